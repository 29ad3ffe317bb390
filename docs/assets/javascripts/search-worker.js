// Between the theme's search box and its worker: what a reader means by the words, and
// which results come first. Loaded before the theme's own script, which makes the worker.
(() => {
  // SearchMessageType of the theme
  const QUERY = 2;
  const RESULT = 3;
  const SAYS = 6;

  // The theme would look for every word as the beginning of others: "in a thread"
  // finds what holds "includes" and "any". Small words say nothing here; those that
  // nearly every page has say little; an ending keeps no other form from being found.
  const EVERYWHERE = /^(?:flask|python|threads?|runs?|running)$/i;
  // To the theme these are commands; readers paste them. "--preload" is an option.
  const COMMANDS = /[~^*:+"]|(?<!\S)-+/g;

  const term = (word) => {
    if (EVERYWHERE.test(word)) return `${word}^1`;
    const beginning = word.length > 3 && /^[a-z]+$/.test(word);
    return beginning ? `${naming.stem(word)}*^4` : `${word}^4`;
  };
  const meant = (query) => {
    const words = query.replace(COMMANDS, " ").split(/\s+/).filter(Boolean);
    const telling = words.filter((word) => !naming.SMALL.has(word.toLowerCase()));
    return (telling.length ? telling : words).map(term).join(" ");
  };

  // How a page names what it answers says more than how often it has the words.
  const ranked = async (items, query) => {
    const most = Math.max(...items.map(([first]) => first.score));
    const named = new Map((await naming.scores(query)).map(({ page, score }) => [page.url, score]));
    const total = ([first]) =>
      first.score / most + SAYS * (named.get(first.location.split("#")[0]) ?? 0);
    return items.toSorted((a, b) => total(b) - total(a));
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
