// What somebody typed about the dates of a program, and what is wrong with it, in words.
window.ProgramAsked = (() => {
  "use strict";
  const words = JSON.parse(document.currentScript.dataset.words);
  const { numberOf, textOf, weekdayOf } = Days;
  const { fill } = GuideData;
  const [MOST_PEOPLE, MOST_CLOSED, MOST_REVISIONS] = [60, 100, 200]; // as hooks/syllabus/programs/model.py
  const MOST_SIGNS = { room: 60, why: 100 };

  function ofDay(text) {
    return numberOf(text) === null ? fill(words.no_day, { found: text }) : "";
  }

  function ofStart(text, [first, last], nameOf) {
    const day = numberOf(text);
    if (day === null) return ofDay(text);
    if (weekdayOf(day)) {
      return fill(words.no_monday, { found: nameOf(day), monday: textOf(day - weekdayOf(day)) });
    }
    const year = Number(text.slice(0, 4));
    return year < first || year > last ? fill(words.years, { first, last }) : "";
  }

  function ofNumber(text, least, most) {
    const isFine = /^\d{1,3}$/.test(text) && Number(text) >= least && Number(text) <= most;
    return isFine ? "" : fill(words.number, { least, most });
  }

  function isUnseen(sign) {
    return sign < " " || (sign >= "\x7f" && sign < "\xa0") || sign === "\u2028" || sign === "\u2029";
  }

  function ofLine(text, most) {
    const signs = Array.from(text);
    if (signs.some(isUnseen)) return words.one_line;
    return signs.length > most ? fill(words.long, { most }) : "";
  }

  function ofCohort(text) {
    return !text || (text.length <= 60 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)) ? "" : words.cohort;
  }

  // The problem of each closed day, in the order in which they were typed.
  function ofClosed(asked, data) {
    const weeks = ProgramWeeks.weeks(data, asked);
    const first = numberOf(asked.start);
    const last = first + 7 * weeks.length - 1;
    const seen = new Set();
    return asked.closed.map(({ date }) => {
      const day = numberOf(date);
      const isTwice = seen.has(day);
      seen.add(day);
      if (isTwice) return words.twice;
      return day < first || day > last ? fill(words.outside, { first: textOf(first), last: textOf(last) }) : "";
    });
  }

  // `{asked, problems}`: problems by the names of fields, those of closed days in a list; `asked` is null with any, or
  // without a start. `nameOf` gives a day in words, such as Tue, Jan 5.
  function read(typed, data, nameOf) {
    const closed = typed.closed.filter(({ date }) => date).map((day) => Object.assign({}, day));
    for (const day of closed) day.why = day.why.trim() || words.closed;
    const problems = {
      start: typed.start ? ofStart(typed.start, data.years, nameOf) : "",
      people: ofNumber(typed.people, 1, MOST_PEOPLE),
      revision: ofNumber(typed.revision, 0, MOST_REVISIONS),
      room: ofLine(typed.room, MOST_SIGNS.room),
      cohort: ofCohort(typed.cohort),
      closed: closed.map(({ date, why }) => ofDay(date) || ofLine(why, MOST_SIGNS.why)),
    };
    if (closed.length > MOST_CLOSED) problems.closed[MOST_CLOSED] = fill(words.most_closed, { most: MOST_CLOSED });
    const asked = {
      start: typed.start,
      people: Number(typed.people),
      revision: Number(typed.revision),
      room: typed.room.trim(),
      cohort: typed.cohort,
      closed,
    };
    const isFine = () => !Object.values(problems).some((found) => (Array.isArray(found) ? found.some(Boolean) : found));
    if (isFine() && typed.start) problems.closed = ofClosed(asked, data);
    return { asked: isFine() && typed.start ? asked : null, problems };
  }

  return { read };
})();
