// Filters on the page of all programs. Without this script the page is a plain list.
(() => {
  const form = document.querySelector("[data-catalogue-filters]");
  if (!form) return;
  const items = [...document.querySelectorAll(".catalogue__item")];
  const status = form.querySelector("[role=status]");

  const matches = (item) =>
    ["topic", "kind"].every((name) => {
      const wanted = form.elements[name].value;
      return !wanted || item.dataset[name] === wanted;
    });

  const select = (name, value) => {
    const known = [...form.elements[name]].some((each) => each.value === value);
    form.elements[name].value = known ? value : "";
  };

  const hideEmptyTopics = () => {
    for (const list of document.querySelectorAll(".catalogue")) {
      const empty = !list.querySelector(".catalogue__item:not([hidden])");
      list.hidden = empty;
      document.getElementById(list.dataset.heading).hidden = empty;
    }
  };

  const apply = () => {
    for (const item of items) item.hidden = !matches(item);
    hideEmptyTopics();
    const shown = items.filter((item) => !item.hidden).length;
    status.textContent = `${shown} of ${items.length} programs`;
  };

  // The address keeps the choice, so that it can be shared and reloaded.
  const remember = () => {
    const chosen = [...new FormData(form)].filter(([, value]) => value);
    const query = new URLSearchParams(chosen).toString();
    history.replaceState(null, "", query ? `?${query}` : location.pathname);
  };

  for (const [name, value] of new URLSearchParams(location.search)) {
    if (name === "topic" || name === "kind") select(name, value);
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    apply();
    remember();
  });
  form.hidden = false;
  apply();
})();
