// The group view follows run mode in the window that opened it. Without this script it is a plain page to read.
(() => {
  "use strict";
  const words = JSON.parse(document.currentScript.dataset.words);
  const origin = location.protocol === "file:" ? "null" : location.origin;
  const sections = [];
  let last = null; // what run mode told last, and when it did
  let got = 0;
  let shownPart = null;
  if (!window.opener) return;

  const find = (name) => document.querySelector(name);

  // A section is everything from one heading to the next; the heading has the name by which run mode asks for it.
  for (const part of Array.from(find(".group-text").children)) {
    if (part.tagName === "H2") sections.push({ name: part.dataset.section, parts: [] });
    if (sections.length) sections[sections.length - 1].parts.push(part);
  }
  const parts = Array.from(document.querySelectorAll('[data-section="today"] + ol > li'), read);

  const drawings = document.querySelectorAll(".group-text .drawing");

  // A part is its title and, after a line break, what the group is told while it lasts.
  function read(item) {
    const [title, line] = [document.createRange(), document.createRange()];
    for (const range of [title, line]) range.selectNodeContents(item);
    const end = item.querySelector("br");
    if (end) title.setEndBefore(end);
    if (end) line.setStartAfter(end);
    else line.collapse();
    return { title: title.toString().trim(), line: line.cloneContents() };
  }

  function wanted(isOn) {
    if (last.isOver) return "remember";
    return isOn ? last.show : "today";
  }

  function show() {
    const isOn = !last.isOver;
    const name = wanted(isOn);
    document.body.classList.add("following");
    find(".group-now").hidden = !isOn;
    for (const section of sections) {
      for (const part of section.parts) part.hidden = section.name !== name;
    }
    if (name === "drawing") for (const drawing of drawings) drawing.hidden = false;
    document.body.classList.toggle("with-drawing", name === "drawing");
    document.body.classList.toggle("large-time", isOn && name === "");
    showPart((isOn && parts[last.part]) || null);
    stayAwake(isOn && last.isRunning);
    tick();
  }

  function showPart(part) {
    const title = part ? part.title : "";
    if (find(".group-part").textContent !== title) find(".group-part").textContent = title;
    const line = find(".group-line");
    if (part === shownPart) return; // or it would be read out again
    shownPart = part;
    line.replaceChildren(...(part ? [part.line.cloneNode(true)] : []));
    line.hidden = !line.firstChild;
  }

  function tick() {
    if (!last || find(".group-now").hidden) return;
    const left = Math.max(0, last.left - (last.isRunning ? Date.now() - got : 0));
    const time = SessionClock.text(left);
    const isHalted = !last.isRunning && !last.isBefore;
    find(".group-left").textContent = isHalted ? words.paused.replace("{time}", time) : time;
    find("progress").value = last.given > 0 ? 1 - Math.min(1, left / last.given) : 0;
  }

  window.addEventListener("message", ({ source, origin: from, data }) => {
    if (source !== window.opener || from !== origin || !data || data.to !== "group-view") return;
    last = data;
    got = Date.now();
    show();
  });
  setInterval(tick, 500);
  window.opener.postMessage({ to: "run-mode" }, location.protocol === "file:" ? "*" : origin);
})();
