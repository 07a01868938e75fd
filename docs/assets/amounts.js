// Amounts of money: read only where they can mean one thing, and written as the language of the page does.
// Thousands are parted by commas or single spaces, cents by a point; a minus, or parentheses as on a bank's paper, and
// one sign of the currency may stand beside.
(() => {
  "use strict";
  // Digits before the point; sums of more would not be exact.
  const MOST = 12;
  const AMOUNT = /^(?:([-+]) *)?(\d+|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+)?(?:\.(\d{0,2}))?$/;
  const SAME = [
    // What nobody sees.
    [/[\u061c\u200b\u200e\u200f\u2060\ufeff]/g, ""],
    [/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)],
    [/[\u00a0\u2007-\u200a\u202f\u3000]/g, " "],
    // No long dash: telephones write it for two hyphens.
    [/[\u2010-\u2013\u2212\ufe63]/g, "-"],
  ];
  const signs = new Map();

  function format(lang, currency, more) {
    return new Intl.NumberFormat(lang, Object.assign({ style: "currency", currency }, more));
  }

  // What finds the code of a currency and its signs, of which one may be the end of another.
  function signsOf(currency) {
    if (!signs.has(currency)) {
      const parts = ["en-001", "en", document.documentElement.lang].map((lang) =>
        format(lang, currency).formatToParts(0),
      );
      const found = parts.map((all) => all.find(({ type }) => type === "currency").value);
      const longestFirst = [currency, ...found].sort((one, other) => other.length - one.length);
      signs.set(currency, new RegExp(longestFirst.map((sign) => sign.replace(/\W/g, "\\$&")).join("|"), "i"));
    }
    return signs.get(currency);
  }

  // In whole cents, so that sums are exact; null for what is not plainly one amount.
  function read(text, currency) {
    const sides = SAME.reduce((plain, [from, to]) => plain.replace(from, to), text).split(signsOf(currency));
    if (sides.length > 2 || sides.filter((side) => /\d/.test(side)).length !== 1) return null;
    const bare = sides.join("").trim();
    const inside = /^\((.*)\)$/.exec(bare);
    const found = AMOUNT.exec(inside ? `-${inside[1].trim()}` : bare);
    if (!found) return null;
    const [, sign, whole = "", part = ""] = found;
    const digits = whole.replace(/[ ,]/g, "");
    const value = Number(digits) * 100 + Number(part.padEnd(2, "0"));
    return digits.length > MOST ? null : value * (sign === "-" ? -1 : 1);
  }

  // Without cents where there are none.
  function write(cents, currency) {
    const more = { minimumFractionDigits: cents % 100 ? 2 : 0 };
    return format(document.documentElement.lang, currency, more).format(cents / 100);
  }

  window.Amounts = { read, write };
})();
