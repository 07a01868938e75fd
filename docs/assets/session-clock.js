// The arithmetic of a session's clock and nothing else: it draws nothing, keeps nothing and never asks for the time.
// Times are milliseconds and `now` is handed in. A clock is a plain value; each function returns a new one.
(function () {
  "use strict";

  // What the parts from number `first` on may take: what was planned, or less, all by the same share, if `left` is short.
  function shares(plan, first, left) {
    var rest = plan.slice(first);
    var sum = rest.reduce(function (all, part) { return all + part; }, 0);
    var share = sum > 0 ? Math.min(1, Math.max(0, left) / sum) : 0;
    return rest.map(function (part) { return part * share; });
  }

  function change(clock, values) { return Object.assign({}, clock, values); }

  function usedHere(clock, now) { return clock.here + (clock.since === null ? 0 : Math.max(0, now - clock.since)); }

  window.SessionClock = {
    // A clock that begins the first part at `now`, with `whole` to go; `plan` has what each part should take.
    begin: function (plan, whole, now) {
      return { plan: plan, whole: whole, part: 0, given: shares(plan, 0, whole)[0], before: 0, here: 0, since: now };
    },

    // Another part begins; behind the last one the session is over. What is left is shared out anew.
    go: function (clock, part, now) {
      var before = clock.before + usedHere(clock, now);
      var over = part >= clock.plan.length;
      var given = over ? 0 : shares(clock.plan, part, clock.whole - before)[0];
      return change(clock, { part: part, given: given, before: before, here: 0, since: over ? null : now });
    },

    pause: function (clock, now) { return change(clock, { here: usedHere(clock, now), since: null }); },
    resume: function (clock, now) { return clock.since === null ? change(clock, { since: now }) : clock; },

    // More time for this part: the end stays where it is, so that the parts to come get shorter.
    more: function (clock, time) { return change(clock, { given: clock.given + time }); },

    // A later end: the parts to come may take longer, up to what was planned.
    later: function (clock, time) { return change(clock, { whole: clock.whole + time }); },

    // Everything there is to show. What is left is below zero when it ran over; `ahead` has the parts to come.
    read: function (clock, now) {
      var used = usedHere(clock, now), left = clock.given - used, wholeUsed = clock.before + used;
      var wholeLeft = clock.whole - wholeUsed;
      return {
        part: clock.part, used: used, given: clock.given, left: left,
        wholeUsed: wholeUsed, wholeLeft: wholeLeft, whole: clock.whole,
        ahead: shares(clock.plan, clock.part + 1, wholeLeft - Math.max(0, left)),
        isRunning: clock.since !== null, isOver: clock.part >= clock.plan.length
      };
    },

    // Minutes and seconds, such as 6:05; a time below zero loses its sign.
    text: function (time) {
      var seconds = Math.abs(Math.round(time / 1000));
      return Math.floor(seconds / 60) + ":" + (seconds % 60 < 10 ? "0" : "") + (seconds % 60);
    }
  };
})();
