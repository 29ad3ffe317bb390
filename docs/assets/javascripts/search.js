// A pasted traceback in the search box. What is typed stays as it is.
(() => {
  const box = document.querySelector("[data-md-component=search-query]");
  if (!box) return;
  const ERROR = /[A-Z]\w*(?:Error|Exception|Warning|Exit|Interrupt)\b: (?!.*\b[A-Z]\w*(?:Error|Exception|Warning): )/;

  // The theme reads quotes, signs and colons as commands. A reader who pastes a
  // traceback means its last error, word for word.
  const error = (text) => {
    const found = text.match(ERROR);
    const last = found ? text.slice(found.index) : text;
    return last.replace(/[^\p{L}\p{N}_.]+/gu, " ").trim();
  };

  // More than one character put in at once was pasted, dropped or dictated.
  const isPasted = ({ inputType = "", data }) =>
    /^insertFrom/.test(inputType) || (data ?? "").length > 1;

  box.addEventListener("input", (event) => {
    if (!isPasted(event)) return;
    box.value = error(box.value);
    // The theme looks at the box when a key comes up, and only then.
    box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  });
})();
