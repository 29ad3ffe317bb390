// Names the pages that a text belongs to: a traceback, or words. The box on the home
// page asks it, and the search. Its index is a file of this site; see sitegen's finder.
window.naming = (() => {
  const INDEX = new URL("../finder.json", document.currentScript.src);
  const SMALL = new Set(
    `a an and another any are as at be been but by can can't cannot could d did do does doesn't
    don't for from get gets had has have how i if in inside into is it its ll me more my no not
    of off on one only or other our out own re s same should so t than that the their them then
    there they this to too up use using ve was way we were what when where which while who why
    will with within without you your`.split(/\s+/),
  );
  const ERROR = /^\W*([A-Za-z_][\w.]*)(?:: |$)/;
  const NAMES_AN_ERROR = /^[\w.]*(?:Error|Exception|Warning|Timeout|Disconnected)\b/;

  // As in a reader's hands: no case, no quotes, no addresses, no numbers of processes.
  const words = (text) =>
    text.toLowerCase().replace(/\b0x[0-9a-f]+\b|\bpid[=:]\d+/g, " ").match(/[\p{L}\p{N}_]+/gu) ?? [];
  const joined = (text) => ` ${words(text).join(" ")} `;
  // "caches", "cached", "caching" and "cache" are one word, as are "stopped" and "stop".
  const stem = (word) =>
    word.replace(/(?<=...)(?:ing|ed|es|e|(?<!s)s)$/, "").replace(/(?<=..)([gmnpt])\1$/, "$1");
  // "ThreadPoolExecutor" is also three.
  const telling = (text) => {
    const apart = text.replace(/(?<=[a-z])(?=[A-Z])|[_.]+/g, " ");
    const kept = words(`${text} ${apart}`).filter((word) => !SMALL.has(word));
    return new Set(kept.map(stem));
  };

  // Where the parts around each "…" end, in their order; -1 if not all are there.
  const endOf = (text, parts) => {
    let at = 0;
    for (const part of parts) {
      const next = text.indexOf(part, at);
      if (next < 0) return -1;
      at = next + part.length - 1;
    }
    return at;
  };

  // Readers paste the message without its type, too.
  const patterns = (text) => {
    const message = text.replace(ERROR, "");
    const both = message && words(message).length > 2 ? [text, message] : [text];
    return both.map((each) => each.split("…").map(joined).filter((part) => part.trim()));
  };

  const prepare = (pages) => {
    const phrases = ({ title, description, texts, asked }) => [title, description, ...texts, ...asked];
    const every = pages.flatMap(phrases).map(telling);
    const often = new Map();
    for (const word of every.flatMap((each) => [...each])) often.set(word, (often.get(word) ?? 0) + 1);
    const weight = (word) => Math.log(1 + every.length / (often.get(word) ?? 0.5));
    const entries = pages.map((page) => ({
      page,
      exact: page.texts.flatMap(patterns),
      like: phrases(page).map(telling),
    }));
    return { entries, weight };
  };

  // A traceback says most in the lines that name an error.
  const said = (text) => {
    const lines = text.split("\n").filter((line) => NAMES_AN_ERROR.test(line.trim()));
    return lines.length ? lines.join(" ") : text;
  };

  // The cosine of two sets of words, each word as heavy as it is rare.
  const alike = (asked, phrase, weight) => {
    const sum = (set) => [...set].reduce((total, word) => total + weight(word), 0);
    const shared = [...asked].filter((word) => phrase.has(word));
    return shared.length ? sum(shared) / Math.sqrt(sum(asked) * sum(phrase)) : 0;
  };

  // Of two pages that are as near, the one that says it twice.
  const SECOND = 0.3;

  // An error text that is there, word for word, beats all (2 and more); the last in the traceback
  // is the one that the reader has, and of two that end there the longer one.
  const score = (entry, text, asked, weight) => {
    const whole = joined(text);
    const exact = entry.exact.map((parts) => {
      const end = endOf(whole, parts);
      return end < 0 ? 0 : 2 + end / whole.length + parts.join("").length / 1e6;
    });
    const like = entry.like.map((phrase) => alike(asked, phrase, weight)).sort((a, b) => b - a);
    return Math.max(like[0] + SECOND * like[1], ...exact);
  };

  let loaded;
  const load = () => (loaded ??= fetch(INDEX).then((answer) => answer.json()).then(prepare));

  // Each page's score: 0 nothing in common, up to 1.3 alike, from 2 on an error text is there.
  const scores = async (text) => {
    const { entries, weight } = await load();
    const asked = telling(said(text));
    const scored = entries.map((entry) => ({ page: entry.page, score: score(entry, text, asked, weight) }));
    return scored.sort((a, b) => b.score - a.score);
  };

  return { SMALL, load, said, scores, stem, words };
})();
