// Whether somebody who types this may be in danger, by the phrases of reference/danger.yml that come with the index.
(() => {
  "use strict";
  const { split, slips } = window.SearchWords;
  const { LANGUAGES, meanings, stemOf } = window.SearchMeanings;
  const { danger, either } = window.searchIndex;
  const MOST_BETWEEN = 2; // words between two words of a phrase, besides those that say nothing
  const LEAST_BEGUN = 5; // letters of a word that is still being typed
  const LEAST_SLIPPED = 5; // letters of a word with a slip

  const between = {}; // the words that say nothing
  const lists = {}; // of words that stand for one another, the names of those that a word is in
  function enlist(language, word, name) {
    const names = lists[language].get(word) || [];
    if (!names.includes(name)) lists[language].set(word, names.concat(name));
  }

  for (const language of LANGUAGES) {
    between[language] = new Set(either[language][""]);
    lists[language] = new Map();
    for (const [name, words] of Object.entries(either[language])) {
      for (const word of name ? words : []) enlist(language, word, `@${name}`);
    }
  }

  // Phrases as lists of words, with their weights. A word that fits in one form only is a list of one, and says more.
  function apart(phrases, language) {
    return phrases.map((phrase) => {
      const said = phrase.split(" ");
      const exact = said.filter((word) => word[0] === "=");
      for (const word of exact) enlist(language, word.slice(1), word);
      return { said, weight: said.length + exact.length / 2 };
    });
  }

  const groups = [];
  for (const group of danger) {
    for (const language of LANGUAGES) {
      const [phrases, exceptions] = [group[language], group.unless[language]].map((all) => apart(all, language));
      groups.push(Object.assign({}, group, { language, phrases, exceptions }));
    }
  }

  // The lists of a word; of one that nobody knows, those of words that are a slip away from it
  function listsOf(word, language, isKnown) {
    const own = lists[language].get(word);
    if (own || isKnown || word.length < LEAST_SLIPPED) return own || [];
    const near = Array.from(lists[language].keys()).filter((other) => other.length > 3 && slips(word, other, 1) < 2);
    return [].concat(...near.map((other) => lists[language].get(other)));
  }

  // What each word of a query may stand for in a language, and whether a phrase passes it over
  function read(query, language) {
    const typed = split(query);
    return typed.map((word, at) => {
      const isBegun = at === typed.length - 1 && !/\s$/.test(query) && word.length >= LEAST_BEGUN;
      const all = meanings(word, isBegun);
      const isKnown = all.some(({ factor }) => factor === 1);
      const meant = all.filter((one) => one.language === language).map((one) => one.word);
      const may = new Set([stemOf(word, language), ...listsOf(word, language, isKnown), ...meant]);
      return { may, isBetween: between[language].has(word) };
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
    for (const phrase of phrases) {
      if (phrase.weight > most && fits(phrase.said, 0, said, 0)) most = phrase.weight;
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
