// Budgets on screen: sums stand below the amounts. What cannot be read as one amount is left out of them, and both its
// cell and the sums say so in words. Without this script the cells for sums are blanks like all others.
(() => {
  "use strict";
  const words = JSON.parse(document.currentScript.dataset.words);
  const CELLS = "table.budget tbody input.money";
  const SUMS = "table.budget tr.sum input";
  const PAUSE = 1000; // milliseconds without a key: "1,2" may be on its way to "1,200"
  const said = document.createElement("p");
  let timer = null;

  // Adding up

  function isUnread(cell) {
    return cell.getAttribute("aria-invalid") === "true";
  }

  function mark(cell, isWrong) {
    cell.classList.toggle("not-a-number", isWrong);
    if (isWrong) cell.setAttribute("aria-invalid", "true");
    else cell.removeAttribute("aria-invalid");
  }

  // What a column comes to, null while nothing can be added, and how many of its cells are left out.
  function columnSum(table, column) {
    const sum = { cents: null, leftOut: 0 };
    for (const cell of table.querySelectorAll(`tbody input.money[data-column="${column}"]`)) {
      const value = Amounts.read(cell.value, table.dataset.currency);
      mark(cell, value === null && cell.value.trim() !== "");
      if (value !== null) sum.cents = (sum.cents || 0) + value;
      else if (isUnread(cell)) sum.leftOut += 1;
    }
    return sum;
  }

  function write(field, { cents, leftOut }) {
    field.value = cents === null ? "" : Amounts.write(cents, field.closest("table").dataset.currency);
    field.dataset.leftOut = leftOut;
  }

  function head(field) {
    return field.parentElement.dataset.label;
  }

  // The sums of one table, by the heads of their columns.
  function fillTotals(table) {
    const sums = new Map();
    for (const total of table.querySelectorAll("tr.total input")) {
      const sum = columnSum(table, total.dataset.column);
      sums.set(head(total), sum);
      write(total, sum);
    }
    return sums;
  }

  // What is left of the sums `from` another table.
  function fillLeft(table, own, from) {
    for (const left of table.querySelectorAll("tr.left input")) {
      const spent = own.get(head(left));
      const start = from.get(head(left));
      const isAny = start && (start.cents !== null || spent.cents !== null);
      const cents = isAny ? start.cents - spent.cents : null;
      write(left, { cents, leftOut: spent.leftOut + (start ? start.leftOut : 0) });
    }
  }

  function sheetOf(part) {
    return part.closest(".sheet") || document;
  }

  // Within one sheet captions tell tables apart; another sheet on the page may have the same.
  function addUp(sheet) {
    const tables = Array.from(sheet.querySelectorAll("table.budget"));
    const sums = new Map(tables.map((table) => [table.dataset.budget, fillTotals(table)]));
    for (const table of tables) {
      const row = table.querySelector("tr.left");
      if (row) fillLeft(table, sums.get(table.dataset.budget), sums.get(row.dataset.minusFrom) || new Map());
    }
  }

  // Telling

  function leftOut(count) {
    const { lang } = document.documentElement;
    if (!count) return "";
    const text = words.left_out[new Intl.PluralRules(lang).select(count)];
    return text.replace("{count}", new Intl.NumberFormat(lang).format(count));
  }

  // Words below a field; none for "".
  function note(field, text) {
    const id = `${field.id}-note`;
    const old = document.getElementById(id);
    if (text === (old ? old.textContent : "")) return;
    if (old) old.remove();
    field.removeAttribute("aria-describedby");
    if (!text) return;
    const below = document.createElement("span");
    below.id = id;
    below.className = "money-note";
    below.textContent = text;
    field.parentElement.append(below);
    field.setAttribute("aria-describedby", id);
  }

  function tell() {
    clearTimeout(timer);
    for (const cell of document.querySelectorAll(CELLS)) note(cell, isUnread(cell) ? words.unread : "");
    for (const sum of document.querySelectorAll(SUMS)) note(sum, leftOut(Number(sum.dataset.leftOut)));
  }

  // At the start, and when the sheets have changed in another way than by typing.
  function renew() {
    for (const sum of document.querySelectorAll(SUMS)) sum.readOnly = true;
    const tables = Array.from(document.querySelectorAll("table.budget"));
    for (const sheet of new Set(tables.map(sheetOf))) addUp(sheet);
    said.textContent = "";
    tell();
  }

  said.className = "money-said screen-only";
  said.setAttribute("aria-live", "polite");
  (document.querySelector("main") || document.body).append(said);
  document.addEventListener("input", ({ target }) => {
    if (!target.matches(CELLS)) return;
    addUp(sheetOf(target));
    clearTimeout(timer);
    if (isUnread(target)) timer = setTimeout(tell, PAUSE);
    else tell();
  });
  document.addEventListener("change", ({ target }) => {
    if (!target.matches(CELLS)) return;
    tell();
    const name = target.getAttribute("aria-label");
    said.textContent = isUnread(target) ? words.told.replace("{cell}", () => name) : "";
  });
  window.addEventListener("beforeprint", tell);
  document.addEventListener("sheetschange", renew);
  renew();
})();
