// The times of a guide's parts on the clock, once its leader has typed when the group starts. Nothing is stored or sent.
// Without this script the times are counted from the start of the group.
(() => {
  "use strict";
  const DAY = 24 * 60;
  const { lang } = document.documentElement;
  const field = document.getElementById("guide-start");
  const parts = Array.from(document.querySelectorAll("h2[data-start]"));
  const cells = Array.from(document.querySelectorAll(".glance tbody"))
    .filter(({ rows }) => rows.length === parts.length + 1) // of the timetable: a row for each part, and the end
    .slice(0, 1)
    .flatMap(({ rows }) => Array.from(rows, (row) => row.cells[0]));
  const counted = cells.map(({ textContent }) => textContent);
  const minutes = parts.map(({ dataset }) => Number(dataset.minutes));
  const clock = new Intl.DateTimeFormat(lang, { hour: "numeric", minute: "2-digit", timeZone: "UTC" });

  // A time of the day in minutes, without "AM" or "PM": whoever leads knows which it is.
  function text(time) {
    const words = clock.formatToParts(new Date((time % DAY) * 60000));
    return words
      .filter(({ type }) => type !== "dayPeriod")
      .map(({ value }) => value)
      .join("")
      .trim();
  }

  function show() {
    const [hours, rest] = field.value.split(":").map(Number);
    let time = hours * 60 + rest;
    cells.forEach((cell, place) => {
      const now = field.value ? text(time) : counted[place];
      cell.textContent = now;
      if (parts[place]) parts[place].dataset.start = now;
      time += minutes[place] || 0;
    });
  }

  if (field) field.addEventListener("input", show);
})();
