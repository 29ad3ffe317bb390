// Between the theme's search box and its worker: what a reader means by the words, and
// which results come first. Loaded before the theme's own script, which makes the worker.
(() => {
  // SearchMessageType of the theme
  const QUERY = 2;
  const RESULT = 3;
  const ENOUGH = 0.5;

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

  // Pages that name the question themselves come before those that have its words.
  const ranked = async (items, query) => {
    const pages = await naming.pages(query, ENOUGH);
    const places = new Map(pages.map((page, place) => [page.url, place]));
    const place = ([first]) => places.get(first.location.split("#")[0]) ?? pages.length;
    return items.toSorted((a, b) => place(a) - place(b));
  };

  window.Worker = class extends Worker {
    queries = [];

    postMessage(message, ...rest) {
      if (message?.type !== QUERY) return super.postMessage(message, ...rest);
      this.queries.push(message.data);
      super.postMessage({ ...message, data: meant(message.data) }, ...rest);
    }

    addEventListener(type, listener, ...rest) {
      if (type !== "message") return super.addEventListener(type, listener, ...rest);
      super.addEventListener(
        type,
        async ({ data: message }) => {
          if (message.type !== RESULT) return listener(new MessageEvent(type, { data: message }));
          const items = await ranked(message.data.items, this.queries.shift());
          listener(new MessageEvent(type, { data: { ...message, data: { ...message.data, items } } }));
        },
        ...rest,
      );
    }
  };
})();
