// The print basket: shows the picked sheets one after the other, so that they print in one go.
// The list lives in the address behind the #; nothing is stored. Without this script the page is a list of links.
(() => {
  "use strict";
  const words = JSON.parse(document.currentScript.dataset.words);
  const { lang } = document.documentElement;
  const plural = new Intl.PluralRules(lang);
  const number = new Intl.NumberFormat(lang);
  const shelf = document.querySelector(".basket-sheets");
  if (!shelf) return;
  const boxes = Array.from(document.querySelectorAll(".basket fieldset input"));
  const status = document.querySelector(".basket-status");
  let shown = new Map(); // each sheet by its id: what was typed there stays while others are picked
  let loaded = 0;
  let turn = 0;

  // An address that was cut off in the middle of an escape picks nothing.
  function unescaped(text) {
    try {
      return decodeURIComponent(text);
    } catch (_) {
      return "";
    }
  }

  function picked() {
    const known = boxes.map((box) => box.value);
    const ids = new Set(unescaped(location.hash.slice(1)).split(","));
    return Array.from(ids).filter((id) => known.includes(id));
  }

  // Each sheet counts its field ids from one, so side by side they need to be told apart.
  function apart(sheet, number) {
    const own = (name) => `s${number}-${name}`;
    for (const tools of sheet.querySelectorAll(".sheet-tools, .sheet-clear")) tools.remove(); // the basket has its own
    for (const part of sheet.querySelectorAll("[id]")) part.id = own(part.id);
    for (const label of sheet.querySelectorAll("[for]")) label.htmlFor = own(label.htmlFor);
    for (const radio of sheet.querySelectorAll('input[type="radio"]')) radio.name = own(radio.name);
    for (const back of sheet.querySelectorAll(".note-back")) back.remove();
    for (const mark of sheet.querySelectorAll(".note-mark")) mark.removeAttribute("href"); // the address is the list
    for (const title of sheet.querySelectorAll("h1")) title.setAttribute("aria-level", "2");
    return sheet;
  }

  async function load(id) {
    if (shown.has(id)) return shown.get(id);
    const answer = await fetch(`${shelf.dataset.root}/${id}/`);
    if (!answer.ok) throw new Error(id);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    loaded += 1;
    return apart(page.querySelector(".sheet"), loaded);
  }

  async function show() {
    const mine = ++turn;
    const ids = picked();
    for (const box of boxes) box.checked = ids.includes(box.value);
    try {
      const sheets = await Promise.all(ids.map(load));
      if (mine !== turn) return; // somebody has picked again in the meantime
      shelf.replaceChildren(...sheets);
      shown = new Map(ids.map((id, index) => [id, sheets[index]]));
      document.dispatchEvent(new Event("sheetschange"));
      status.textContent = words.ready[plural.select(sheets.length)].replace("{count}", number.format(sheets.length));
    } catch (_) {
      status.textContent = words.failed;
    }
  }

  function keep(ids) {
    history.replaceState(null, "", ids.length ? `#${ids.join(",")}` : location.pathname);
    show();
  }

  document.querySelector(".basket").addEventListener("change", () => {
    keep(boxes.filter((box) => box.checked).map((box) => box.value));
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-basket]");
    if (!button) return;
    if (button.dataset.basket === "print") window.print();
    else keep([]);
  });
  window.addEventListener("hashchange", show);
  show();
})();
