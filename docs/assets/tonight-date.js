// Which week and day of a program a date is, where it is known when week 1 began. Closed days are for the program's page.
window.TonightDate = (() => {
  "use strict";
  const DAY = 24 * 60 * 60 * 1000;
  const MOST_DAYS = 14; // nobody waits longer for a group

  // Days since 1970 of a date as an address has it, or NaN.
  function days(text) {
    return /^\d{4}-\d\d-\d\d$/.test(text || "") ? Date.parse(`${text}T00:00:00Z`) / DAY : Number.NaN;
  }

  function today() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
      .map((part) => String(part).padStart(2, "0"))
      .join("-");
  }

  // The Monday of the week of a date. 1970-01-01 was a Thursday.
  function monday(text) {
    return days(text) - ((days(text) + 3) % 7);
  }

  // The week and the day of the first meeting on a date or after it, or null. An open group begins its weeks again.
  function place({ weeks, isOpen }, began, date) {
    const first = monday(began);
    const start = days(date);
    if (!(start >= first)) return null;
    for (let day = start; day < start + MOST_DAYS; day += 1) {
      const passed = Math.floor((day - first) / 7);
      if (!isOpen && passed >= weeks.length) return null;
      const at = passed % weeks.length;
      const meeting = weeks[at].find(({ number }) => number === (day + 4) % 7);
      if (meeting) return { week: String(at + 1), day: meeting.day };
    }
    return null;
  }

  return { place, today };
})();
