// The arithmetic of a session's clock and nothing else: it draws nothing, keeps nothing and never asks for the time.
// Times are milliseconds and `now` is handed in. A clock is a plain value; each function returns a new one.
(() => {
  "use strict";

  // How long the parts from number `first` on may take: as planned, or all cut by the same share if `left` is short.
  function shares(plan, first, left) {
    const rest = plan.slice(first);
    const sum = rest.reduce((all, part) => all + part, 0);
    const share = sum > 0 ? Math.min(1, Math.max(0, left) / sum) : 0;
    return rest.map((part) => part * share);
  }

  const change = (clock, values) => Object.assign({}, clock, values);

  const usedHere = ({ here, since }, now) => here + (since === null ? 0 : Math.max(0, now - since));

  window.SessionClock = {
    // A clock that begins the first part at `now`, with `whole` to go; `plan` has what each part should take.
    begin(plan, whole, now) {
      return { plan, whole, part: 0, given: shares(plan, 0, whole)[0], before: 0, here: 0, since: now };
    },

    // Another part begins; past the last one the session is over. What is left is shared out anew.
    go(clock, part, now) {
      const { plan, whole } = clock;
      const before = clock.before + usedHere(clock, now);
      const isOver = part >= plan.length;
      const given = isOver ? 0 : shares(plan, part, whole - before)[0];
      return change(clock, { part, given, before, here: 0, since: isOver ? null : now });
    },

    // Other parts from now on, within the same time: the first of them begins.
    replan(clock, plan, now) {
      const before = clock.before + usedHere(clock, now);
      const given = shares(plan, 0, clock.whole - before)[0];
      return change(clock, { plan, part: 0, given, before, here: 0, since: now });
    },

    pause(clock, now) {
      return change(clock, { here: usedHere(clock, now), since: null });
    },

    resume(clock, now) {
      return clock.since === null ? change(clock, { since: now }) : clock;
    },

    // More time for this part: the end stays where it is, so the parts to come get shorter.
    more(clock, time) {
      return change(clock, { given: clock.given + time });
    },

    // A later end: the parts to come may take longer, up to what was planned.
    later(clock, time) {
      return change(clock, { whole: clock.whole + time });
    },

    // Everything there is to show. `left` is below zero once a part runs over; `ahead` has the parts to come.
    read(clock, now) {
      const { plan, whole, part, given, since } = clock;
      const used = usedHere(clock, now);
      const left = given - used;
      const wholeUsed = clock.before + used;
      const wholeLeft = whole - wholeUsed;
      const ahead = shares(plan, part + 1, wholeLeft - Math.max(0, left));
      const isRunning = since !== null;
      const isOver = part >= plan.length;
      return { part, used, given, left, wholeUsed, wholeLeft, whole, ahead, isRunning, isOver };
    },

    // Minutes and seconds, such as 6:05; a time below zero loses its sign.
    text(time) {
      const seconds = Math.abs(Math.round(time / 1000));
      return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    },
  };
})();
