// A published edition never changes, so whatever is newer comes from one small file at the root of the site.
// From it, every page of an archived edition says that a newer one exists and shows today's help lines,
// and the editions are listed. Without this script a plain link at the foot of each page leads to that list.
(() => {
  "use strict";
  const words = JSON.parse(document.currentScript.dataset.words);
  const list = document.querySelector(".edition-list");
  if (!list || location.protocol === "file:") return;
  const { edition: mine, store, page } = list.dataset;

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  // The same with parts of a page as values: the texts and parts to append, in the order of the language.
  function pieces(text, values) {
    return text.split(/\{(\w+)\}/).map((piece, place) => (place % 2 ? values[piece] : piece));
  }

  function make(tag, text, href) {
    const part = document.createElement(tag);
    if (text) part.textContent = text;
    if (href) part.href = href;
    return part;
  }

  async function exists(address) {
    try {
      return (await fetch(address, { method: "HEAD" })).ok;
    } catch (_) {
      return false;
    }
  }

  // The same page in another edition, else that edition's module, else its start.
  async function best(edition) {
    const root = `${store}${edition}/`;
    const module = `${root}${page.split("/")[0]}/`;
    if (await exists(root + page)) return root + page;
    return (await exists(module)) ? module : root;
  }

  function linkTo(edition, text) {
    const link = make("a", fill(text, { edition }), `${store}${edition}/${page}`);
    link.addEventListener("click", async (event) => {
      event.preventDefault();
      location.assign(await best(edition));
    });
    return link;
  }

  function help(lines) {
    const called = make("span");
    for (const { name, tel, show } of lines.filter((line) => line.tel)) {
      if (called.firstChild) called.append("; ");
      called.append(`${name} `, make("a", show, `tel:${tel}`));
    }
    const part = make("p");
    part.append(...pieces(words.help, { lines: called }));
    return part;
  }

  // An archived page was published without this mark, since it was the newest then.
  function hideFromSearchEngines() {
    const mark = make("meta");
    mark.name = "robots";
    mark.content = "noindex";
    document.head.append(mark);
  }

  // What has become of this page since: it was retired, or it is a sheet that has changed or not.
  function since({ editions, retired, sheets }) {
    const id = page.replace(/\/$/, "");
    if (retired[id]) return fill(words.retired, { edition: retired[id] });
    if (!sheets[id]) return "";
    const names = editions.map((one) => one.edition);
    return names.indexOf(sheets[id]) < names.indexOf(mine) ? words.changed : words.unchanged;
  }

  function banner(current) {
    const box = make("aside");
    box.className = "archived";
    box.setAttribute("aria-label", words.about);
    const own = current.editions.find((one) => one.edition === mine);
    const name = own ? fill(words.stands_of, own) : fill(words.stands, { edition: mine });
    const open = linkTo(current.latest, words.open);
    const changes = make("a", words.changes, `${store}${current.latest}/changes/`);
    const text = make("p");
    text.append(make("strong", name), ` ${since(current)} `, ...pieces(words.newer, { open, changes }));
    box.append(help(current.help), text);
    (document.querySelector("article") || document.body).prepend(box);
  }

  function lineOf({ edition, date }) {
    const line = make("li");
    if (edition === mine) line.append(fill(words.own, { edition }));
    else line.append(...pieces(words.dated, { edition: linkTo(edition, words.edition), date }));
    return line;
  }

  async function show() {
    const answer = await fetch(`${store}current.json`);
    const current = await answer.json();
    const lines = make("ul");
    lines.append(...current.editions.map(lineOf));
    list.append(lines);
    if (current.latest === mine) return;
    hideFromSearchEngines();
    banner(current);
  }

  show().catch(() => {
    // The plain link is still there.
  });
})();
