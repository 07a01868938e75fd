// Which week and day of a program a date is, where it is known when week 1 began. Closed days are for the program's page.
window.TonightDate = (() => {
  "use strict";
  const MOST_DAYS = 14; // nobody waits longer for a group

  // The week and the day of the first meeting on a date or after it, or null. An open group begins its weeks again.
  function place({ weeks, isOpen }, began, date) {
    const [start, day1] = [Days.numberOf(date), Days.numberOf(began)];
    if (start === null || day1 === null) return null;
    const first = day1 - Days.weekdayOf(day1);
    for (let day = start; start >= first && day < start + MOST_DAYS; day += 1) {
      const passed = Math.floor((day - first) / 7);
      if (!isOpen && passed >= weeks.length) return null;
      const at = passed % weeks.length;
      const meeting = weeks[at].find(({ number }) => number === (Days.weekdayOf(day) + 1) % 7);
      if (meeting) return { week: String(at + 1), day: meeting.day };
    }
    return null;
  }

  return { place };
})();
