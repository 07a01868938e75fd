// The weeks of a program with dates, from what the compiler laid out (hooks/syllabus/programs/dated_script.py) and what
// somebody asked for: `{start, closed: [{date, off, why}], room, cohort, people, revision}`. As `schedule` in
// hooks/syllabus/programs/schedule.py.
window.ProgramWeeks = (() => {
  "use strict";
  const { numberOf } = Days;

  // All weeks of a stay, and of a closed program those that it needs beyond to hold what was shifted.
  function weeks(data, asked) {
    const first = numberOf(asked.start);
    const closed = new Map(asked.closed.map((day) => [numberOf(day.date), day]));
    const counted = { evening: 0, visit: 0 };
    const used = {};
    const held = { evening: 0, visit: 0 };

    function owes(kind) {
      const most = kind === "visit" ? data.order.length : data.evening ? data.weeks : 0;
      return data.isOpen || held[kind] < most;
    }

    function turnOf({ turn, reel }) {
      if (turn !== null) return data.turns[turn];
      used[reel] = (used[reel] || 0) + 1;
      return data.turns[data.reels[reel][used[reel] - 1]];
    }

    function partsOf(visit, start) {
      let at = start;
      return visit.parts.map((part) => {
        at += part.minutes;
        const { minutes, counts, isProcess } = part;
        return { start: at - minutes, minutes, counts, isProcess, turn: turnOf(part) };
      });
    }

    function meeting(week, place, [weekday, start, isFamily, comes]) {
      const kind = isFamily ? "evening" : "visit";
      const day = first + 7 * (week - 1) + weekday;
      const { off = "", why = "" } = closed.get(day) || {};
      const visit = isFamily ? data.evening : data.visits[data.order[data.isOpen ? place : held.visit]];
      const end = visit.parts.reduce((sum, { minutes }) => sum + minutes, start);
      counted[kind] += 1;
      if (off !== "shift") held[kind] += 1;
      const parts = off === "shift" ? [] : partsOf(visit, start);
      return { week, day, start, end, isFamily, comes, number: counted[kind], off, why, room: asked.room, parts };
    }

    const found = [];
    for (let week = 1; week <= data.weeks || (!data.isOpen && (owes("visit") || owes("evening"))); week += 1) {
      let place = -1;
      const meetings = [];
      for (const slot of data.slots[Math.min(week, data.slots.length) - 1]) {
        if (!slot[2]) place += 1;
        if (owes(slot[2] ? "evening" : "visit")) meetings.push(meeting(week, place, slot));
      }
      found.push({ number: week, monday: first + 7 * (week - 1), meetings });
    }
    return found;
  }

  // The minutes of treatment in a week that has lost or gained some, as `held_hours` of a plan; otherwise null.
  function heldMinutes(data, week) {
    if (week.number <= data.weeks && !week.meetings.some(({ off }) => off)) return null;
    const parts = week.meetings.filter(({ off, comes }) => !off && comes).flatMap((meeting) => meeting.parts);
    return parts.reduce((sum, { counts, minutes }) => sum + (counts ? minutes : 0), data.individual);
  }

  // What to print for the visits of a week, as `print_plan`; no paper means that its length is not known.
  function prints(week, people) {
    const held = week.meetings.filter(({ off }) => !off);
    return held.flatMap(({ day, parts }) =>
      parts.flatMap(({ turn }) =>
        turn.prints.map((print) => {
          const copies = print.share ? print.each * Math.ceil(people / print.share) : print.each;
          const paper = print.pieces === null ? null : copies * print.pieces + (copies ? print.once : 0);
          return { day, print, copies, paper };
        }),
      ),
    );
  }

  return { weeks, heldMinutes, prints };
})();
