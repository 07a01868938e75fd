// The group view follows run mode in the window that opened it. Without this script it is a plain page to read.
(function () {
  "use strict";
  var origin = location.protocol === "file:" ? "null" : location.origin;
  var sections = [], last = null, got = 0;
  if (!window.opener) return;

  function find(name) { return document.querySelector(name); }

  // Everything below a heading of the page is one section, known by the end of the heading's id.
  Array.prototype.slice.call(find(".group-text").children).forEach(function (part) {
    if (part.tagName === "H2") sections.push({ id: part.id, parts: [] });
    if (sections.length) sections[sections.length - 1].parts.push(part);
  });
  var titles = Array.prototype.map.call(document.querySelectorAll("#today + ol > li"), function (item) { return item.textContent; });

  function show() {
    var isOn = last.part >= 0 && !last.isOver;
    document.body.classList.add("following");
    find(".group-now").hidden = !isOn;
    var wanted = last.isOver ? "remember" : isOn ? last.show : "today";
    sections.forEach(function (section) {
      var isWanted = wanted !== "" && section.id.slice(-wanted.length) === wanted;
      section.parts.forEach(function (part) { part.hidden = !isWanted; });
    });
    document.body.classList.toggle("large-time", isOn && wanted === "");
    var name = isOn ? titles[last.part] || "" : "";
    if (find(".group-part").textContent !== name) find(".group-part").textContent = name;
    stayAwake(isOn && last.isRunning);
    tick();
  }

  function tick() {
    if (!last || find(".group-now").hidden) return;
    var left = Math.max(0, last.left - (last.isRunning ? Date.now() - got : 0));
    find(".group-left").textContent = SessionClock.text(left) + (last.isRunning ? "" : ", paused");
    find("progress").value = last.given > 0 ? 1 - Math.min(1, left / last.given) : 0;
  }

  window.addEventListener("message", function (event) {
    if (event.source !== window.opener || event.origin !== origin || !event.data || event.data.to !== "group-view") return;
    last = event.data;
    got = Date.now();
    show();
  });
  setInterval(tick, 500);
  window.opener.postMessage({ to: "run-mode" }, location.protocol === "file:" ? "*" : origin);
})();
