// The theme's search reads quotes, signs and colons as commands. A reader who pastes
// a traceback means its last error, word for word. What is typed stays as it is.
(() => {
  const box = document.querySelector("[data-md-component=search-query]");
  if (!box) return;
  const ERROR = /[A-Z]\w*(?:Error|Exception|Warning|Exit|Interrupt)\b: (?!.*\b[A-Z]\w*(?:Error|Exception|Warning): )/;

  const meant = (text) => {
    const found = text.match(ERROR);
    const error = found ? text.slice(found.index) : text;
    return error.replace(/[^\p{L}\p{N}_.]+/gu, " ").trim();
  };

  // More than one character put in at once was pasted, dropped or dictated.
  const isPasted = ({ inputType = "", data }) =>
    /^insertFrom/.test(inputType) || (data ?? "").length > 1;

  box.addEventListener("input", (event) => {
    if (!isPasted(event)) return;
    box.value = meant(box.value);
    // The theme looks at the box when a key comes up, and only then.
    box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  });
})();
