// The print basket: shows the picked sheets one after the other, so that they print in one go, each as often as asked.
// The list lives in the address behind the #; nothing is stored. Without this script the page is a list of links.
(() => {
  "use strict";
  // Sheets in one print: more of them, and a browser seems to hang.
  const MOST_IN_ALL = 200;
  const words = JSON.parse(document.currentScript.dataset.words);
  const { lang } = document.documentElement;
  const plural = new Intl.PluralRules(lang);
  const number = new Intl.NumberFormat(lang);
  const shelf = document.querySelector(".basket-sheets");
  if (!shelf) return;
  const boxes = Array.from(document.querySelectorAll(".basket fieldset input"));
  const known = boxes.map((box) => box.value);
  const people = document.getElementById("people");
  const status = document.querySelector(".basket-status");
  const printButton = document.querySelector("[data-basket='print']");
  // Each sheet by its id: what was typed there stays while others are picked.
  let shown = new Map();
  let loaded = 0;
  let turn = 0;

  // The list

  function picked() {
    return BasketList.read(location.hash, known);
  }

  function keep(list, note) {
    const text = BasketList.write(list);
    history.replaceState(null, "", text ? `#${text}` : location.pathname);
    show(note);
  }

  function usual(id, list) {
    return boxes[known.indexOf(id)].dataset.copies === "group" ? 1 : list.people;
  }

  function copiesOf(id, list) {
    return list.copies.get(id) || usual(id, list);
  }

  // The number that somebody typed. One that is too high is brought down to the most, and the note says so.
  function typed(field) {
    const note =
      Number(field.value) > BasketList.MOST ? words.most.replace("{most}", number.format(BasketList.MOST)) : "";
    return { wanted: BasketList.count(field.value.trim()), note };
  }

  // Beside each picked sheet, the number of its copies

  function fieldOf(box) {
    return box.closest("li").querySelector(".copies input");
  }

  function addField(box) {
    const label = document.createElement("label");
    const field = document.createElement("input");
    Object.assign(field, { type: "number", min: 1, max: BasketList.MOST, inputMode: "numeric", autocomplete: "off" });
    field.setAttribute(
      "aria-label",
      words.copies_of.replace("{sheet}", () => box.labels[0].textContent.trim()),
    );
    label.className = "copies";
    label.append(words.copies, " ", field);
    box.closest("li").append(label);
    return field;
  }

  function fill(list) {
    people.value = list.people;
    for (const box of boxes) {
      box.checked = list.copies.has(box.value);
      const field = fieldOf(box);
      if (box.checked) (field || addField(box)).value = copiesOf(box.value, list);
      else if (field) field.parentElement.remove();
    }
  }

  // The sheets

  // Each sheet counts its field ids from one, so side by side they need to be told apart.
  function apart(sheet, number) {
    const own = (name) => `s${number}-${name}`;
    // The basket has its own.
    for (const tools of sheet.querySelectorAll(".sheet-tools, .sheet-clear")) tools.remove();
    for (const part of sheet.querySelectorAll("[id]")) part.id = own(part.id);
    for (const label of sheet.querySelectorAll("[for]")) label.htmlFor = own(label.htmlFor);
    for (const radio of sheet.querySelectorAll('input[type="radio"]')) radio.name = own(radio.name);
    for (const back of sheet.querySelectorAll(".note-back")) back.remove();
    // The address is the list.
    for (const mark of sheet.querySelectorAll(".note-mark")) mark.removeAttribute("href");
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

  function counted(forms, count) {
    return forms[plural.select(count)].replace("{count}", number.format(count));
  }

  function tell(sheets, copies, note) {
    const said = note ? [note] : [];
    if (copies > MOST_IN_ALL) {
      said.push(counted(words.too_many, copies).replace("{most}", number.format(MOST_IN_ALL)));
    } else {
      said.push(counted(words.ready, sheets));
      if (copies !== sheets) said.push(counted(words.in_all, copies));
    }
    status.textContent = said.join(" ");
    printButton.disabled = copies > MOST_IN_ALL;
  }

  async function show(note) {
    const mine = ++turn;
    const list = picked();
    const ids = Array.from(list.copies.keys());
    const copies = ids.map((id) => copiesOf(id, list));
    const inAll = copies.reduce((sum, own) => sum + own, 0);
    fill(list);
    try {
      const sheets = await Promise.all(ids.map(load));
      // Somebody has picked again in the meantime.
      if (mine !== turn) return;
      for (const [index, sheet] of sheets.entries()) sheet.dataset.copies = inAll > MOST_IN_ALL ? 1 : copies[index];
      shelf.replaceChildren(...sheets);
      shown = new Map(ids.map((id, index) => [id, sheets[index]]));
      document.dispatchEvent(new Event("sheetschange"));
      tell(sheets.length, inAll, note);
    } catch (_) {
      status.textContent = words.failed;
    }
  }

  // What somebody does

  function pick() {
    const { people: size, copies } = picked();
    const ids = boxes.filter((box) => box.checked).map((box) => box.value);
    keep({ people: size, copies: new Map(ids.map((id) => [id, copies.get(id) || null])) });
  }

  // As many as is usual are not kept, so that they follow the number of people.
  function setCopies(field) {
    const list = picked();
    const id = field.closest("li").querySelector("input[type='checkbox']").value;
    const { wanted, note } = typed(field);
    list.copies.set(id, wanted === usual(id, list) ? null : wanted);
    keep(list, note);
  }

  function setPeople() {
    const { wanted, note } = typed(people);
    keep(Object.assign(picked(), { people: wanted || 1 }), note);
  }

  document.querySelector(".basket").addEventListener("change", ({ target }) => {
    if (target === people) setPeople();
    else if (target.closest(".copies")) setCopies(target);
    else if (boxes.includes(target)) pick();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-basket]");
    if (!button) return;
    if (button.dataset.basket === "print") window.print();
    else keep({ people: 1, copies: new Map() });
  });
  window.addEventListener("hashchange", () => show());
  show();
})();
