// The menu opens by a real button, which keys reach. The theme keeps its state in a check box.
// Without this script the menu stands below the page and is always open.
(function () {
  "use strict";
  var drawer = document.getElementById("__drawer"), menu = document.getElementById("menu");
  var opener = document.querySelector(".open-menu"), closer = document.querySelector(".close-menu");
  var behind = document.querySelectorAll(".md-skip, .md-banner, .md-header, .md-content, .md-footer, .leave");
  var isWide = window.matchMedia("(min-width: 76.25em)");
  if (!menu) return;

  function set(open) {
    if (drawer.checked !== open) drawer.click();
  }

  opener.addEventListener("click", function () { set(true); });
  closer.addEventListener("click", function () { set(false); });
  // While the menu covers the page, keys stay in it.
  drawer.addEventListener("change", function () {
    opener.setAttribute("aria-expanded", String(drawer.checked));
    behind.forEach(function (part) { part.inert = drawer.checked; });
    if (drawer.checked) menu.querySelector("button, a").focus();
    else if (!isWide.matches) opener.focus();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") set(false);
  });
  isWide.addEventListener("change", function () { set(false); });
})();
