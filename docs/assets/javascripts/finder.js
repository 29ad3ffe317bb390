// The box on the home page: names the pages that a traceback, or words, belong to.
// Everything happens here; the index is a file of this site.
(() => {
  const form = document.querySelector("form.finder");
  if (!form) return;
  const box = form.querySelector("textarea");
  const found = form.querySelector(".finder__found");
  const MOST = 3;
  const ENOUGH = 0.3;
  const STOP = new Set("a an and are as at be by do does for from how i in is it my of on or s t that the this to was what when why with you".split(" "));
  const ERROR = /^\W*([A-Za-z_][\w.]*)(?:: |$)/;

  // As in a reader's hands: no case, no quotes, no addresses, no numbers of threads.
  const words = (text) =>
    text.toLowerCase().replace(/\b0x[0-9a-f]+\b|\bpid[=:]\d+/g, " ").match(/[\p{L}\p{N}_]+/gu) ?? [];
  const joined = (text) => ` ${words(text).join(" ")} `;
  const telling = (text) => new Set(words(text).filter((word) => !STOP.has(word)));

  // Where the parts around each "…" stand, in their order; -1 if not all are there.
  const endOf = (text, parts) => {
    let at = 0;
    for (const part of parts) {
      const next = text.indexOf(part, at);
      if (next < 0) return -1;
      at = next + part.length - 1;
    }
    return at;
  };

  const patterns = (text) => {
    // Readers paste the message without its type, too.
    const message = text.replace(ERROR, "");
    const both = message && words(message).length > 2 ? [text, message] : [text];
    return both.map((each) => each.split("…").map(joined).filter((part) => part.trim()));
  };

  const prepare = (pages) => {
    const phrases = pages.flatMap((page) => [page.title, page.description, ...page.texts, ...page.asked]);
    const often = new Map();
    for (const phrase of phrases) {
      for (const word of telling(phrase)) often.set(word, (often.get(word) ?? 0) + 1);
    }
    const weight = (word) => Math.log(1 + phrases.length / (often.get(word) ?? 0.5));
    const entries = pages.map((page) => ({
      page,
      exact: page.texts.flatMap(patterns),
      like: [page.title, page.description, ...page.texts, ...page.asked].map(telling),
    }));
    return { entries, weight };
  };

  // A traceback says most in the lines that name an error.
  const said = (text) => {
    const lines = text.split("\n").filter((line) => /^[\w.]*(?:Error|Exception|Warning|Timeout|Disconnected)\b/.test(line.trim()));
    return lines.length ? lines.join(" ") : text;
  };

  const alike = (asked, phrase, weight) => {
    const sum = (set) => [...set].reduce((total, word) => total + weight(word), 0);
    const shared = new Set([...asked].filter((word) => phrase.has(word)));
    return shared.size ? sum(shared) / Math.sqrt(sum(asked) * sum(phrase)) : 0;
  };

  // An error text that is there, word for word, beats all; the last in the traceback
  // is the one that the reader has, and of two that end there the longer one.
  const score = (entry, text, asked, weight) => {
    const whole = joined(text);
    const exact = entry.exact.map((parts) => {
      const end = endOf(whole, parts);
      return end < 0 ? 0 : 1 + end / whole.length + parts.join("").length / 1e6;
    });
    const like = entry.like.map((phrase) => alike(asked, phrase, weight));
    return Math.max(0, ...exact, ...like.map((each) => Math.min(each, 0.999)));
  };

  const best = ({ entries, weight }, text) => {
    const asked = telling(said(text));
    return entries
      .map((entry) => ({ page: entry.page, score: score(entry, text, asked, weight) }))
      .filter((each) => each.score >= ENOUGH)
      .sort((a, b) => b.score - a.score)
      .slice(0, MOST)
      .map((each) => each.page);
  };

  const make = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
  const address = (url) => `${form.dataset.root}${url}`;

  const entry = (page) => {
    const link = Object.assign(make("a", page.title), { href: address(page.url) });
    const row = document.createElement("li");
    row.append(link, make("p", page.description));
    return row;
  };

  const show = (text, pages) => {
    if (!words(text).length) return found.replaceChildren();
    if (pages.length) {
      const list = document.createElement("ol");
      list.append(...pages.map(entry));
      return found.replaceChildren(list);
    }
    const query = encodeURIComponent(said(text).slice(0, 200));
    const search = Object.assign(make("a", "Search the handbook for it"), { href: `?q=${query}` });
    const none = make("p", "No page is about this text. ");
    none.append(search);
    found.replaceChildren(none);
  };

  let loaded;
  const load = () =>
    (loaded ??= fetch(form.dataset.index).then((answer) => answer.json()).then(prepare));

  form.addEventListener("focusin", load, { once: true });
  form.addEventListener("submit", (event) => event.preventDefault());
  box.addEventListener("input", async () => {
    const known = await load();
    show(box.value, best(known, box.value));
  });
  form.hidden = false;
})();
