// Which pages answer what somebody types, best first. It reads the index once; all that it does for a query is linear.
(() => {
  "use strict";
  const { split } = window.SearchWords;
  const { LANGUAGES, filler, meanings } = window.SearchMeanings;
  const index = window.searchIndex;
  const PAGES = index.pages.length;
  const OWN = index.language || "en"; // in which the pages are
  // How much counts what a page says against what people ask of it, a second ask of it, and later pages of an ask
  const [BODY, SECOND, LATER] = [1, 0.25, 0.8];
  const [MISSED, LEFT_OVER] = [2.5, 1]; // words of the query that an ask lacks, and words of an ask that nobody typed

  // Asks: those that have each stem, how much all stems of each weigh together, and in how many asks each stem is

  const asks = {};
  for (const language of LANGUAGES) {
    const lines = index.asks[language].map((line) => line.split(" "));
    const places = new Map();
    lines.forEach(([, ...stems], number) => {
      for (const word of stems) {
        const list = places.get(word);
        if (list) list.push(number);
        else places.set(word, [number]);
      }
    });
    const pages = lines.map(([numbers]) => numbers.split(",").map(Number));
    asks[language] = { pages, stems: lines.map(([, ...stems]) => stems), places };
  }

  // How rare a word is, and so how much it says
  const worths = { en: new Map(), es: new Map() };
  function worth(word, language) {
    const before = worths[language].get(word);
    if (before !== undefined) return before;
    const { places, stems } = asks[language];
    const asked = (places.get(word) || []).length;
    const said = language === OWN && index.words[word] ? index.words[word].split(",").length : 0;
    const all = language === OWN ? PAGES : stems.length;
    const own = Math.log(1 + all / (1 + Math.max(said, Math.min(asked, all))));
    worths[language].set(word, own);
    return own;
  }

  for (const language of LANGUAGES) {
    const own = asks[language];
    own.weights = own.stems.map((stems) => stems.reduce((sum, word) => sum + worth(word, language), 0));
  }

  // Finding

  const postings = new Map();
  function posting(word) {
    if (!postings.has(word)) {
      let page = 0;
      const places = (index.words[word] || "").split(",").filter(Boolean);
      postings.set(
        word,
        places.map((place) => {
          const [step, weight] = place.split(".");
          page += Number(step);
          return [page, Number(weight || 1) / 9];
        }),
      );
    }
    return postings.get(word);
  }

  // The words of a query that can find something in a language, each with what it may mean and how much it is worth
  function terms(query, language) {
    const typed = split(query);
    const isOpen = !/\s$/.test(query);
    return typed
      .map((word, at) => ({ word, isUnfinished: isOpen && at === typed.length - 1 }))
      .filter(({ word }) => !filler[language].has(word))
      .map(({ word, isUnfinished }) => {
        const meant = meanings(word, isUnfinished).filter((one) => one.language === language);
        const sure = meant.filter(({ factor }) => factor === 1);
        const values = (sure.length ? sure : meant).map((one) => worth(one.word, language));
        return { meant, value: values.length ? Math.max(...values) : Math.log(1 + PAGES) };
      });
  }

  function add(scores, key, value) {
    scores.set(key, (scores.get(key) || 0) + value);
  }

  // The best match of each term with each key, added up
  function matched(all, placesOf) {
    const sums = new Map();
    for (const { meant, value } of all) {
      const best = new Map();
      for (const { word, factor } of meant) {
        for (const [key, weight] of placesOf(word)) {
          best.set(key, Math.max(best.get(key) || 0, factor * weight * value));
        }
      }
      for (const [key, score] of best) add(sums, key, score);
    }
    return sums;
  }

  function askScores(all, whole, language) {
    const own = asks[language];
    const scores = new Map();
    const seconds = new Map();
    for (const [ask, sum] of matched(all, (word) => (own.places.get(word) || []).map((number) => [number, 1]))) {
      const likeness = sum / (sum + MISSED * (whole - sum) + LEFT_OVER * Math.max(own.weights[ask] - sum, 0));
      own.pages[ask].forEach((page, at) => {
        const score = (sum / whole) * likeness * LATER ** at;
        const best = scores.get(page) || 0;
        seconds.set(page, Math.max(seconds.get(page) || 0, Math.min(score, best)));
        scores.set(page, Math.max(score, best));
      });
    }
    for (const [page, score] of seconds) add(scores, page, SECOND * score);
    return scores;
  }

  // What an overview says counts less than what a session says, and so does a sheet, which is reached from its session.
  function share(page) {
    const depth = index.pages[page].url.split("/").length - 1;
    return depth === 2 ? 1 : depth > 2 ? 0.7 : 0.4;
  }

  function find(query) {
    const scores = new Map();
    for (const language of LANGUAGES) {
      const all = terms(query, language);
      const whole = all.reduce((sum, { value }) => sum + value, 0);
      if (!whole) continue;
      for (const [page, score] of askScores(all, whole, language)) add(scores, page, score);
      if (language === OWN) {
        for (const [page, score] of matched(all, posting)) add(scores, page, (BODY * share(page) * score) / whole);
      }
    }
    return Array.from(scores.keys()).sort((one, other) => scores.get(other) - scores.get(one) || one - other);
  }

  // The needs whose words have most groups of three letters in common with a query, for whoever finds nothing

  function threes(text) {
    const found = new Set();
    for (const word of split(text)) {
      for (let at = 0; at < word.length; at++) found.add(` ${word} `.slice(at, at + 3));
    }
    return found;
  }

  function nearestNeeds(query, most) {
    const typed = threes(query);
    const near = index.needs.map(({ words }) => Array.from(threes(words)).filter((three) => typed.has(three)).length);
    const order = index.needs.map((_, at) => at).sort((one, other) => near[other] - near[one] || one - other);
    return order.slice(0, most).map((at) => index.needs[at]);
  }

  window.SearchRank = { find, nearestNeeds };
})();
