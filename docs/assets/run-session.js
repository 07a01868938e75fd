// Run mode: the guide one part at a time, with a clock. It is made from the guide on this page; nothing is stored or sent.
// The group view gets numbers and the name of what to show, never a text, so no word of the guide can reach it.
(() => {
  "use strict";
  const words = JSON.parse(document.currentScript.dataset.words);
  const { lang } = document.documentElement;
  const plural = new Intl.PluralRules(lang);
  const number = new Intl.NumberFormat(lang);
  const dialog = document.querySelector("dialog.run");
  const opener = document.querySelector('.run-open [data-run="open"]');
  const guide = window.RunGuide;
  const MINUTE = 60000;
  const ENOUGH = 0.75; // with less of the minutes that the parts to come need, the short version is offered
  const NARROW = matchMedia("(max-width: 40em)");
  let { parts } = guide;
  let clock = null;
  let group = null;
  let isTold = false;
  let sound = null;

  const find = (name) => dialog.querySelector(name);
  const sum = (some) => some.reduce((all, { minutes }) => all + minutes, 0);
  const planned = sum(parts);
  const isShort = () => parts === guide.short;

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  // The form of a text that the language has for this number.
  function counted(forms, count, values) {
    return fill(forms[plural.select(count)], Object.assign({ count: number.format(count) }, values));
  }

  function say(name, text) {
    if (find(name).textContent !== text) find(name).textContent = text;
  }

  find(".run-hand").append(...guide.atHand);
  if (guide.drawing) find(".run-hand").append(guide.folded(words.drawing, guide.drawing));
  if (guide.urgent) find(".run-urgent").append(guide.urgent);
  find('[data-run="urgent"]').hidden = !guide.urgent;

  // Showing

  function minutesText(time) {
    return time < MINUTE ? words.short : fill(words.min, { minutes: number.format(Math.round(time / MINUTE)) });
  }

  function leftText(left) {
    return fill(left <= -500 ? words.late : words.left, { time: SessionClock.text(left) });
  }

  // One of the script, the emergencies and the titles of all parts.
  function look(what) {
    dialog.dataset.look = what;
    for (const name of ["urgent", "list"]) {
      find(`[data-run="${name}"]`).setAttribute("aria-expanded", String(what === name));
    }
    find(".run-scroll").scrollTop = 0;
  }

  function titleButton({ name, minutes }, place) {
    const button = document.createElement("button");
    const item = document.createElement("li");
    button.type = "button";
    button.dataset.part = place;
    button.textContent = fill(words.titled, { name, time: minutesText(minutes * MINUTE) });
    if (clock && clock.part === place) button.setAttribute("aria-current", "step");
    item.append(button);
    return item;
  }

  function showStart() {
    dialog.dataset.state = "start";
    say("#run-title", words.run);
    say(".run-number", counted(words.parts, parts.length, { minutes: counted(words.minutes, planned) }));
    offer();
  }

  // At the start by the minutes that were typed in, later by those that are left.
  function offer() {
    const left = clock ? SessionClock.read(clock, Date.now()).wholeLeft / MINUTE : Number(find("#run-minutes").value);
    const needed = sum(parts.slice(clock ? clock.part : 0));
    const isAsked = guide.short.length > 0 && !isShort() && left < ENOUGH * needed && (!clock || clock.part < 2);
    find(".run-start .run-short").hidden = !isAsked;
    find(".run-now .run-short").hidden = !isAsked;
    if (!isAsked && !clock) find("#run-use-short").checked = false;
  }

  function showOver() {
    dialog.dataset.state = "over";
    say("#run-title", words.over);
    say(".run-number", "");
    const { wholeUsed } = SessionClock.read(clock, Date.now());
    const day = new Date(Date.now()).toLocaleDateString(lang, { year: "numeric", month: "numeric", day: "numeric" });
    const led = counted(words.led, Math.max(1, Math.round(wholeUsed / MINUTE)), { day });
    for (const place of document.querySelectorAll(".note-led")) place.textContent = led;
    find(".run-notes").append(chart);
  }

  function showPart({ name, text }, place) {
    dialog.dataset.state = "now";
    say("#run-title", name);
    say(".run-number", fill(words.part, { number: number.format(place), count: number.format(parts.length) }));
    find(".run-text").replaceChildren(text);
    find("#run-show").value = "";
    offer();
  }

  function show() {
    isTold = false;
    say(".run-said", "");
    look("");
    if (!clock) showStart();
    else if (clock.part >= parts.length) showOver();
    else showPart(parts[clock.part], clock.part + 1);
    find(".run-list").replaceChildren(...(guide.urgent ? [urgentItem] : []), ...parts.map(titleButton));
    find('[data-run="next"]').textContent = clock && clock.part === parts.length - 1 ? words.finish : words.next;
    find('[data-run="back"]').disabled = !clock || clock.part === 0;
    showRoom();
    find("#run-title").focus();
    tick();
  }

  // The notes stand on the page, and at the end of a session in this window, until it is closed.
  const chart = document.querySelector(".chart");
  const chartPlace = document.createComment("");
  chart.before(chartPlace);
  const urgentItem = document.createElement("li");
  urgentItem.append(find('[data-run="urgent"]').cloneNode(true));

  function tick() {
    tell();
    stayAwake(Boolean(clock) && clock.since !== null);
    const name = clock ? words.back : words.run;
    if (!opener.textContent.includes(name)) opener.textContent = name;
    if (!clock) return;
    const now = SessionClock.read(clock, Date.now());
    if (now.isOver) {
      say(".run-over", counted(words.took, planned, { time: minutesText(now.wholeUsed) }));
      return;
    }
    showClocks(now);
    const next = parts[now.part + 1];
    say(".run-next", next ? fill(words.ahead, { name: next.name, time: minutesText(now.ahead[0]) }) : words.last);
    say('[data-run="pause"]', now.isRunning ? words.pause : words.resume);
    warn(now);
  }

  function showClocks(now) {
    const [used, given, wholeUsed] = [now.used, now.given, now.wholeUsed].map(SessionClock.text);
    const end = new Date(Date.now() + now.wholeLeft).toLocaleTimeString(lang, { hour: "numeric", minute: "2-digit" });
    const long = now.isRunning ? words.whole : words.halted;
    const whole = NARROW.matches ? words.whole_short : long;
    say(".run-left", leftText(now.left));
    say(".run-used", fill(words.used, { used, given }));
    find(".run-part-bar").value = Math.min(1, now.used / Math.max(1, now.given));
    say(".run-whole", fill(whole, { used: wholeUsed, left: leftText(now.wholeLeft), end }));
    find(".run-whole-bar").value = Math.min(1, now.wholeUsed / now.whole);
  }

  // Says once that the time is up, and says it again if more time was given and is up as well.
  function warn(now) {
    if (now.left <= 0 && now.isRunning && !isTold) {
      isTold = true;
      say(".run-said", words.up);
      if (sound) tone(sound);
    }
    if (now.left > 0) isTold = false;
    if (!isTold) say(".run-said", now.isRunning ? "" : words.paused);
  }

  function tone(audio) {
    const note = audio.createOscillator();
    const volume = audio.createGain();
    volume.gain.setValueAtTime(0.15, audio.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 1.2);
    note.frequency.value = 440;
    note.connect(volume).connect(audio.destination);
    note.start();
    note.stop(audio.currentTime + 1.2);
  }

  // The group view: on this screen, or in a window of its own on this origin. A page from a file has the origin "null".

  const isFile = location.protocol === "file:";
  const origin = isFile ? "null" : location.origin;

  // What the group sees now. Before the clock runs it is the first part, with all of its time; a step of the short
  // version has no part of its own.
  function now() {
    if (clock) return Object.assign(SessionClock.read(clock, Date.now()), isShort() ? { part: -1 } : {});
    const given = parts[0].minutes * MINUTE;
    return { part: 0, left: given, given, isRunning: false, isOver: false, isBefore: true };
  }

  function tell() {
    const { part, left, given, isRunning, isOver, isBefore } = now();
    const text = SessionClock.text(Math.max(0, left));
    const share = given > 0 ? 1 - Math.min(1, Math.max(0, left) / given) : 0;
    RunRoom.tick(isOver ? "" : isRunning || isBefore ? text : fill(words.halted_left, { time: text }), share);
    if (!group || group.closed) return;
    const show = find("#run-show").value;
    const message = { to: "group-view", part, show, left, given, isRunning, isOver, isBefore: Boolean(isBefore) };
    group.postMessage(message, isFile ? "*" : origin);
  }

  function showRoom() {
    const part = clock ? parts[clock.part] : parts[0];
    RunRoom.show(part || { title: "", line: [] }, "", 0);
  }

  window.addEventListener("message", ({ source, origin: from, data }) => {
    if (from !== origin || !data || data.to !== "run-mode") return;
    group = source;
    tell();
  });

  // Doing

  const act = {
    open() {
      dialog.showModal();
      if (!clock) find("#run-minutes").value = planned;
      show();
    },
    close() {
      dialog.close();
    },
    anew() {
      clock = null;
      parts = guide.parts;
      chartPlace.after(chart);
      show();
    },
    urgent() {
      look(dialog.dataset.look === "urgent" ? "" : "urgent");
    },
    list() {
      look(dialog.dataset.look === "list" ? "" : "list");
    },
    script() {
      look("");
    },
    group(event, link) {
      event.preventDefault();
      if (!NARROW.matches) group = window.open(link.href, link.target);
      if (NARROW.matches || !group) RunRoom.open();
    },
    room() {
      RunRoom.open();
    },
  };
  // These need a clock.
  const actInside = {
    next() {
      go(clock.part + 1);
    },
    back() {
      if (clock.part > 0) go(clock.part - 1);
    },
    pause() {
      clock = (clock.since === null ? SessionClock.resume : SessionClock.pause)(clock, Date.now());
    },
    more() {
      clock = SessionClock.more(clock, MINUTE);
    },
    later() {
      clock = SessionClock.later(clock, 5 * MINUTE);
      offer();
    },
    short() {
      parts = guide.short;
      clock = SessionClock.replan(clock, plan(), Date.now());
      show();
    },
  };

  const plan = () => parts.map(({ minutes }) => minutes * MINUTE);

  function go(part) {
    if (part > parts.length) return;
    clock = SessionClock.go(clock, part, Date.now());
    show();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-run]");
    if (!button) return;
    const name = button.dataset.run;
    if (act[name]) act[name](event, button);
    else if (clock) actInside[name]();
    tick();
  });
  find(".run-list").addEventListener("click", ({ target }) => {
    const button = target.closest("[data-part]");
    if (button && clock) go(Number(button.dataset.part));
  });

  find(".run-start").addEventListener("submit", (event) => {
    event.preventDefault();
    if (find("#run-sound").checked && window.AudioContext) sound = new AudioContext();
    if (find("#run-use-short").checked) parts = guide.short;
    clock = SessionClock.begin(plan(), Number(find("#run-minutes").value) * MINUTE, Date.now());
    show();
  });
  find("#run-minutes").addEventListener("input", offer);
  find("#run-show").addEventListener("change", tell);
  dialog.addEventListener("close", () => chartPlace.after(chart));
  dialog.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (key === "Escape" && dialog.dataset.look) {
      event.preventDefault(); // back to the script, and not out of it
      look("");
    }
    if (!clock || event.ctrlKey || event.altKey || event.metaKey || target.closest("input, select")) return;
    const isOver = clock.part >= parts.length;
    if (key === "ArrowRight" && !isOver) actInside.next();
    else if (key === "ArrowLeft") actInside.back();
    else if (key === " " && !isOver && !target.closest("button, a, summary")) actInside.pause();
    else return;
    tick();
    event.preventDefault();
  });

  window.addEventListener("beforeunload", (event) => {
    if (clock && clock.part < parts.length) event.preventDefault(); // one wrong press must not lose the session
  });
  setInterval(tick, 500);
  act.open(); // it was fetched because somebody asked for it
})();
