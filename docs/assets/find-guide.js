// Finds guides while somebody types: each word begins a word of the title, the module or a need, or is what stands beside a
// box to check; a number is the minutes that there are. What people had is kept in the address behind the #.
(() => {
  "use strict";
  const words = JSON.parse(document.currentScript.dataset.words);
  const { lang } = document.documentElement;
  const plural = new Intl.PluralRules(lang);
  const number = new Intl.NumberFormat(lang);
  const MOST = 12;
  const form = document.querySelector(".find-guide");
  const field = form.querySelector("input[type=search]");
  const boxes = Array.from(form.querySelectorAll(".guide-tags input"));
  const status = form.querySelector("[role=status]");
  const list = form.querySelector(".guides-found");
  const again = form.querySelector(".guides-had");
  let guides = [];
  let isAsked = false;

  function counted(forms, count) {
    return GuideData.fill(forms[plural.select(count)], { count: number.format(count) });
  }

  // Letters and digits alone, small, and without accents.
  function folded(text) {
    const bare = text.normalize("NFD").replace(/[\u0300-\u036f'\u2019]/g, "");
    return bare
      .toLowerCase()
      .replace(/[^a-z0-9\u00df-\u1fff\u2c00-\ud7ff]+/g, " ")
      .trim();
  }

  // What is asked: boxes, the minutes at most, and words.
  function asked() {
    let text = ` ${folded(field.value)} `.replace(` ${folded(words.had)} `, " "); // they are left out in any case
    const picked = [];
    for (const box of boxes) {
      const name = ` ${folded(box.labels[0].textContent)} `;
      if (box.checked || text.includes(name)) picked.push(box);
      text = text.replace(name, " ");
    }
    const all = text.split(" ").filter(Boolean);
    const minutes = all.filter((word) => /^\d+$/.test(word)).map(Number);
    const units = folded(Object.values(words.minutes).join(" ")).split(" ");
    const isUnit = (word) => minutes.length > 0 && units.some((unit) => unit.startsWith(word) && word.length > 2);
    return { picked, most: minutes[0], starts: all.filter((word) => !/^\d+$/.test(word) && !isUnit(word)) };
  }

  function begins(text, start) {
    return ` ${text}`.includes(` ${start}`);
  }

  function had() {
    return new Set((GuideData.chosen().had || "").split(",").filter(Boolean));
  }

  // Some boxes are for guides that have a tag, others for those that have not.
  function fits(guide, box) {
    return guide.tags.includes(box.value) !== (box.dataset.without !== undefined);
  }

  // The guides with all that is asked; those with more of it in their titles come first.
  function find({ picked, most, starts }) {
    const left = had();
    const inTitle = ({ title }) => starts.filter((start) => begins(folded(title), start)).length;
    return guides
      .filter(({ url, minutes }) => !left.has(url) && !(minutes > most))
      .filter((guide) => picked.every((box) => fits(guide, box)))
      .filter(({ text }) => starts.every((start) => begins(text, start)))
      .map((guide, place) => [inTitle(guide), place, guide])
      .sort(([one, first], [other, second]) => other - one || first - second)
      .map(([, , guide]) => guide);
  }

  function link(name, text, url) {
    const made = document.createElement("a");
    made.className = name;
    made.textContent = text;
    made.href = GuideData.address(url);
    return made;
  }

  function result({ url, title, module, minutes }) {
    const item = document.createElement("li");
    const about = document.createElement("span");
    about.textContent = GuideData.fill(words.about, { minutes: counted(words.minutes, minutes), module });
    const run = link("button button-main", words.run, `${url}guide/#run`);
    run.setAttribute("aria-label", GuideData.fill(words.run_of, { session: title }));
    const leave = document.createElement("button");
    leave.type = "button";
    leave.className = "button";
    leave.textContent = words.had;
    leave.value = url;
    leave.setAttribute("aria-label", GuideData.fill(words.had_of, { session: title }));
    item.append(link("guide-title", title, `${url}guide/`), about, run, leave);
    return item;
  }

  function show() {
    const query = asked();
    isAsked = query.picked.length > 0 || query.most !== undefined || query.starts.length > 0;
    const found = isAsked ? find(query) : [];
    list.replaceChildren(...found.slice(0, MOST).map(result));
    const forms = found.length > MOST ? words.first : words.found;
    const told = found.length ? counted(forms, found.length) : words.none;
    status.textContent = isAsked ? told : "";
    again.hidden = !isAsked || had().size === 0;
  }

  function keepHad(urls) {
    GuideData.keep({ had: Array.from(urls).join(",") });
    show();
    field.focus();
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", show);
  list.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button) keepHad(had().add(button.value));
  });
  again.addEventListener("click", () => keepHad([]));
  window.addEventListener("hashchange", show);

  GuideData.load().then((data) => {
    guides = data.guides.map((guide) => {
      const text = folded([guide.title, guide.module, guide.needs].join(" "));
      return Object.assign({ text }, guide);
    });
    show();
  }, show);
})();
