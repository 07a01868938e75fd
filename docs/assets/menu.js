// The menu and the search open by real buttons, which keys reach. The theme keeps its state in two check boxes.
// The theme's script and the index of the search are fetched when somebody searches, and not before.
// Without this script the menu stands below the page and is always open.
(function () {
  "use strict";
  var drawer = document.getElementById("__drawer"), search = document.getElementById("__search");
  var menu = document.getElementById("menu"), opener = document.querySelector('[data-opens="__drawer"]');
  var behind = document.querySelectorAll(".md-skip, .md-banner, .md-header, .md-content, .md-footer, .leave");
  var isWide = window.matchMedia("(min-width: 76.25em)");

  var searchScript = document.currentScript.dataset.search, field = document.querySelector("#search input");

  function fetchSearch() {
    if (!searchScript) return;
    var script = document.createElement("script");
    script.src = searchScript;
    searchScript = "";
    document.body.append(script);
  }

  function set(box, open) {
    if (box.checked !== open) box.click();
  }

  document.querySelectorAll("[data-opens]").forEach(function (button) {
    var box = document.getElementById(button.dataset.opens);
    button.addEventListener("click", function () { set(box, true); });
    box.addEventListener("change", function () { button.setAttribute("aria-expanded", String(box.checked)); });
  });
  document.querySelectorAll("[data-closes]").forEach(function (button) {
    button.addEventListener("click", function () {
      set(document.getElementById(button.dataset.closes), false);
      document.querySelector('[data-opens="' + button.dataset.closes + '"]').focus();
    });
  });

  // While the menu covers the page, keys stay in it.
  drawer.addEventListener("change", function () {
    behind.forEach(function (part) { part.inert = drawer.checked; });
    if (drawer.checked) menu.querySelector("button, a").focus();
    else if (!isWide.matches) opener.focus();
  });
  search.addEventListener("change", function () {
    if (search.checked) field.focus();
  });
  field.addEventListener("focus", fetchSearch);
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    var searching = search.checked && event.target.closest && event.target.closest("#search");
    if (drawer.checked) set(drawer, false);
    if (searching) {
      set(search, false);
      if (!window.matchMedia("(min-width: 60em)").matches) document.querySelector('[data-opens="__search"]').focus();
    }
  });
  isWide.addEventListener("change", function () { set(drawer, false); });
})();
