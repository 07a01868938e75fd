// A button that prints its page. Without this script it is not shown, and the browser's menu prints the same.
(() => {
  "use strict";
  document.addEventListener("click", ({ target }) => {
    if (target.closest("[data-print]")) window.print();
  });
})();
