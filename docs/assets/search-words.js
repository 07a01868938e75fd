// Words for the search, just as hooks/syllabus/site/search_words.py takes them apart, and how far two of them differ.
// The lists of words that belong together come with the index.
(() => {
  "use strict";
  const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670'\u2018\u2019\u02bc]/g;
  const OTHER_LETTERS = { đ: "d", ø: "o", ł: "l", ı: "i", ß: "ss", æ: "ae", œ: "oe" };
  const WORD = new RegExp(
    "[a-z0-9\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02af\\u0370-\\u037d\\u037f-\\u0386\\u0388-\\u0589\\u05d0-\\u05ea" +
      "\\u0620-\\u0669\\u066e-\\u06d3\\u06d5-\\u06ff\\u0750-\\u0963\\u0966-\\u1fff\\u2c00-\\u2dff\\u3041-\\u9fff\\ua000-\\ud7ff" +
      "\\uf900-\\ufdff\\ufe70-\\ufeff\\uff66-\\uffdc]{2,}",
    "g",
  );
  const SPANISH_PRONOUN = /(ar|er|ir|ndo)(?:[mts]e|l[aeo]s?|nos)$/;
  const SPANISH_ENDING =
    /^(.{3,}?)(?:aciones|acion|iendo|ando|aban|aste|iste|aron|ieron|amos|emos|imos|[ai]d[ao]s?|aba|ian?|[aei]re|[aei]r|[ae]n|[aeo]s|[aeios])$/;

  function split(text) {
    const bare = text.toLowerCase().normalize("NFD").replace(MARKS, "");
    return bare.replace(/[đøłıßæœ]/g, (letter) => OTHER_LETTERS[letter]).match(WORD) || [];
  }

  function english(word) {
    const single = word.length > 3 ? word.replace(/([sxz]|[cs]h)es$|([^sui])s$/, "$1$2") : word;
    const plain = single.length > 6 ? single.replace(/(?:ful|ness|ism)$|([st])ion$/, "$1") : single;
    const cut = /eed$/.test(plain) ? plain : plain.replace(/(ed|ing)$/, "");
    const isCut = cut !== plain && cut.length > 1 && /[aeiouy]/.test(cut);
    const bare = isCut ? cut.replace(/([^aeioulsz])\1$/, "$1") : plain;
    return bare.length > 2 ? bare.replace(/([^e])e$/, "$1").replace(/([^aeiou])y$/, "$1i") : bare;
  }

  function spanish(word) {
    return word.replace(SPANISH_PRONOUN, "$1").replace(SPANISH_ENDING, "$1");
  }

  function stem(word, language) {
    return language === "es" ? spanish(word) : english(word);
  }

  // How a word sounds: its consonants as they are spoken, and whether it begins with a vowel.
  const SOUNDS = [
    [/^kn|^gn/, "n"],
    [/^wr/, "r"],
    [/^ps/, "s"],
    [/ph/g, "f"],
    [/gh/g, ""],
    [/sch/g, "sk"],
    [/t?ch/g, "1"],
    [/[st]h|[st]i(?=o)/g, (letters) => (letters[0] === "t" && letters[1] === "h" ? "t" : "1")],
    [/c(?=[eiy])/g, "s"],
    [/[cq]/g, "k"],
    [/x/g, "ks"],
    [/z/g, "s"],
    [/(.)\1+/g, "$1"],
    [/^[aeiouy]/, "0"],
    [/[aeiouyhw]/g, ""],
  ];

  function sound(word) {
    return SOUNDS.reduce((text, [letters, spoken]) => text.replace(letters, spoken), word);
  }

  // The letters of a word as bits. Each slip changes two of them at most.
  function letters(word) {
    let bits = 0;
    for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
    return bits;
  }

  function countBits(bits) {
    const pairs = bits - ((bits >>> 1) & 0x55555555);
    const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
    return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }

  // How many slips lead from one word to another: a letter too many, too few or another, or two that changed places.
  // More than `most` are not counted.
  const rows = [new Uint8Array(64), new Uint8Array(64), new Uint8Array(64)];
  function slips(one, other, most) {
    if (Math.max(one.length, other.length) > 60) return most + 1;
    let [earlier, before, now] = rows;
    for (let at = 0; at <= other.length; at++) before[at] = at;
    for (let row = 1; row <= one.length; row++) {
      let least = row;
      now[0] = row;
      for (let at = 1; at <= other.length; at++) {
        const isSame = one[row - 1] === other[at - 1];
        let cost = Math.min(before[at] + 1, now[at - 1] + 1, before[at - 1] + (isSame ? 0 : 1));
        if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) {
          cost = Math.min(cost, earlier[at - 2] + 1);
        }
        now[at] = cost;
        if (cost < least) least = cost;
      }
      if (least > most) return most + 1;
      [earlier, before, now] = [before, now, earlier];
    }
    return before[other.length];
  }

  window.SearchWords = { split, stem, sound, letters, countBits, slips };
})();
