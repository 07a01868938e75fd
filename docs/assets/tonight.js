// Tonight: the sessions of a day of a program, each with a way to run and to print it. The choice lives in the address
// behind the #, which is the link that a substitute is sent; nothing is stored.
(() => {
  "use strict";
  const words = JSON.parse(document.currentScript.dataset.words);
  const { lang } = document.documentElement;
  const plural = new Intl.PluralRules(lang);
  const number = new Intl.NumberFormat(lang);
  const form = document.querySelector("form.tonight");
  const found = document.querySelector(".tonight-found");
  const status = found.querySelector("[role=status]");
  const names = ["program", "week", "day", "began", "date"];
  const [program, week, day, began, date] = names.map((name) => document.getElementById(`tonight-${name}`));
  const dates = form.querySelector(".tonight-dates");
  let guides = [];
  let programs = [];

  function part(tag, name, ...inside) {
    const made = document.createElement(tag);
    made.className = name;
    made.append(...inside);
    return made;
  }

  function link(name, text, url, label) {
    const made = part("a", name, text);
    made.href = GuideData.address(url);
    if (label) made.setAttribute("aria-label", label);
    return made;
  }

  // Choosing

  // Fills a list of choices; `options` are pairs of a value and a text. What was chosen stays chosen where it can.
  function offer(list, options, chosen) {
    list.replaceChildren(...options.map(([value, text]) => new Option(text, value, false, value === chosen)));
    list.parentNode.hidden = false;
  }

  // The first day of a week on which the program meets, today or after it.
  function nextDay(meetings) {
    const today = new Date().getDay();
    const ahead = meetings.map((meeting) => [(meeting.number - today + 7) % 7, meeting.day]);
    return ahead.length ? ahead.sort(([one], [other]) => one - other)[0][1] : "";
  }

  // A choice by date as one by week and day; without a date, or when nobody meets, it stays as it is.
  function placed(chosen) {
    const own = programs.find(({ slug }) => slug === chosen.program);
    if (!own) return chosen;
    began.value = chosen.began || own.start;
    date.value = chosen.date || "";
    dates.open = dates.open || Boolean(date.value);
    const found = date.value && TonightDate.place(own, began.value, date.value);
    dates.querySelector("[role=status]").textContent = date.value && began.value && !found ? words.no_day : "";
    return Object.assign({}, chosen, found || {});
  }

  // Shows the choice, and returns what happens on that day.
  function offerAll(chosen) {
    const own = programs.find(({ slug }) => slug === chosen.program);
    program.value = own ? own.slug : "";
    week.parentNode.hidden = day.parentNode.hidden = dates.hidden = !own;
    if (!own) return null;
    const place = Math.min(Math.max(1, Number.parseInt(chosen.week, 10) || 1), own.weeks.length);
    const meetings = own.weeks[place - 1];
    const named = own.weeks.map((_, at) => [
      String(at + 1),
      GuideData.fill(words.week, { number: number.format(at + 1) }),
    ]);
    offer(week, named, String(place));
    const isKnown = meetings.some((meeting) => meeting.day === chosen.day);
    const days = meetings.map((meeting) => [meeting.day, meeting.name]);
    offer(day, days, isKnown ? chosen.day : nextDay(meetings));
    return meetings.filter((meeting) => meeting.day === day.value);
  }

  // Showing

  function needed({ title: name, prints, brings }) {
    const sheets = prints.map(({ title, url, for: each }) => {
      const item = part("li", "");
      const [before, after] = GuideData.fill(words.print, { sheet: "\n", each }).split("\n");
      item.append(before, link("", title, url), after);
      return item;
    });
    const things = brings.map((text) => part("li", "", text));
    const summary = part("summary", "", words.bring);
    summary.setAttribute("aria-label", GuideData.fill(words.bring_of, { session: name }));
    return part("details", "", summary, part("ul", "", ...sheets, ...things));
  }

  function paperOf(...sessions) {
    return `print-tonight/#${new URLSearchParams({ session: sessions.map(({ url }) => url).join(",") })}`;
  }

  // What a leader in a hurry presses: to begin with the first session, and to print for all of them.
  function first(sessions) {
    const [{ url, title }] = sessions;
    const label = GuideData.fill(words.run_first_of, { session: title });
    const run = link("button button-main", words.run_first, `${url}guide/#run`, label);
    return part("p", "tonight-first", run, link("button button-main", words.paper_all, paperOf(...sessions)));
  }

  function ways(guide, isAlone) {
    const { url, title } = guide;
    const run = link(
      isAlone ? "button button-main" : "button",
      words.run,
      `${url}guide/#run`,
      GuideData.fill(words.run_of, { session: title }),
    );
    const paper = link("button", words.paper, paperOf(guide), GuideData.fill(words.paper_of, { session: title }));
    return part("div", "tonight-ways", run, paper, needed(guide));
  }

  function about({ minutes, leads }) {
    const length = GuideData.fill(words.minutes[plural.select(minutes)], { count: number.format(minutes) });
    return part("p", "tonight-about", GuideData.fill(words.about, { minutes: length, leaders: leads }));
  }

  function session([time, minutes, place, name], isAlone) {
    const start = part("span", "tonight-time", time);
    const guide = guides[place];
    if (!guide) return part("li", "", part("p", "tonight-other", start, " ", link("", name, "process-group/")));
    const title = part("h2", "", start, " ", link("", name, `${guide.url}guide/`));
    return part("li", "", title, about({ minutes, leads: guide.leads }), ways(guide, isAlone));
  }

  function show(chosen) {
    const meetings = offerAll(placed(chosen));
    const items = (meetings || []).flatMap((meeting) => meeting.items);
    const sessions = items.map(([, , place]) => guides[place]).filter(Boolean);
    const isAlone = sessions.length < 2; // its own ways are the first ones then
    for (const old of found.querySelectorAll(".tonight-first")) old.remove();
    if (!isAlone) found.prepend(first(sessions));
    found.querySelector("ul").replaceChildren(...items.map((item) => session(item, isAlone)));
    status.textContent = meetings && !items.length ? words.none : "";
    found.querySelector(".tonight-address").hidden = !items.length;
  }

  // What was chosen: by date, if a date was touched last, or else by week and day.
  function inLists(touched) {
    if (!program.value) return { program: "" };
    const chosen = { program: program.value, week: week.value, day: day.value };
    if (touched === began && !date.value) date.value = Days.textOf(Days.today());
    return dates.contains(touched) ? Object.assign(chosen, { began: began.value, date: date.value }) : chosen;
  }

  form.addEventListener("change", ({ target }) => {
    show(inLists(target));
    const kept = { program: program.value, week: week.value, day: day.value, began: "", date: "" };
    if (date.value) Object.assign(kept, { week: "", day: "", began: began.value, date: date.value });
    GuideData.keep(kept);
  });
  window.addEventListener("hashchange", () => show(GuideData.chosen()));

  GuideData.load().then(
    (data) => {
      form.classList.remove("is-waiting");
      ({ guides, programs } = data);
      program.append(...programs.map(({ slug, title }) => new Option(title, slug)));
      const only = programs.length === 1 ? programs[0].slug : data.first;
      show(Object.assign({ program: only }, GuideData.chosen()));
    },
    () => {
      form.classList.remove("is-waiting");
      status.textContent = words.failed;
    },
  );
})();
