// What the words of a query may mean: themselves, other forms, and words of the index that are spelled or sound alike.
(() => {
  "use strict";
  const { split, stem, sound, letters, countBits, slips } = window.SearchWords;
  const index = window.searchIndex;
  const LANGUAGES = ["en", "es"];
  const [LEAST_BEGUN, LONGEST_ENDING] = [3, 3]; // letters

  const same = {};
  const filler = {};
  for (const language of LANGUAGES) {
    filler[language] = new Set(index.filler[language]);
    same[language] = new Map();
    for (const [word, forms] of Object.entries(index.same[language])) {
      for (const form of [word, ...forms.split(" ")]) same[language].set(form, word);
    }
  }

  function stemOf(word, language) {
    return stem(same[language].get(word) || word, language);
  }

  // The words that find something, and how each of them may be spelled

  const known = { en: new Set(Object.keys(index.words)), es: new Set() };
  const lengths = new Map(); // of each length, the words as they may be spelled
  const sounds = new Map();

  function append(lists, key, value) {
    const list = lists.get(key);
    if (list) list.push(value);
    else lists.set(key, [value]);
  }

  // A word as slips are counted in it, where a doubled letter is one
  function spelled(word) {
    const text = word.replace(/(.)\1+/g, "$1");
    return { text, bits: letters(text), sound: sound(text) };
  }

  function learn(spelling, word, language) {
    const own = Object.assign(spelled(spelling), { word, language });
    append(lengths, own.text.length, own);
    if (own.sound.length > 2) append(sounds, own.sound, own);
  }

  for (const language of LANGUAGES) {
    const asked = index.asks[language].map((line) => line.slice(line.indexOf(" ") + 1));
    const phrases = [].concat(...index.danger.map((group) => group[language]));
    for (const word of [...asked, ...phrases].join(" ").split(" ")) {
      if (/^[^@=]/.test(word)) known[language].add(word);
    }
    for (const word of known[language]) learn(word, word, language);
    for (const form of same[language].keys()) learn(form, stemOf(form, language), language);
  }

  // One slip is forgiven in five letters and two in nine. A word that sounds the same is one slip away at most, and so is
  // one with another ending.
  function guesses(typed) {
    const most = typed.length < 5 ? 0 : typed.length < 9 ? 1 : 2;
    const single = typed.replace(/(.)\1+/g, "$1");
    const costs = new Map();
    const note = (other, cost) => costs.set(other, Math.min(cost, costs.has(other) ? costs.get(other) : cost));
    for (const text of new Set([typed, stem(typed, "en"), stem(single, "en"), stem(single, "es")])) {
      const own = spelled(text);
      for (const other of (typed.length > 3 && sounds.get(own.sound)) || []) {
        const count = slips(own.text, other.text, most + 2);
        if (count <= most + 2) note(other, Math.min(count, 1));
      }
      for (let length = Math.max(own.text.length - LONGEST_ENDING, 4); length < own.text.length; length++) {
        for (const other of lengths.get(length) || []) if (own.text.startsWith(other.text)) note(other, 1);
      }
      for (let length = own.text.length - most; most && length <= own.text.length + most; length++) {
        for (const other of lengths.get(length) || []) {
          if (countBits(own.bits ^ other.bits) > 2 * most) continue;
          const count = slips(own.text, other.text, most);
          if (count <= most) note(other, count);
        }
      }
    }
    const least = Math.min(...costs.values());
    const found = Array.from(costs.keys()).filter((other) => costs.get(other) === least);
    return found.map(({ word, language }) => ({ word, language, factor: 0.9 - 0.15 * least }));
  }

  // Somebody who is still typing the last word may mean any word that begins like it, and any form of it.
  function begun(typed) {
    const found = [];
    for (const language of LANGUAGES) {
      for (const word of known[language]) {
        if (word.startsWith(typed)) found.push({ word, language, factor: 0.5 });
      }
    }
    for (const ending of ["ing", "ed", "es"]) {
      for (let count = 0; count < ending.length; count++) {
        if (typed.endsWith(ending.slice(0, count))) {
          const word = stemOf(typed + ending.slice(count), "en");
          if (known.en.has(word)) found.push({ word, language: "en", factor: 0.5 });
        }
      }
    }
    return found;
  }

  const memory = new Map(); // of words that were typed before, until somebody leaves the page
  function meanings(typed, isUnfinished) {
    const key = typed + (isUnfinished ? "*" : "");
    if (!memory.has(key)) {
      const found = [];
      for (const language of LANGUAGES) {
        const word = stemOf(typed, language);
        if (known[language].has(word)) found.push({ word, language, factor: 1 });
      }
      if (isUnfinished && typed.length >= LEAST_BEGUN) found.push(...begun(typed));
      const isSaid = found.length || LANGUAGES.some((language) => filler[language].has(typed));
      memory.set(key, isSaid ? found : guesses(typed));
    }
    return memory.get(key);
  }

  function isSaidIn(word, language) {
    return filler[language].has(word) || known[language].has(stemOf(word, language));
  }

  // Whether more words of a query are Spanish alone than English alone
  function isSpanish(query) {
    const typed = split(query);
    const count = (one, other) => typed.filter((word) => isSaidIn(word, one) && !isSaidIn(word, other)).length;
    return count("es", "en") > count("en", "es");
  }

  // Whether a query has any word that can find something
  function isMeant(query) {
    return split(query).some((word) => LANGUAGES.every((language) => !filler[language].has(word)));
  }

  window.SearchMeanings = { LANGUAGES, filler, stemOf, meanings, isSpanish, isMeant, forget: () => memory.clear() };
})();
