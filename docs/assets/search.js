// The search. Its index is fetched when somebody first searches, and is looked through in the browser.
// The index is a script, since a page that was opened from a file may load no data. What is typed is kept nowhere.
(function () {
  "use strict";
  var MOST = 20, root = new URL("..", document.currentScript.src);
  var form = document.getElementById("search"), opener = document.querySelector(".open-search");
  var field = form.querySelector("input"), closer = form.querySelector(".close-search");
  var status = form.querySelector("[role=status]"), list = form.querySelector("ol");
  var index = null, isAsked = false;

  // Words, as hooks/syllabus/site/search_words.py has them

  function words(text) {
    return text.toLowerCase().normalize("NFD").replace(/['\u2018\u2019\u02bc\u0300-\u036f]/g, "").match(/[a-z0-9]{2,}/g) || [];
  }

  function stem(word) {
    if (word.length > 3) word = word.replace(/([sxz]|[cs]h)es$|([^sui])s$/, "$1$2");
    var cut = /eed$/.test(word) ? word : word.replace(/(ed|ing)$/, "");
    if (cut !== word && cut.length > 1 && /[aeiouy]/.test(cut)) word = cut.replace(/([^aeioulsz])\1$/, "$1");
    if (word.length > 2) word = word.replace(/([^e])e$/, "$1").replace(/([^aeiou])y$/, "$1i");
    return word;
  }

  // Somebody who is still typing the last word may mean any word that begins like it, and any form of it.
  function unfinished(word) {
    var stems = [];
    ["ing", "ed", "es"].forEach(function (ending) {
      for (var typed = 0; typed < ending.length; typed++) {
        if (word.endsWith(ending.slice(0, typed))) stems.push(stem(word + ending.slice(typed)));
      }
    });
    return stems;
  }

  // Finding

  // The weight of each page that has one of these words: `exact` counts double, others only have to begin with `start`.
  function weigh(exact, start, others) {
    var weights = new Map();
    Object.keys(index.words).forEach(function (word) {
      var factor = word === exact ? 2 : (start && word.startsWith(start)) || others.includes(word) ? 1 : 0, page = 0;
      if (!factor) return;
      index.words[word].split(",").forEach(function (step) {
        var parts = step.split(".");
        page += Number(parts[0]);
        weights.set(page, Math.max(weights.get(page) || 0, factor * Number(parts[1] || 1)));
      });
    });
    return weights;
  }

  // The words of a query that can find something; a single one always may, since it may be the start of another.
  function meant(query) {
    var typed = words(query);
    return typed.filter(function (word) { return typed.length === 1 || !index.stop.includes(word); });
  }

  // The numbers of the pages found, best first: those with all the words, or else those that come nearest to that.
  function find(query) {
    var typed = words(query), found = new Map();
    meant(query).forEach(function (word) {
      var isLast = word === typed[typed.length - 1] && !/\s$/.test(query);
      var weights = weigh(stem(word), isLast ? word : "", isLast ? unfinished(word) : []);
      var rarity = Math.log(1 + index.pages.length / weights.size); // a rare word says more
      weights.forEach(function (weight, page) {
        var before = found.get(page) || { words: 0, score: 0 };
        found.set(page, { words: before.words + 1, score: before.score + weight * rarity });
      });
    });
    var pages = Array.from(found.keys());
    var most = Math.max.apply(null, pages.map(function (page) { return found.get(page).words; }));
    return pages.filter(function (page) { return found.get(page).words === most; }).sort(function (one, other) {
      return found.get(other).score - found.get(one).score || one - other;
    });
  }

  // Showing

  function load() {
    isAsked = true;
    var script = document.createElement("script");
    script.src = new URL("search/index.js", root);
    script.onload = function () {
      index = window.searchIndex;
      show();
    };
    script.onerror = function () {
      isAsked = false;
      status.textContent = "The search does not work right now.";
    };
    document.body.append(script);
  }

  function part(tag, name, text) {
    var made = document.createElement(tag);
    made.className = name;
    made.textContent = text;
    return made;
  }

  function result(number) {
    var page = index.pages[number], item = document.createElement("li"), link = document.createElement("a");
    link.href = new URL(page.url + (location.protocol === "file:" ? "index.html" : ""), root);
    link.append(part("strong", "", page.title), part("span", "search-place", page.place), part("span", "", page.about));
    item.append(link);
    return item;
  }

  function told(count) {
    if (!index) return "One moment";
    if (!meant(field.value).length) return "Type what is going on, such as: can't sleep";
    if (!count) return "Nothing found for these words. Try another word, or look here:";
    if (count > MOST) return "The best " + MOST + " of " + count + " pages found";
    return count === 1 ? "1 page found" : count + " pages found";
  }

  function show() {
    var pages = index ? find(field.value) : [];
    status.textContent = told(pages.length);
    list.replaceChildren.apply(list, pages.slice(0, MOST).map(result));
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

  // By its button or Escape it closes and gives the focus back; it also closes when the focus or a click goes elsewhere.
  function back() {
    (opener.offsetParent ? opener : field).focus(); // on a wide screen the field stands by itself
    toggle(false);
  }

  opener.addEventListener("click", function () {
    toggle(true); // what is hidden takes no focus
    field.focus();
  });
  field.addEventListener("focus", open);
  field.addEventListener("input", open);
  closer.addEventListener("click", back);
  form.addEventListener("keydown", function (event) { if (event.key === "Escape") back(); });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    if (list.firstChild) list.firstChild.firstChild.focus();
  });
  form.addEventListener("focusout", function (event) {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) toggle(false);
  });
  document.addEventListener("pointerdown", function (event) {
    if (!form.contains(event.target) && !opener.contains(event.target)) toggle(false);
  });
  // Who comes Back to the page does not find what was typed.
  window.addEventListener("pagehide", function () {
    form.reset();
    list.replaceChildren();
    toggle(false);
  });
  window.SiteSearch = { words: words, stem: stem, find: find };
})();
