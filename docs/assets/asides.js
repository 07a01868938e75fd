// Opens what is folded for as long as the page prints, in browsers whose styles cannot, and where a link leads.
(() => {
  "use strict";
  const folds = () => Array.from(document.querySelectorAll(".page-text details:not([open])"));
  let opened = [];

  function follow() {
    const id = decodeURIComponent(window.location.hash.slice(1));
    for (const fold of document.querySelectorAll(".aside")) {
      if (fold.contains(document.getElementById(id))) fold.open = true;
    }
  }

  window.addEventListener("beforeprint", () => {
    opened = folds();
    for (const fold of opened) fold.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
    opened = [];
  });
  window.addEventListener("hashchange", follow);
  follow();
})();
