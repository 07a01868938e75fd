// The dated weeks of a program as parts of a page, and what to print for them.
window.ProgramShow = (() => {
  "use strict";
  const { lang } = document.documentElement;
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 2 });
  const day = new Intl.DateTimeFormat(lang, { weekday: "short", month: "short", day: "numeric", timeZone: "UTC" });
  const clock = new Intl.DateTimeFormat(lang, { hour: "numeric", minute: "2-digit", timeZone: "UTC" });

  function dayName(found) {
    return day.format(found * 86400000);
  }

  // As `time_of_day` in hooks/syllabus/words/formats.py.
  function timeOf(minutes) {
    return clock
      .format(minutes * 60000)
      .replace(/\u202f/g, " ")
      .toLowerCase();
  }

  function make(tag, className, ...content) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...content);
    return element;
  }

  // What the compiler wrote of a part of a visit, whose links are those of this page.
  function html(text) {
    const read = new DOMParser().parseFromString(text, "text/html").body;
    if (location.protocol === "file:") {
      for (const link of read.querySelectorAll("a[href$='/']"))
        link.setAttribute("href", `${link.getAttribute("href")}index.html`);
    }
    return Array.from(document.adoptNode(read).childNodes);
  }

  // The schedule

  function meetingOf(data, meeting) {
    const own = data.says.schedule;
    const name = dayName(meeting.day);
    const hours = GuideData.fill(own.hours, { start: timeOf(meeting.start), end: timeOf(meeting.end) });
    const title = meeting.isFamily ? GuideData.fill(own.family_evening, { day: name }) : name;
    const head = make("h3", "", `${title} `, make("span", "visit-hours", hours));
    const about = meeting.off
      ? `${GuideData.fill(own.no_group_why, { day: name, why: meeting.why })}${meeting.off === "shift" ? ` ${own.shifted}` : ""}`
      : meeting.room && GuideData.fill(own.room, { room: meeting.room });
    const items = meeting.parts.map(({ start, turn }) =>
      make("li", "", make("span", "item-time", timeOf(start)), " ", ...html(turn.html)),
    );
    const classes = `visit${meeting.isFamily ? " visit-family" : ""}${meeting.off ? " visit-off" : ""}`;
    const content = meeting.off ? [] : [make("ul", "", ...items)];
    return make("section", classes, head, ...(about ? [make("p", "visit-room", about)] : []), ...content);
  }

  function weekTitle(data, { number: week, monday }) {
    return GuideData.fill(data.says.week_from, { number: week, day: dayName(monday) });
  }

  function weekOf(data, week, cohort) {
    const printed = make("span", "print-only", `${[data.title, cohort].filter(Boolean).join(", ")}: `);
    const minutes = ProgramWeeks.heldMinutes(data, week);
    const isMarked = week.meetings.some(({ off, parts }) => !off && parts.some(({ turn }) => turn.isMarked));
    const notes = [
      minutes === null ? "" : GuideData.fill(data.says.schedule.fewer_hours, { hours: number.format(minutes / 60) }),
      isMarked ? `\u2020 ${data.notFirst}` : "",
    ].filter(Boolean);
    return make(
      "section",
      "week",
      make("h2", "", printed, weekTitle(data, week)),
      make("div", "week-grid", ...week.meetings.map((meeting) => meetingOf(data, meeting))),
      ...notes.map((note) => make("p", "week-note", note)),
    );
  }

  // What to print

  function cell(label, text) {
    const found = make("td", "", text);
    found.dataset.label = label;
    return found;
  }

  function told(paper) {
    return paper === null ? "?" : number.format(paper);
  }

  function printRow(own, { day: at, print, copies, paper }) {
    const link = make("a", "", print.title);
    link.href = GuideData.address(`${print.id}/`);
    const head = make("th", "", link, " ", make("span", "visit-module", print.session));
    head.scope = "row";
    const cells = [cell(own.day, dayName(at)), cell(own.each, print.told)];
    return make("tr", "", head, ...cells, cell(own.copies, number.format(copies)), cell(own.paper, told(paper)));
  }

  function printsOf(data, week, people) {
    const own = data.says.print;
    const rows = ProgramWeeks.prints(week, people);
    const title = make("h3", "", weekTitle(data, week));
    if (!rows.length) return [title, make("p", "", own.nothing)];
    const heads = ["sheet", "day", "each", "copies", "paper"].map((name) => make("th", "", own[name]));
    for (const head of heads) head.scope = "col";
    const copies = rows.reduce((sum, found) => sum + found.copies, 0);
    const paper = rows.some((found) => found.paper === null) ? null : rows.reduce((sum, found) => sum + found.paper, 0);
    const all = make("th", "", GuideData.fill(own.in_all, { number: week.number }));
    [all.scope, all.colSpan] = ["row", 3];
    const total = make("tr", "", all, cell(own.copies, number.format(copies)), cell(own.paper, told(paper)));
    const parts = [
      make("thead", "", make("tr", "", ...heads)),
      make("tbody", "", ...rows.map((found) => printRow(own, found))),
    ];
    const table = make("table", "plan-table", ...parts, make("tfoot", "", total));
    return [title, make("div", "plan-tables", table)];
  }

  function schedule(data, weeks, cohort) {
    return weeks.map((week) => weekOf(data, week, cohort));
  }

  function prints(data, weeks, people) {
    const about = make("p", "", GuideData.fill(data.says.print.about, { people: number.format(people) }));
    return [about].concat(...weeks.map((week) => printsOf(data, week, people)));
  }

  return { dayName, timeOf, make, schedule, prints };
})();
