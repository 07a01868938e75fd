// Print tonight: the sheets of sessions as often as there are people, the list to sign, the cards as often as pairs or
// tables, and the run sheets, behind a page that counts them. Each begins on a front side: browsers put no blank page
// there themselves, so one follows what has an odd number of pages. Nothing is printed behind cards of one side. Run
// sheets come last, since nobody knows before how long they are.
(() => {
  "use strict";
  const words = JSON.parse(document.currentScript.dataset.words);
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const form = document.querySelector(".night-form");
  const people = document.getElementById("night-people");
  const both = document.getElementById("night-both");
  const status = form.querySelector("[role=status]");
  const count = document.querySelector(".night-count");
  const paper = document.querySelector(".night-paper");
  const measured = document.querySelector(".night-measured");

  // A page as it was built, without the names of its parts, which would stand there many times.
  function page(url) {
    const read = new DOMParser().parseFromString(window.night[url], "text/html");
    for (const part of read.querySelectorAll(".sheet-tools, .sheet-clear, button, script")) part.remove();
    for (const picture of read.querySelectorAll("img")) {
      picture.src = new URL(picture.getAttribute("src"), GuideData.file(url));
    }
    for (const link of read.querySelectorAll("a[href]")) link.removeAttribute("href");
    for (const part of read.querySelectorAll("[id], [for], [name]")) {
      for (const name of ["id", "for", "name"]) part.removeAttribute(name);
    }
    return read;
  }

  function sheets(url, copies, pages) {
    const sheet = document.adoptNode(page(url).querySelector(".sheet"));
    return Array.from({ length: copies }, () => [sheet.cloneNode(true), ...blank(pages)]).flat();
  }

  function blank(pages) {
    const side = document.createElement("div");
    side.className = "blank-side";
    side.textContent = "\u00a0";
    return both.checked && pages % 2 ? [side] : [];
  }

  // The leader's key, then copies of the sides. All copies have the letters that were found for the first.
  function cardSet(print, copies) {
    const set = window.nightCards[print.url];
    const first = NightCards.sides(set);
    measured.replaceChildren(...first);
    NightCards.setLetters(set, first);
    measured.replaceChildren();
    const copy = () => first.flatMap((side) => [side.cloneNode(true), ...(set.two_sided ? [] : blank(1))]);
    const key = NightCards.key(set).flatMap((page) => [page, ...blank(print.pages - set.sides.length)]);
    return [...key, ...Array.from({ length: copies }, copy).flat()];
  }

  function runSheet(url) {
    const sheet = document.createElement("div");
    sheet.className = "run-sheet";
    sheet.append(...document.adoptNode(page(url).body).childNodes);
    return sheet;
  }

  function row(text, url, copies) {
    const line = count.querySelector("tbody").insertRow();
    const name = line.insertCell();
    if (url) {
      const link = document.createElement("a");
      link.href = GuideData.address(url);
      link.textContent = text;
      name.append(link);
    } else {
      name.textContent = text;
    }
    line.insertCell().textContent = number.format(copies);
  }

  // How many copies a group needs, as `sets_for` in hooks/syllabus/content/card_list.py.
  function copiesOf({ each, share }, group) {
    return share ? each * Math.ceil(group / share) : each;
  }

  async function show() {
    const data = await GuideData.load();
    const { session, people: told } = GuideData.chosen();
    const guides = data.guides.filter(({ url }) => (session || "").split(",").includes(url));
    if (Number(told) >= 1) people.value = Math.min(60, Math.floor(Number(told)));
    if (!guides.length) return;
    await Promise.all([
      ...guides.map(({ url }) => GuideData.run(`${url}guide/night.js`)),
      ...(data.list ? [GuideData.run("facilitators/sign-in.js")] : []),
    ]);
    const group = Math.min(60, Math.max(1, Math.floor(Number(people.value)) || 1));
    const prints = guides.flatMap((guide) => guide.prints);
    const own = prints.filter(({ url }) => url.endsWith("/"));
    const cards = prints.filter(({ url }) => !url.endsWith("/"));
    status.textContent = "";
    count.hidden = false;
    count.querySelector("h2").textContent = guides.map(({ title }) => title).join(", ");
    count.querySelector("tbody").replaceChildren();
    for (const print of own) row(print.title, print.url, copiesOf(print, group));
    if (data.list) row(words.sign_in, data.list, 1);
    for (const print of cards) row(print.title, print.url, copiesOf(print, group));
    for (const { title, url } of guides) row(GuideData.fill(words.run_sheet, { session: title }), `${url}guide/`, 1);
    await Promise.all([...document.fonts].map((face) => face.load().catch(() => face))); // the letters of cards are measured
    paper.replaceChildren(
      ...blank(1),
      ...own.flatMap((print) => sheets(print.url, copiesOf(print, group), print.pages)),
      ...(data.list ? sheets(data.list, 1, 1) : []),
      ...cards.flatMap((print) => cardSet(print, copiesOf(print, group))),
      ...guides.map(({ url }) => runSheet(`${url}guide/`)),
    );
  }

  function showOrTell() {
    show().catch(() => {
      status.textContent = words.failed;
    });
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    window.print();
  });
  form.addEventListener("change", () => {
    GuideData.keep({ people: people.value });
    showOrTell();
  });
  window.addEventListener("hashchange", showOrTell);
  showOrTell();
})();
