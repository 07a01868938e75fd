// Run mode: the guide one part at a time, with a clock. It is made from the guide on this page; nothing is stored or sent.
// The group view gets numbers and the name of what to show, never a text, so no word of the guide can reach it.
(function () {
  "use strict";
  var dialog = document.querySelector("dialog.run"), opener = document.querySelector('[data-run="open"]');
  if (!opener) return;
  opener.parentNode.hidden = !dialog.showModal; // an old browser shows the guide and no button
  if (!dialog.showModal) return;
  var TIMED = /^(.+?)(?:: (.+))? \((\d{1,3}) min\)$/;
  var AT_HAND = ["If someone is new", "Questions to ask", "If this happens"];
  var SHOWN = { Open: "today", Teach: "remember", Practice: "try-it", Plan: "this-week", Close: "remember" };
  var MINUTE = 60000;
  var clock = null, group = null, isTold = false, sound = null;
  var parts = [], atHand = [];

  function find(name) { return dialog.querySelector(name); }
  function say(name, text) { if (find(name).textContent !== text) find(name).textContent = text; }

  // Reading the guide

  function below(heading) {
    var copy = document.createElement("div");
    for (var next = heading.nextElementSibling; next && !/^H[12]$/.test(next.tagName) && next !== dialog; next = next.nextElementSibling) {
      copy.append(next.cloneNode(true));
    }
    copy.querySelectorAll("[id]").forEach(function (part) { part.removeAttribute("id"); });
    copy.querySelectorAll('a[href]:not([href^="tel:"]):not([href^="sms:"])').forEach(function (link) {
      link.target = "_blank"; // following a link here would end the session
      link.rel = "noopener";
    });
    return copy;
  }

  opener.closest("article").querySelectorAll("h2").forEach(function (heading) {
    var text = heading.textContent.trim(), timed = TIMED.exec(text);
    if (timed) parts.push({ kind: timed[1], name: timed[2] ? timed[1] + ": " + timed[2] : timed[1], minutes: +timed[3], text: below(heading) });
    else if (AT_HAND.indexOf(text) >= 0) atHand.push({ name: text, text: below(heading) });
  });
  if (!parts.length) return;

  function folded(section) {
    var details = document.createElement("details"), summary = document.createElement("summary");
    summary.textContent = section.name;
    details.append(summary, section.text);
    return details;
  }
  find(".run-hand").append.apply(find(".run-hand"), atHand.map(folded));

  // Showing

  function minutes(time) { return time < MINUTE ? "under 1 min" : Math.round(time / MINUTE) + " min"; }

  function leftText(left) { return SessionClock.text(left) + (left <= -500 ? " over" : " left"); }

  function showPart() {
    var over = clock && clock.part >= parts.length;
    dialog.dataset.state = !clock ? "start" : over ? "over" : "now";
    isTold = false;
    say(".run-said", "");
    if (!clock) {
      say("#run-title", "Run this session");
      say(".run-number", parts.length + " parts, " + planned() + " minutes");
    } else if (over) {
      say("#run-title", "That was the session");
      say(".run-number", "");
    } else {
      var part = parts[clock.part];
      say("#run-title", part.name);
      say(".run-number", "Part " + (clock.part + 1) + " of " + parts.length);
      find(".run-text").replaceChildren(part.text);
      find(".run-text").scrollTop = 0;
      find("#run-show").value = SHOWN[part.kind] || "";
    }
    find('[data-run="next"]').textContent = clock && clock.part === parts.length - 1 ? "Finish" : "Next part";
    find('[data-run="back"]').disabled = !clock || clock.part === 0;
    find("#run-title").focus();
    tick();
  }

  function tick() {
    tell();
    stayAwake(Boolean(clock) && clock.since !== null);
    var name = clock ? "Back to the session" : "Run this session";
    if (opener.textContent !== name) opener.textContent = name;
    if (!clock) return;
    var now = SessionClock.read(clock, Date.now());
    if (now.isOver) {
      say(".run-over", "It took " + minutes(now.wholeUsed) + "; " + planned() + " were planned. Write the minutes down now: they are gone when you close the guide.");
      return;
    }
    say(".run-left", leftText(now.left));
    say(".run-used", SessionClock.text(now.used) + " used of " + SessionClock.text(now.given));
    find(".run-part-bar").value = Math.min(1, now.used / Math.max(1, now.given));
    var end = new Date(Date.now() + now.wholeLeft).toLocaleTimeString([], { hour: "numeric", minute: "2-digit" });
    say(".run-whole", "Whole session: " + SessionClock.text(now.wholeUsed) + " used, " + leftText(now.wholeLeft) +
      (now.isRunning ? ", ends at " + end : ", paused"));
    find(".run-whole-bar").value = Math.min(1, now.wholeUsed / now.whole);
    var next = parts[now.part + 1];
    say(".run-next", next ? "Next: " + next.name + " (" + minutes(now.ahead[0]) + ")" : "This is the last part.");
    say('[data-run="pause"]', now.isRunning ? "Pause" : "Go on");
    if (now.left <= 0 && now.isRunning && !isTold) {
      isTold = true;
      say(".run-said", "Time for this part is up.");
      if (sound) tone(sound);
    }
    if (now.left > 0) isTold = false;
    if (!isTold) say(".run-said", now.isRunning ? "" : "Paused.");
  }

  function tone(audio) {
    var note = audio.createOscillator(), volume = audio.createGain();
    volume.gain.setValueAtTime(0.15, audio.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 1.2);
    note.frequency.value = 440;
    note.connect(volume).connect(audio.destination);
    note.start();
    note.stop(audio.currentTime + 1.2);
  }

  function planned() { return parts.reduce(function (all, part) { return all + part.minutes; }, 0); }

  // The group view: a window of its own on this origin. A page opened from a file has the origin "null".

  var fromFile = location.protocol === "file:", origin = fromFile ? "null" : location.origin;

  function tell() {
    if (!group || group.closed) return;
    var now = clock && SessionClock.read(clock, Date.now());
    group.postMessage({
      to: "group-view", part: now ? now.part : -1, show: find("#run-show").value, left: now ? now.left : 0,
      given: now ? now.given : 0, isRunning: Boolean(now && now.isRunning), isOver: Boolean(now && now.isOver)
    }, fromFile ? "*" : origin);
  }

  window.addEventListener("message", function (event) {
    if (event.origin !== origin || !event.data || event.data.to !== "run-mode") return;
    group = event.source;
    tell();
  });

  // Doing

  var act = {
    open: function () {
      dialog.showModal();
      if (!clock) find("#run-minutes").value = planned();
      showPart();
    },
    close: function () { dialog.close(); },
    next: function () { go(clock.part + 1); },
    back: function () { if (clock.part > 0) go(clock.part - 1); },
    pause: function () { clock = (clock.since === null ? SessionClock.resume : SessionClock.pause)(clock, Date.now()); },
    more: function () { clock = SessionClock.more(clock, MINUTE); },
    later: function () { clock = SessionClock.later(clock, 5 * MINUTE); },
    anew: function () { clock = null; act.open(); }
  };

  function go(part) {
    if (part > parts.length) return;
    clock = SessionClock.go(clock, part, Date.now());
    showPart();
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-run]");
    if (!button) return;
    if (button.dataset.run === "group") {
      event.preventDefault();
      group = window.open(button.href, button.target);
      if (!group) say(".run-said", "The browser did not open the window. Allow windows for this site, and press again.");
      return;
    }
    if (button.dataset.run === "anew" || button.dataset.run === "open" || button.dataset.run === "close" || clock) act[button.dataset.run]();
    tick();
  });

  find(".run-start").addEventListener("submit", function (event) {
    event.preventDefault();
    if (find("#run-sound").checked && window.AudioContext) sound = new AudioContext();
    var plan = parts.map(function (part) { return part.minutes * MINUTE; });
    clock = SessionClock.begin(plan, +find("#run-minutes").value * MINUTE, Date.now());
    showPart();
  });
  find("#run-show").addEventListener("change", tell);

  dialog.addEventListener("keydown", function (event) {
    if (!clock || event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select")) return;
    var isOver = clock.part >= parts.length;
    if (event.key === "ArrowRight" && !isOver) act.next();
    else if (event.key === "ArrowLeft") act.back();
    else if (event.key === " " && !isOver && !event.target.closest("button, a, summary")) { act.pause(); tick(); }
    else return;
    event.preventDefault();
  });

  window.addEventListener("beforeunload", function (event) {
    if (clock && clock.part < parts.length) event.preventDefault(); // one wrong press must not lose the session
  });
  setInterval(tick, 500);
})();
