// Worksheets on screen: print, clear, grow, add up. Nothing is stored and nothing is sent.
// Without this script every sheet can still be read, filled in and printed from the browser's menu.
(function () {
  "use strict";
  var fields = document.querySelectorAll(".field textarea, .field input, input.blank");

  function grow(area) {
    area.style.height = "auto";
    area.style.height = Math.max(area.scrollHeight + 2, area.offsetHeight) + "px";
  }

  function clear() {
    fields.forEach(function (field) {
      if (field.type === "checkbox" || field.type === "radio") field.checked = false;
      else field.value = "";
      if (field.tagName === "TEXTAREA") field.style.height = "";
    });
    addUp();
  }

  // Money in whole cents, so that sums are exact; null when a cell holds no number.
  function cents(text) {
    var bare = text.replace(/[\s$,]/g, "");
    return /^-?(\d+(\.\d{0,2})?|\.\d{1,2})$/.test(bare) ? Math.round(parseFloat(bare) * 100) : null;
  }

  function dollars(amount) {
    var whole = Math.floor(Math.abs(amount) / 100).toString().replace(/\B(?=(\d{3})+$)/g, ",");
    var rest = Math.abs(amount) % 100;
    return (amount < 0 ? "-$" : "$") + whole + (rest ? "." + (rest < 10 ? "0" : "") + rest : "");
  }

  function columnSum(table, column) {
    var sum = null;
    table.querySelectorAll('tbody input.money[data-column="' + column + '"]').forEach(function (cell) {
      var value = cents(cell.value);
      cell.classList.toggle("not-a-number", value === null && cell.value.trim() !== "");
      if (value !== null) sum = (sum || 0) + value;
    });
    return sum;
  }

  function addUp() {
    var sums = {};
    document.querySelectorAll("table.budget").forEach(function (table) {
      var own = (sums[table.dataset.budget] = {});
      table.querySelectorAll("tr.total input").forEach(function (total) {
        var sum = (own[total.dataset.column] = columnSum(table, total.dataset.column));
        total.value = sum === null ? "" : dollars(sum);
      });
      table.querySelectorAll("tr.left").forEach(function (row) {
        var from = sums[row.dataset.minusFrom] || {};
        row.querySelectorAll("input").forEach(function (left) {
          var start = from[left.dataset.column], spent = own[left.dataset.column];
          var any = typeof start === "number" || typeof spent === "number";
          left.value = any ? dollars((start || 0) - (spent || 0)) : "";
        });
      });
    });
  }

  document.querySelectorAll("tr.sum input").forEach(function (total) { total.readOnly = true; });
  document.addEventListener("input", function (event) {
    if (event.target.tagName === "TEXTAREA") grow(event.target);
    if (event.target.classList.contains("money")) addUp();
  });
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-sheet]");
    if (!button) return;
    if (button.dataset.sheet === "print") window.print();
    else clear();
  });
  function forget() {
    var large = document.getElementById("large-print");
    if (large) large.checked = false;
    clear();
  }

  // A shared computer must show blank fields after Back, and after the page is opened again. A page that a link has
  // opened is blank by itself; there, what was typed on a slow line before the last file came must stay.
  if (fields.length) {
    window.addEventListener("pagehide", forget);
    window.addEventListener("pageshow", function (event) {
      var opened = performance.getEntriesByType("navigation")[0];
      if (event.persisted || !opened || opened.type !== "navigate") forget();
    });
  }
})();
