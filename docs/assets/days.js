// Days as whole numbers, counted from 1970-01-01, so that no time zone moves them.
window.Days = (() => {
  "use strict";
  const DAY = 86400000;

  // The number of a day such as 2027-01-04, or null where there is no such day.
  function numberOf(text) {
    const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
    if (!found) return null;
    const moment = new Date(Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3])));
    return moment.toISOString().slice(0, 10) === text ? moment.getTime() / DAY : null;
  }

  function textOf(day) {
    return new Date(day * DAY).toISOString().slice(0, 10);
  }

  // Monday is 0, as the compiler counts.
  function weekdayOf(day) {
    return (((day + 3) % 7) + 7) % 7;
  }

  // The number of today where the reader is.
  function today() {
    const now = new Date();
    return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY;
  }

  return { numberOf, textOf, weekdayOf, today };
})();
