// The list of the print basket as its address keeps it behind the #: "people=12,forms/sign-in,cbt/one/two=3".
// A sheet with no number prints as often as is usual: once for each person, and a form for the whole group once.
(() => {
  "use strict";
  const MOST = 60; // people, and copies of one sheet
  const PEOPLE = "people";

  // A whole number from 1 to the most, or null for what is none.
  function count(text) {
    return /^\d+$/.test(text) && Number(text) > 0 ? Math.min(Number(text), MOST) : null;
  }

  // An address that was cut off in the middle of an escape picks nothing.
  function unescaped(text) {
    try {
      return decodeURIComponent(text);
    } catch (_) {
      return "";
    }
  }

  // The people, and for each sheet that is `known` by its id a number of copies, or null for as many as is usual.
  function read(hash, known) {
    const list = { people: 1, copies: new Map() };
    for (const part of unescaped(hash.slice(1)).split(",")) {
      const [id, text = ""] = part.split("=");
      if (id === PEOPLE) list.people = count(text) || 1;
      else if (known.includes(id)) list.copies.set(id, count(text));
    }
    return list;
  }

  // What `read` reads; "" for nothing picked in a group of one.
  function write({ people, copies }) {
    const sheets = Array.from(copies, ([id, own]) => (own === null ? id : `${id}=${own}`));
    return (people > 1 ? [`${PEOPLE}=${people}`] : []).concat(sheets).join(",");
  }

  window.BasketList = { MOST, count, read, write };
})();
