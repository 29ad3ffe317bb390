// The box on the home page: names the pages that a traceback, or words, belong to.
(() => {
  const form = document.querySelector("form.finder");
  if (!form) return;
  const box = form.querySelector("textarea");
  const found = form.querySelector(".finder__found");
  const MOST = 3;
  const ENOUGH = 0.3;

  const make = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });

  const entry = (page) => {
    const link = Object.assign(make("a", page.title), { href: `${form.dataset.root}${page.url}` });
    const row = document.createElement("li");
    row.append(link, make("p", page.description));
    return row;
  };

  const none = (text) => {
    const query = encodeURIComponent(naming.said(text).slice(0, 200));
    const search = Object.assign(make("a", "Search the handbook for it"), { href: `?q=${query}` });
    const says = make("p", "No page is about this text. ");
    says.append(search);
    return says;
  };

  const show = (text, pages) => {
    const list = document.createElement("ol");
    list.append(...pages.slice(0, MOST).map(entry));
    found.replaceChildren(pages.length ? list : none(text));
  };

  form.addEventListener("focusin", naming.load, { once: true });
  form.addEventListener("submit", (event) => event.preventDefault());
  box.addEventListener("input", async () => {
    const text = box.value;
    const scores = await naming.scores(text);
    // Another letter may have come meanwhile.
    if (text !== box.value) return;
    const pages = scores.filter((each) => each.score >= ENOUGH).map((each) => each.page);
    if (naming.words(text).length) show(text, pages);
    else found.replaceChildren();
  });
  form.hidden = false;
})();
