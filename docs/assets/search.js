// The search. Its index is fetched when somebody first searches, and is looked through in the browser.
// The index is a script, since a page that was opened from a file may load no data. What is typed is kept nowhere.
(() => {
  "use strict";
  const words = JSON.parse(document.currentScript.dataset.words);
  const { lang } = document.documentElement;
  const plural = new Intl.PluralRules(lang);
  const number = new Intl.NumberFormat(lang);
  const MOST = 20;
  const root = new URL("..", document.currentScript.src);
  const form = document.getElementById("search");
  const opener = document.querySelector(".open-search");
  const field = form.querySelector("input");
  const closer = form.querySelector(".close-search");
  const status = form.querySelector("[role=status]");
  const list = form.querySelector("ol");
  let index = null;
  let isAsked = false;

  // Words, just as hooks/syllabus/site/search_words.py takes them apart

  const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670'\u2018\u2019\u02bc]/g;
  const OTHER_LETTERS = { đ: "d", ø: "o", ł: "l", ı: "i", ß: "ss", æ: "ae", œ: "oe" };
  const WORD = new RegExp(
    "[a-z0-9\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02af\\u0370-\\u037d\\u037f-\\u0386\\u0388-\\u0589\\u05d0-\\u05ea" +
      "\\u0620-\\u0669\\u066e-\\u06d3\\u06d5-\\u06ff\\u0750-\\u0963\\u0966-\\u1fff\\u2c00-\\u2dff\\u3041-\\u9fff\\ua000-\\ud7ff" +
      "\\uf900-\\ufdff\\ufe70-\\ufeff\\uff66-\\uffdc]{2,}",
    "g",
  );

  function split(text) {
    const bare = text.toLowerCase().normalize("NFD").replace(MARKS, "");
    return bare.replace(/[đøłıßæœ]/g, (letter) => OTHER_LETTERS[letter]).match(WORD) || [];
  }

  function stem(word) {
    const single = word.length > 3 ? word.replace(/([sxz]|[cs]h)es$|([^sui])s$/, "$1$2") : word;
    const cut = /eed$/.test(single) ? single : single.replace(/(ed|ing)$/, "");
    const isCut = cut !== single && cut.length > 1 && /[aeiouy]/.test(cut);
    const bare = isCut ? cut.replace(/([^aeioulsz])\1$/, "$1") : single;
    return bare.length > 2 ? bare.replace(/([^e])e$/, "$1").replace(/([^aeiou])y$/, "$1i") : bare;
  }

  // Somebody who is still typing the last word may mean any word that begins like it, and any form of it.
  function unfinished(word) {
    const stems = [];
    for (const ending of ["ing", "ed", "es"]) {
      for (let typed = 0; typed < ending.length; typed++) {
        if (word.endsWith(ending.slice(0, typed))) stems.push(stem(word + ending.slice(typed)));
      }
    }
    return stems;
  }

  // Finding

  // The weight of each page that has one of these words: `exact` counts double, others only have to begin with `start`.
  function weigh(exact, start, others) {
    const weights = new Map();
    for (const [word, places] of Object.entries(index.words)) {
      const isLike = (start && word.startsWith(start)) || others.includes(word);
      if (word === exact || isLike) addWeights(weights, places, word === exact ? 2 : 1);
    }
    return weights;
  }

  // Places are written as steps from one page to the next, each with the weight there unless that is 1.
  function addWeights(weights, places, factor) {
    let page = 0;
    for (const place of places.split(",")) {
      const [step, weight] = place.split(".");
      page += Number(step);
      weights.set(page, Math.max(weights.get(page) || 0, factor * Number(weight || 1)));
    }
  }

  // The words of a query that can find something; a single letter always may, since it may be the start of a word.
  function meant(query) {
    const typed = split(query);
    return typed.filter((word) => typed.length === 1 || !index.stop.includes(word));
  }

  // The numbers of the pages found, best first: those with all the words, or else those that come nearest to that.
  function find(query) {
    const typed = split(query);
    const found = new Map();
    for (const word of meant(query)) {
      const isLast = word === typed[typed.length - 1] && !/\s$/.test(query);
      const weights = weigh(stem(word), isLast ? word : "", isLast ? unfinished(word) : []);
      const rarity = Math.log(1 + index.pages.length / weights.size); // a rare word says more
      for (const [page, weight] of weights) {
        const before = found.get(page) || { count: 0, score: 0 };
        found.set(page, { count: before.count + 1, score: before.score + weight * rarity });
      }
    }
    const most = Math.max(...Array.from(found.values(), ({ count }) => count));
    const pages = Array.from(found.keys()).filter((page) => found.get(page).count === most);
    return pages.sort((one, other) => found.get(other).score - found.get(one).score || one - other);
  }

  // Showing

  function load() {
    isAsked = true;
    const script = document.createElement("script");
    script.src = new URL("search/index.js", root);
    script.onload = () => {
      index = window.searchIndex;
      show();
    };
    script.onerror = () => {
      isAsked = false;
      status.textContent = words.failed;
    };
    document.body.append(script);
  }

  function part(tag, name, text) {
    const made = document.createElement(tag);
    made.className = name;
    made.textContent = text;
    return made;
  }

  function result(number) {
    const { url, title, place, about } = index.pages[number];
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = new URL(url + (location.protocol === "file:" ? "index.html" : ""), root);
    link.append(part("strong", "", title), part("span", "search-place", place), part("span", "", about));
    item.append(link);
    return item;
  }

  function told(count) {
    if (!index) return words.wait;
    if (!meant(field.value).length) return words.hint;
    if (!count) return words.none;
    const text = (count > MOST ? words.best : words.found)[plural.select(count)];
    return text.replace("{most}", number.format(MOST)).replace("{count}", number.format(count));
  }

  function show() {
    const pages = index ? find(field.value) : [];
    status.textContent = told(pages.length);
    list.replaceChildren(...pages.slice(0, MOST).map(result));
  }

  function toggle(isOpen) {
    form.classList.toggle("is-open", isOpen);
    opener.setAttribute("aria-expanded", String(isOpen));
  }

  function open() {
    if (!isAsked) load();
    show();
    toggle(true);
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
    toggle(false);
  });
  window.SiteSearch = { words: split, stem, find };
})();
