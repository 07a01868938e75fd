// The calendars of a program that somebody has dated, byte for byte as hooks/syllabus/programs/calendar.py writes them
// (RFC 5545). The group's calendar reveals nothing of what the group is for.
window.ProgramCalendar = (() => {
  "use strict";
  const MOST = 75; // octets of a line
  const { fill } = GuideData;
  const FIRST_DAY = 719163; // the number of 1970-01-01 among all days since the year 1

  function escapeText(text) {
    return text
      .replace(/\\N/g, "\n")
      .replace(/[\\;,]/g, "\\$&")
      .replace(/\r\n|\n|\r/g, "\\n");
  }

  function octets(sign) {
    const code = sign.codePointAt(0);
    return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }

  // A line in pieces that are short enough, none of which ends between the two signs of what was escaped.
  function fold(line) {
    const pieces = [];
    let piece = "";
    let length = 0;
    let last = "";
    for (const sign of line) {
      if (piece && length + octets(sign) >= MOST) {
        const isPair = piece !== last && (last === "\\" || last === "^");
        pieces.push(isPair ? piece.slice(0, -1) : piece);
        piece = isPair ? last : "";
        length = piece.length;
      }
      piece += sign;
      length += octets(sign);
      last = sign;
    }
    return `${pieces.concat(piece).join("\r\n ")}\r\n`;
  }

  function stamp(milliseconds) {
    return new Date(milliseconds).toISOString().replace(/[-:]|\.\d+/g, "");
  }

  function localTime(name, [before, after], day, minutes) {
    const told = stamp((day * 1440 + minutes) * 60000).slice(0, -1);
    return fold(`${name}${before}${told}${after}`);
  }

  // The sessions of a meeting in one line, or what it is if it has none.
  function staffTitle(data, { parts, off, isFamily }) {
    const { schedule, process } = data.says;
    const titles = new Set(parts.map(({ turn }) => turn.title).filter(Boolean));
    const other = !off && parts.some(({ isProcess }) => isProcess) ? process : data.title;
    const session = titles.size ? Array.from(titles).join(schedule.titles_joined) : other;
    const title = isFamily ? fill(schedule.family_title, { session }) : session;
    return off ? fill(schedule.cancelled, { session: title }) : title;
  }

  function description(data, { week, why, parts, off }) {
    const lines = [fill(data.says.week, { number: week }), why].concat(...parts.map(({ turn }) => turn.lines));
    return lines.concat(data.isOpen && !off ? data.says.schedule.open : "").filter(Boolean);
  }

  function event(data, asked, meeting, title, audience, about) {
    const { revision, stamp: firstStamp, time } = data.calendar;
    const number = asked.revision * revision + Days.numberOf(asked.start) + FIRST_DAY;
    const cohort = asked.cohort ? `.${asked.cohort}` : "";
    const kind = meeting.isFamily ? "family" : "visit";
    const guides = about && !meeting.off ? meeting.parts.map(({ turn }) => turn.guide).filter(Boolean) : [];
    return [
      "BEGIN:VEVENT\r\n",
      fold(`SUMMARY:${escapeText(title)}`),
      localTime("DTSTART", time, meeting.day, meeting.start),
      localTime("DTEND", time, meeting.day, meeting.end),
      `DTSTAMP:${stamp((firstStamp + number) * 1000)}\r\n`,
      fold(`UID:${data.slug}${cohort}.${kind}-${meeting.number}.${audience}${data.suffix || ""}@nine-hours.example`),
      `SEQUENCE:${number}\r\n`,
      "CLASS:PRIVATE\r\n",
      about ? fold(`DESCRIPTION:${escapeText(about.join("\n"))}`) : "",
      meeting.room ? fold(`LOCATION:${escapeText(meeting.room)}`) : "",
      `STATUS:${meeting.off ? "CANCELLED" : "CONFIRMED"}\r\n`,
      guides.length ? fold(`URL:${guides[0]}`) : "",
      "END:VEVENT\r\n",
    ].join("");
  }

  // The time zone for the years that the calendar covers; none for one of world time.
  function zone(data, asked, weeks, hasEvents) {
    if (data.calendar.time[1] || !hasEvents) return "";
    const yearOf = (day) => Number(Days.textOf(day).slice(0, 4));
    const start = Days.numberOf(asked.start);
    const [first, last] = [yearOf(start), yearOf(start + 7 * (weeks.length + 1))];
    const changes = data.zone.changes.filter(([year]) => first <= year && year <= last).map(([, text]) => text);
    const lines = ["BEGIN:VTIMEZONE\r\n", `TZID:${data.zone.name}\r\n`, data.zone.first[first]];
    return lines.concat(changes, "END:VTIMEZONE\r\n").join("");
  }

  function calendar(data, asked, weeks, name, events) {
    const [before, after] = data.calendar.head;
    const head = [before, fold(`X-WR-CALNAME:${name}`), after, zone(data, asked, weeks, events.length)];
    return head.concat(events, "END:VCALENDAR\r\n").join("");
  }

  function staff(data, asked, weeks) {
    const name = [data.title, asked.cohort].filter(Boolean).join(" ");
    const meetings = weeks.flatMap((week) => week.meetings);
    const events = meetings.map((meeting) =>
      event(data, asked, meeting, staffTitle(data, meeting), "staff", description(data, meeting)),
    );
    return calendar(data, asked, weeks, name, events);
  }

  function group(data, asked, weeks) {
    const own = data.says.schedule;
    const meetings = weeks.flatMap((week) => week.meetings).filter(({ isFamily }) => !isFamily);
    const events = meetings.map((meeting) =>
      event(data, asked, meeting, meeting.off ? own.group_off : own.group, "group", null),
    );
    return calendar(data, asked, weeks, own.group, events);
  }

  return { staff, group };
})();
