// A print job is named after its page, and a shared printer shows that name to everybody, so the site's name stands in.
(() => {
  "use strict";
  const { title } = document;
  const { site } = document.currentScript.dataset;
  window.addEventListener("beforeprint", () => {
    document.title = site;
  });
  window.addEventListener("afterprint", () => {
    document.title = title;
  });
})();
