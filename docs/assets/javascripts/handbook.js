// Copy buttons, and names for what the theme's own script leaves unnamed.
(() => {
  const said = document.createElement("p");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  document.body.append(said);

  // An excerpt's button copies the whole program, which is a file of the site.
  const load = async (figure) => {
    if (figure.dataset.part !== "excerpt") {
      return figure.querySelector(".snippet__code code").textContent;
    }
    const answer = await fetch(figure.dataset.raw);
    if (!answer.ok) throw new Error(`${answer.status} for ${figure.dataset.raw}`);
    return answer.text();
  };

  // Safari allows to write later what was asked for now only as a promise.
  const write = (text) => {
    if (!navigator.clipboard) return text.then(writeSelected);
    if (!window.ClipboardItem) return text.then((each) => navigator.clipboard.writeText(each));
    const blob = text.then((each) => new Blob([each], { type: "text/plain" }));
    return navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
  };

  // Without HTTPS there is no clipboard object, but a selection can be copied.
  const writeSelected = (text) => {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    if (!done) throw new Error("the browser does not allow it");
  };

  const tell = (button, state, words, aloud) => {
    button.dataset.label ??= button.textContent;
    button.dataset.state = state;
    button.textContent = words;
    said.textContent = aloud;
    clearTimeout(button.timer);
    button.timer = setTimeout(() => {
      button.textContent = button.dataset.label;
      button.dataset.state = "";
      said.textContent = "";
    }, 2000);
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest(".snippet__copy");
    if (!button) return;
    try {
      await write(load(button.closest("figure")));
      const label = button.getAttribute("aria-label");
      tell(button, "copied", "Copied", label.replace(/^Copy/, "Copied"));
    } catch (error) {
      tell(button, "failed", "Not copied", `Not copied: ${error.message}`);
    }
  });
})();
