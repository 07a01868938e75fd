// Run mode: the guide one part at a time, with a clock. It is made from the guide on this page; nothing is stored or sent.
// What the timed parts are, and what is needed at hand, the guide's headings say in `data-` attributes.
// The group view gets numbers and the name of what to show, never a text, so no word of the guide can reach it.
(() => {
  "use strict";
  const words = JSON.parse(document.currentScript.dataset.words);
  const { lang } = document.documentElement;
  const plural = new Intl.PluralRules(lang);
  const number = new Intl.NumberFormat(lang);
  const dialog = document.querySelector("dialog.run");
  const opener = document.querySelector('[data-run="open"]');
  if (!opener) return;
  opener.parentNode.hidden = !dialog.showModal; // an old browser shows the guide and no button
  if (!dialog.showModal) return;
  const MINUTE = 60000;
  const parts = [];
  const atHand = [];
  let clock = null;
  let group = null;
  let isTold = false;
  let sound = null;

  const find = (name) => dialog.querySelector(name);

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

  // Reading the guide

  // The notes that a part has marks of: they stand at the end of the guide, which is out of sight.
  function notesOf(part) {
    const list = document.createElement("ol");
    list.className = "notes";
    for (const mark of part.querySelectorAll(".note-mark")) {
      const note = document.getElementById(mark.hash.slice(1)).cloneNode(true);
      note.value = Number(mark.textContent);
      for (const back of note.querySelectorAll(".note-back")) back.remove();
      mark.removeAttribute("href");
      if (!Array.from(list.children).some(({ value }) => value === note.value)) list.append(note);
    }
    return list.firstChild ? [list] : [];
  }

  // A copy of what stands between a heading and the next one.
  function below(heading) {
    const copy = document.createElement("div");
    let next = heading.nextElementSibling;
    while (next && !/^H[12]$/.test(next.tagName) && next !== dialog) {
      copy.append(next.cloneNode(true));
      next = next.nextElementSibling;
    }
    return asCopy(copy);
  }

  // Of a copy of some of the guide: its notes with it, its names taken away, and its links kept from ending the session.
  function asCopy(copy) {
    copy.append(...notesOf(copy));
    for (const part of copy.querySelectorAll("[id]")) part.removeAttribute("id");
    for (const link of copy.querySelectorAll('a[href]:not([href^="tel:"]):not([href^="sms:"])')) {
      link.target = "_blank"; // following a link here would end the session
      link.rel = "noopener";
    }
    return copy;
  }

  for (const heading of opener.closest("article").querySelectorAll("h2")) {
    const { part, minutes, shows, atHand: isAtHand } = heading.dataset;
    if (part) parts.push({ name: part, minutes: Number(minutes), shows, text: below(heading) });
    else if (isAtHand !== undefined) atHand.push({ name: heading.textContent.trim(), text: below(heading) });
  }
  if (!parts.length) return;
  const urgent = opener.closest("article").querySelectorAll(".emergency");
  if (urgent.length) {
    const text = document.createElement("div");
    text.append(...Array.from(urgent, (part) => part.cloneNode(true)));
    atHand.unshift({ name: document.querySelector(".guide-ways .urgent a").textContent, text: asCopy(text) });
  }
  const planned = parts.reduce((all, { minutes }) => all + minutes, 0);

  function folded({ name, text }) {
    const details = document.createElement("details");
    const summary = document.createElement("summary");
    summary.textContent = name;
    details.append(summary, text);
    return details;
  }
  find(".run-hand").append(...atHand.map(folded));

  // Showing

  function minutesText(time) {
    return time < MINUTE ? words.short : fill(words.min, { minutes: number.format(Math.round(time / MINUTE)) });
  }

  function leftText(left) {
    return fill(left <= -500 ? words.late : words.left, { time: SessionClock.text(left) });
  }

  function showStart() {
    dialog.dataset.state = "start";
    say("#run-title", words.run);
    say(".run-number", counted(words.parts, parts.length, { minutes: counted(words.minutes, planned) }));
  }

  function showOver() {
    dialog.dataset.state = "over";
    say("#run-title", words.over);
    say(".run-number", "");
  }

  function showPart({ name, text, shows }, place) {
    dialog.dataset.state = "now";
    say("#run-title", name);
    say(".run-number", fill(words.part, { number: number.format(place), count: number.format(parts.length) }));
    find(".run-text").replaceChildren(text);
    find(".run-text").scrollTop = 0;
    find("#run-show").value = shows;
  }

  function show() {
    isTold = false;
    say(".run-said", "");
    if (!clock) showStart();
    else if (clock.part >= parts.length) showOver();
    else showPart(parts[clock.part], clock.part + 1);
    find('[data-run="next"]').textContent = clock && clock.part === parts.length - 1 ? words.finish : words.next;
    find('[data-run="back"]').disabled = !clock || clock.part === 0;
    find("#run-title").focus();
    tick();
  }

  function tick() {
    tell();
    stayAwake(Boolean(clock) && clock.since !== null);
    const name = clock ? words.back : words.run;
    if (opener.textContent !== name) opener.textContent = name;
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
    const whole = now.isRunning ? words.whole : words.halted;
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

  // The group view: a window of its own on this origin. A page opened from a file has the origin "null".

  const isFile = location.protocol === "file:";
  const origin = isFile ? "null" : location.origin;
  const BEFORE = { part: -1, left: 0, given: 0, isRunning: false, isOver: false };

  function tell() {
    if (!group || group.closed) return;
    const { part, left, given, isRunning, isOver } = clock ? SessionClock.read(clock, Date.now()) : BEFORE;
    const message = { to: "group-view", part, show: find("#run-show").value, left, given, isRunning, isOver };
    group.postMessage(message, isFile ? "*" : origin);
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
      act.open();
    },
    group(event, link) {
      event.preventDefault();
      group = window.open(link.href, link.target);
      if (!group) say(".run-said", words.blocked);
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
    },
  };

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
    if (name !== "group") tick(); // or it would wipe away what was just said
  });

  find(".run-start").addEventListener("submit", (event) => {
    event.preventDefault();
    if (find("#run-sound").checked && window.AudioContext) sound = new AudioContext();
    const plan = parts.map(({ minutes }) => minutes * MINUTE);
    clock = SessionClock.begin(plan, Number(find("#run-minutes").value) * MINUTE, Date.now());
    show();
  });
  find("#run-show").addEventListener("change", tell);

  dialog.addEventListener("keydown", (event) => {
    const { key, target } = event;
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
  if (location.hash === "#run") act.open(); // the address that leads straight here
})();
