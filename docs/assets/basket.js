// The print basket: shows the picked sheets one after the other, so that they print in one go.
// The list lives in the address behind the #; nothing is stored. Without this script the page is a list of links.
(function () {
  "use strict";
  var shelf = document.querySelector(".basket-sheets");
  if (!shelf) return;
  var boxes = Array.prototype.slice.call(document.querySelectorAll('.basket input[type="checkbox"]'));
  var status = document.querySelector(".basket-status");
  var turn = 0;

  function picked() {
    var known = boxes.map(function (box) { return box.value; });
    return decodeURIComponent(location.hash.slice(1)).split(",").filter(function (id) { return known.indexOf(id) >= 0; });
  }

  // Field ids are counted from one on every sheet; here they need to differ.
  function apart(sheet, number) {
    sheet.querySelectorAll("[id]").forEach(function (part) { part.id = "s" + number + "-" + part.id; });
    sheet.querySelectorAll("[for]").forEach(function (label) { label.htmlFor = "s" + number + "-" + label.htmlFor; });
    sheet.querySelectorAll('input[type="radio"]').forEach(function (radio) { radio.name = "s" + number + "-" + radio.name; });
    sheet.querySelectorAll("h1").forEach(function (title) { title.setAttribute("aria-level", "2"); });
    return sheet;
  }

  function load(id, number) {
    return fetch(shelf.dataset.root + "/" + id + "/").then(function (answer) {
      if (!answer.ok) throw new Error(id);
      return answer.text();
    }).then(function (text) {
      return apart(new DOMParser().parseFromString(text, "text/html").querySelector(".sheet"), number);
    });
  }

  function show() {
    var mine = ++turn;
    var ids = picked();
    boxes.forEach(function (box) { box.checked = ids.indexOf(box.value) >= 0; });
    Promise.all(ids.map(load)).then(function (sheets) {
      if (mine !== turn) return;
      shelf.replaceChildren.apply(shelf, sheets);
      status.textContent = sheets.length === 1 ? "1 sheet is ready to print." : sheets.length + " sheets are ready to print.";
    }, function () {
      status.textContent = "The sheets could not be opened here. Please open each of them by its link, and print it there.";
    });
  }

  document.querySelector(".basket").addEventListener("change", function () {
    var ids = boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
    history.replaceState(null, "", ids.length ? "#" + ids.join(",") : location.pathname);
    show();
  });
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-basket]");
    if (!button) return;
    if (button.dataset.basket === "print") { window.print(); return; }
    history.replaceState(null, "", location.pathname);
    show();
  });
  window.addEventListener("hashchange", show);
  show();
})();
