// Worksheets on screen: print, clear, grow, add up. Nothing is stored and nothing is sent.
// Without this script every sheet can still be read, filled in and printed from the browser's menu.
(() => {
  "use strict";
  const fields = document.querySelectorAll(".field textarea, .field input, input.blank");

  function grow(area) {
    area.style.height = "auto";
    area.style.height = `${Math.max(area.scrollHeight + 2, area.offsetHeight)}px`;
  }

  function clear() {
    for (const field of fields) {
      if (field.type === "checkbox" || field.type === "radio") field.checked = false;
      else field.value = "";
      if (field.tagName === "TEXTAREA") field.style.height = "";
    }
    addUp();
  }

  // Money in whole cents, so that sums are exact; null when a cell holds no number.
  function cents(text) {
    const bare = text.replace(/[\s$,]/g, "");
    return /^-?(\d+(\.\d{0,2})?|\.\d{1,2})$/.test(bare) ? Math.round(parseFloat(bare) * 100) : null;
  }

  // As the language of the page writes money, without cents where there are none.
  function money(amount) {
    const style = { style: "currency", currency: "USD", minimumFractionDigits: amount % 100 ? 2 : 0 };
    return new Intl.NumberFormat(document.documentElement.lang, style).format(amount / 100);
  }

  function columnSum(table, column) {
    let sum = null;
    for (const cell of table.querySelectorAll(`tbody input.money[data-column="${column}"]`)) {
      const value = cents(cell.value);
      cell.classList.toggle("not-a-number", value === null && cell.value.trim() !== "");
      if (value !== null) sum = (sum || 0) + value;
    }
    return sum;
  }

  // The sums below one table by column, as `own`; what is left below it is taken `from` the sums of another table.
  function fillTotals(table, own) {
    for (const total of table.querySelectorAll("tr.total input")) {
      const sum = columnSum(table, total.dataset.column);
      own[total.dataset.column] = sum;
      total.value = sum === null ? "" : money(sum);
    }
  }

  function fillLeft(row, own, from) {
    for (const left of row.querySelectorAll("input")) {
      const start = from[left.dataset.column];
      const spent = own[left.dataset.column];
      const isAny = typeof start === "number" || typeof spent === "number";
      left.value = isAny ? money((start || 0) - (spent || 0)) : "";
    }
  }

  function addUp() {
    const sums = {};
    for (const table of document.querySelectorAll("table.budget")) {
      const own = {};
      sums[table.dataset.budget] = own;
      fillTotals(table, own);
      for (const row of table.querySelectorAll("tr.left")) fillLeft(row, own, sums[row.dataset.minusFrom] || {});
    }
  }

  function forget() {
    const large = document.getElementById("large-print");
    if (large) large.checked = false;
    clear();
  }

  for (const total of document.querySelectorAll("tr.sum input")) total.readOnly = true;
  document.addEventListener("input", ({ target }) => {
    if (target.tagName === "TEXTAREA") grow(target);
    if (target.classList.contains("money")) addUp();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-sheet]");
    if (!button) return;
    if (button.dataset.sheet === "print") window.print();
    else clear();
  });

  // On a shared computer the fields must be blank after Back, and when the page is opened again. A page that was opened
  // by a link is blank anyway; what was typed there before the last file came over a slow line must stay.
  if (fields.length) {
    window.addEventListener("pagehide", forget);
    window.addEventListener("pageshow", ({ persisted }) => {
      const opened = performance.getEntriesByType("navigation")[0];
      if (persisted || !opened || opened.type !== "navigate") forget();
    });
  }
})();
