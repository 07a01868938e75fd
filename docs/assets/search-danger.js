// Whether somebody who types this may be in danger, by the phrases of reference/danger.yml that come with the index.
(() => {
  "use strict";
  const { split } = window.SearchWords;
  const { LANGUAGES, meanings, stemOf } = window.SearchMeanings;
  const { danger, either } = window.searchIndex;
  const MOST_BETWEEN = 2; // words between two words of a phrase, besides those that say nothing
  const LEAST_BEGUN = 5; // letters of a word that is still being typed

  const between = {}; // the words that say nothing
  const lists = {}; // of words that stand for one another, those that a word is in
  for (const language of LANGUAGES) {
    between[language] = new Set(either[language][""]);
    lists[language] = new Map();
    for (const [name, words] of Object.entries(either[language])) {
      for (const word of name ? words : [])
        lists[language].set(word, (lists[language].get(word) || []).concat(`@${name}`));
    }
  }

  // Phrases as lists of words, with their weights: a word that fits in one form only says more than another.
  const apart = (phrases) =>
    phrases.map((phrase) => {
      const words = phrase.split(" ");
      return { words, weight: words.length + words.filter((word) => word[0] === "=").length / 2 };
    });
  const groups = [];
  for (const group of danger) {
    for (const language of LANGUAGES) {
      const own = { language, phrases: apart(group[language]), exceptions: apart(group.unless[language]) };
      groups.push(Object.assign({}, group, own));
    }
  }

  // What each word of a query may stand for in a language, and whether a phrase passes it over
  function read(query, language) {
    const typed = split(query);
    return typed.map((word, at) => {
      const isBegun = at === typed.length - 1 && !/\s$/.test(query) && word.length >= LEAST_BEGUN;
      const meant = meanings(word, isBegun).filter((one) => one.language === language);
      const own = [`=${word}`, stemOf(word, language), ...(lists[language].get(word) || [])];
      return { may: new Set([...own, ...meant.map((one) => one.word)]), isBetween: between[language].has(word) };
    });
  }

  // Whether the words of a phrase from `number` on stand in a query, the first of them at `at` or soon after it
  function fits(phrase, number, said, at) {
    if (number === phrase.length) return true;
    let passed = 0;
    for (let next = at; next < said.length; next++) {
      if (said[next].may.has(phrase[number]) && fits(phrase, number + 1, said, next + 1)) return true;
      if (!said[next].isBetween) passed++;
      if (number && passed > MOST_BETWEEN) return false;
    }
    return false;
  }

  function heaviest(phrases, said) {
    let most = 0;
    for (const { words, weight } of phrases) {
      if (weight > most && fits(words, 0, said, 0)) most = weight;
    }
    return most;
  }

  // The danger that the longest phrase tells of, with the language of that phrase, or null
  function find(query) {
    const said = {};
    for (const language of LANGUAGES) said[language] = read(query, language);
    let [found, most] = [null, 0];
    for (const group of groups) {
      const own = heaviest(group.phrases, said[group.language]);
      if (own > most && heaviest(group.exceptions, said[group.language]) < own) [found, most] = [group, own];
    }
    return found;
  }

  window.SearchDanger = { find };
})();
