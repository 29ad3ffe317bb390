// What a reader means by a search. What stands in the box stays as it was typed.
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

  // The theme would look for every word as the beginning of others: "in a thread"
  // finds what holds "includes" and "any". Small words say nothing here; those that
  // nearly every page has say little; an ending keeps no other form from being found.
  const SMALL = new Set(
    `a an and another any are as at be been but by can can't cannot could do does doesn't
    don't for from get gets has have how i if in inside into is it its me more my no not of
    off on one only or other our out own same should so than that the their them then there
    they this to too up use using was way we what when where which while who why will with
    within without you your`.split(/\s+/),
  );
  const EVERYWHERE = /^(?:flask|python|threads?|runs?|running)$/i;
  const COMMAND = /[~^*:+"]/;

  const stem = (word) => {
    const short = word.replace(/(?:ing|ed|es|s)$/, "");
    return short.length < 4 ? word : short;
  };
  const term = (word) => {
    if (COMMAND.test(word)) return word;
    if (EVERYWHERE.test(word)) return `${word}^1`;
    const beginning = word.length > 3 && /^[a-z]+$/.test(word);
    return beginning ? `${stem(word)}*^4` : `${word}^4`;
  };
  const meant = (query) => {
    // "--preload" is an option, and not a word to leave out.
    const words = query.split(/\s+-*/).filter(Boolean);
    const telling = words.filter((word) => !SMALL.has(word.toLowerCase()));
    return (telling.length ? telling : words).map(term).join(" ");
  };

  // What the theme's script asks of its worker; 2 is a query (SearchMessageType).
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    const query = message?.type === 2;
    post.call(this, query ? { ...message, data: meant(message.data) } : message, ...rest);
  };
})();
