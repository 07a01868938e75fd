// Dates for a program, on its page: what is typed stands behind the # of the address, and nowhere else.
(() => {
  "use strict";
  const words = JSON.parse(document.currentScript.dataset.words);
  const form = document.querySelector(".dates-form");
  const status = form.querySelector("[role=status]");
  const days = form.querySelector(".dates-days");
  const row = form.querySelector("template").content;
  const out = document.querySelector(".dated");
  const undated = document.querySelectorAll(".week, .go-to-week");
  const FIELDS = ["start", "people", "room", "cohort", "revision"];
  const { dayName, make } = ProgramShow;
  let data = null;

  function calendarLink(own, asked, weeks, name, text) {
    const file = new Blob([ProgramCalendar[name](own, asked, weeks)], { type: "text/calendar;charset=utf-8" });
    const link = make("a", "", text);
    link.href = URL.createObjectURL(file);
    link.download = `${[own.slug, asked.cohort, asked.start, name].filter(Boolean).join("-")}${own.suffix || ""}.ics`;
    const found = make("p", "sheet-files screen-only", link);
    if (own.language) found.lang = own.language;
    return found;
  }

  // The calendars in another language: the same visits, and what they say in it.
  function otherLinks(other, asked) {
    const own = Object.assign({}, data, other);
    const weeks = ProgramWeeks.weeks(own, asked);
    return ["staff", "group"].map((name) => calendarLink(own, asked, weeks, name, other[name]));
  }

  function show(asked) {
    for (const link of out.querySelectorAll("a[download]")) URL.revokeObjectURL(link.href);
    out.replaceChildren();
    for (const part of undated) part.hidden = Boolean(asked);
    if (!asked) return;
    const weeks = ProgramWeeks.weeks(data, asked);
    out.append(
      calendarLink(data, asked, weeks, "staff", words.staff),
      calendarLink(data, asked, weeks, "group", words.group),
      ...(data.others || []).flatMap((other) => otherLinks(other, asked)),
      ...ProgramShow.schedule(data, weeks, asked.cohort),
      make("h2", "dated-prints", words.prints),
      ...ProgramShow.prints(data, weeks, asked.people),
    );
  }

  // The form

  function rows() {
    return Array.from(days.querySelectorAll(".dates-day"));
  }

  function addDay(found) {
    const added = document.importNode(row, true).firstElementChild;
    const id = `dates-day-${Math.max(0, ...rows().map((other) => Number(other.dataset.number))) + 1}`;
    added.dataset.number = id.slice("dates-day-".length);
    for (const label of added.querySelectorAll("label")) {
      const field = label.parentElement.querySelector("input, select");
      label.htmlFor = field.id = `${id}-${field.name}`;
      field.value = found[field.name];
      if (field.name === "date") field.dataset.raw = field.value === found.date ? "" : found.date;
    }
    const problem = added.querySelector(".dates-problem");
    problem.id = `${id}-problem`;
    added.querySelector("input").setAttribute("aria-describedby", problem.id);
    days.append(added);
    return added;
  }

  // A date that a field cannot show, since there is no such day, is kept beside it until somebody types another.
  function typedIn(field) {
    return field.value || field.dataset.raw || (field.validity.badInput ? "?" : "");
  }

  function typed() {
    const closed = rows().map((found) => {
      const of = (name) => typedIn(found.querySelector(`[name=${name}]`));
      return { date: of("date"), off: of("off"), why: of("why") };
    });
    const values = FIELDS.map((name) => [name, typedIn(form.elements[name])]);
    return Object.assign(Object.fromEntries(values), { closed });
  }

  function mark(field, problem) {
    field.setAttribute("aria-invalid", String(Boolean(problem)));
    document.getElementById(field.getAttribute("aria-describedby")).textContent = problem || "";
  }

  function update() {
    const values = typed();
    const { asked, problems } = ProgramAsked.read(values, data, dayName);
    for (const name of FIELDS) mark(form.elements[name], problems[name]);
    const given = rows().filter((_, at) => values.closed[at].date);
    for (const found of rows()) mark(found.querySelector("input"), problems.closed[given.indexOf(found)]);
    const isWrong = form.querySelector("[aria-invalid=true]");
    status.textContent = isWrong ? words.correct : asked ? words.done : words.wait;
    show(asked);
  }

  function keep() {
    const values = typed();
    const all = FIELDS.filter((name) => values[name]).map((name) => [name, values[name]]);
    const closed = values.closed.filter(({ date }) => date);
    const named = all.concat(closed.map(({ date, off, why }) => ["closed", `${date} ${off} ${why}`]));
    history.replaceState(null, "", `#${new URLSearchParams(named)}`);
  }

  function readAddress() {
    const found = new URLSearchParams(location.hash.slice(1));
    const own = { start: "", people: data.group, room: data.room, cohort: data.cohort, revision: data.revision };
    for (const name of FIELDS) {
      const value = found.get(name) || String(own[name]);
      form.elements[name].value = value;
      form.elements[name].dataset.raw = form.elements[name].value === value ? "" : value;
    }
    days.replaceChildren();
    for (const text of found.getAll("closed").slice(0, 200)) {
      const [, date, off = "skip", why] = /^(\S*)(?: (skip|shift))? ?([\s\S]*)$/.exec(text);
      addDay({ date, off, why });
    }
    update();
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    target.dataset.raw = "";
  });
  form.addEventListener("change", () => {
    keep();
    update();
  });
  form.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    if (button.classList.contains("dates-add"))
      addDay({ date: "", off: "skip", why: "" }).querySelector("input").focus();
    if (button.classList.contains("dates-remove")) {
      button.closest(".dates-day").remove();
      form.querySelector(".dates-add").focus();
      keep();
      update();
    }
  });
  GuideData.run(form.dataset.dates).then(
    () => {
      data = window.programDates;
      window.addEventListener("hashchange", readAddress);
      readAddress();
    },
    () => {
      status.textContent = words.failed;
    },
  );
})();
