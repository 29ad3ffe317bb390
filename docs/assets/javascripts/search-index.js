// The theme asks for the search index when a page opens. It is the heaviest file of the
// site, and only a reader who searches needs it: this holds the request back until then.
// Loaded before the theme's own script, which asks with XMLHttpRequest.
(() => {
  const INDEX = /\/search\/search_index\.json$/;
  const query = new URLSearchParams(location.search);

  // Where script and styles came late, the reader may be in the box already.
  const inBox = () => document.activeElement.matches("[data-md-component=search-query]");

  const searchBegins = new Promise((begin) => {
    // A shared search, or words of one to mark in the page: both need the index now.
    if (query.has("q") || query.has("h") || inBox()) begin();
    document.addEventListener("focusin", () => {
      if (inBox()) begin();
    });
  });

  window.XMLHttpRequest = class extends XMLHttpRequest {
    open(method, url, ...rest) {
      this.waits = INDEX.test(url);
      super.open(method, url, ...rest);
    }

    async send(body) {
      if (this.waits) await searchBegins;
      super.send(body);
    }
  };
})();
