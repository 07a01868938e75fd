// The search. Its index and what reads it are fetched when somebody first searches; all is looked through in the browser.
// The index is a script, since a page that was opened from a file may load no data. What is typed is kept nowhere.
(() => {
  "use strict";
  const words = JSON.parse(document.currentScript.dataset.words);
  const { lang } = document.documentElement;
  const plural = new Intl.PluralRules(lang);
  const number = new Intl.NumberFormat(lang);
  const [MOST, MOST_IN_DANGER, MOST_NEEDS] = [10, 5, 4];
  const LOOKS = ["words", "meanings", "rank", "danger"].map((part) => `assets/search-${part}`);
  const root = new URL("..", document.currentScript.src);
  const form = document.getElementById("search");
  const PARTS = [form.dataset.index || "search/index", ...LOOKS]; // a translation has an index of its own
  const opener = document.querySelector(".open-search");
  const field = form.querySelector("input");
  const closer = form.querySelector(".close-search");
  const status = form.querySelector("[role=status]");
  const spanish = form.querySelector(".search-spanish");
  const list = form.querySelector("ol");
  const box = form.querySelector(".search-found");
  let index = null;
  let isAsked = false;

  // Finding

  function fetched(part) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(`${part}.js`, root);
      script.async = false; // one after the other
      script.onload = resolve;
      script.onerror = reject;
      document.body.append(script);
    });
  }

  function load() {
    isAsked = true;
    Promise.all(PARTS.map(fetched)).then(
      () => {
        index = window.searchIndex;
        show();
      },
      () => {
        isAsked = false; // whoever types on tries again
        status.textContent = words.failed;
      },
    );
  }

  // What there is for a query: the danger that it tells of, the numbers of pages, or else the needs that are nearest to it
  function answer(query) {
    const danger = window.SearchDanger.find(query);
    const all = window.SearchRank.find(query);
    const numberOf = (url) => index.pages.findIndex((page) => page.url === url);
    const first = (danger ? danger.best : []).map(numberOf).filter((page) => page >= 0);
    const help = danger ? danger.url.split("#")[0] : "";
    const others = all.filter((page) => index.pages[page].url !== help && !first.includes(page));
    const pages = first.concat(others);
    const isSpanish = danger ? danger.language === "es" : window.SearchMeanings.isSpanish(query);
    const needs = danger || pages.length ? [] : window.SearchRank.nearestNeeds(query, MOST_NEEDS);
    return { danger, pages, needs, isSpanish, isMeant: window.SearchMeanings.isMeant(query) };
  }

  // Showing

  function part(tag, name, text) {
    const made = document.createElement(tag);
    made.className = name;
    made.textContent = text;
    return made;
  }

  function address(url) {
    const [page, sign, anchor] = url.split(/(#)/);
    return new URL(page + (location.protocol === "file:" ? "index.html" : "") + (sign || "") + (anchor || ""), root);
  }

  function result(url, ...parts) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = address(url);
    link.append(...parts);
    item.append(link);
    return item;
  }

  function pageResult(page) {
    const { url, title, place, about } = index.pages[page];
    return result(url, part("strong", "", title), part("span", "search-place", place), part("span", "", about));
  }

  function needResult({ title, url }) {
    return result(url, part("strong", "", title), part("span", "search-place", words.need));
  }

  function dangerResult({ title, url, first, ways, language }) {
    const step = part("span", "search-first", first[language]);
    step.lang = language;
    const item = result(url, part("strong", "", words.help), part("span", "search-place", title), step);
    const calls = part("p", "search-ways", "");
    for (const { text, address: target } of ways) {
      const call = part("a", "", text);
      call.href = target;
      calls.append(call, " ");
    }
    item.className = "search-danger";
    item.append(calls);
    return item;
  }

  function told({ danger, pages, isMeant }) {
    if (!isMeant && !danger) return words.hint;
    if (!pages.length && !danger) return words.none;
    const [all, most] = danger ? [pages.length + 1, MOST_IN_DANGER] : [pages.length, MOST];
    const count = Math.min(all, most);
    const sum = (all > most ? words.best : words.found)[plural.select(count)].replace("{count}", number.format(count));
    return danger ? words.danger.replace("{found}", sum) : sum;
  }

  function show() {
    if (!index) {
      status.textContent = words.wait;
      return;
    }
    const found = answer(field.value);
    const { danger, pages, needs, isMeant } = found;
    const items = danger ? [dangerResult(danger)] : [];
    items.push(...pages.slice(0, danger ? MOST_IN_DANGER - 1 : MOST).map(pageResult));
    if (isMeant) items.push(...needs.map(needResult));
    status.textContent = told(found);
    spanish.hidden = !found.isSpanish;
    list.replaceChildren(...items);
    bringIntoView();
  }

  // On a wide home page the field stands low, and what is found below it must not be missed.
  function bringIntoView() {
    const isBelow = getComputedStyle(box).position === "absolute"; // and does not cover the page, as on a narrow screen
    if (isBelow && box.getBoundingClientRect().bottom > window.innerHeight) form.scrollIntoView();
  }

  function toggle(isOpen) {
    form.classList.toggle("is-open", isOpen);
    opener.setAttribute("aria-expanded", String(isOpen));
  }

  function open() {
    if (!isAsked) load();
    toggle(true);
    show();
  }

  // Its button or Escape closes it and gives the focus back; it also closes when the focus or a click goes elsewhere.
  function back() {
    (opener.offsetParent ? opener : field).focus(); // on a wide screen the field stands by itself
    toggle(false);
  }

  opener.addEventListener("click", () => {
    toggle(true); // what is hidden takes no focus
    field.focus();
  });
  field.addEventListener("focus", open);
  field.addEventListener("input", open);
  closer.addEventListener("click", back);
  form.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") back();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (list.firstChild) list.firstChild.firstChild.focus();
  });
  form.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !form.contains(relatedTarget)) toggle(false);
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!form.contains(target) && !opener.contains(target)) toggle(false);
  });
  // Whoever comes back to the page does not find what was typed.
  window.addEventListener("pagehide", () => {
    form.reset();
    list.replaceChildren();
    spanish.hidden = true;
    if (index) window.SearchMeanings.forget();
    toggle(false);
  });
  window.SiteSearch = { answer };
})();
