// What run mode needs of the guide on this page, as values: its timed parts, its short version, and what is at hand.
// Headings say in `data-` attributes what they begin. Texts are copies, so the guide stays as it is.
(() => {
  "use strict";
  const dialog = document.querySelector("dialog.run");
  const article = dialog.closest("article");
  const STEP = /\((\d+) min\)\.?/;

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

  // Of a copy of some of the guide: its notes with it, its names taken away, and its links kept from ending the session.
  function asCopy(copy) {
    copy.append(...notesOf(copy));
    for (const part of copy.querySelectorAll("[id]")) part.removeAttribute("id");
    for (const part of copy.querySelectorAll("svg, [aria-labelledby]")) part.removeAttribute("aria-labelledby");
    for (const link of copy.querySelectorAll('a[href]:not([href^="tel:"]):not([href^="sms:"])')) {
      link.target = "_blank"; // following a link here would end the session
      link.rel = "noopener";
    }
    return copy;
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

  function folded(name, text) {
    const details = document.createElement("details");
    const summary = document.createElement("summary");
    summary.textContent = name;
    details.append(summary, text);
    return details;
  }

  // What is read aloud from the page is longer than a script, so its title alone stands in the way.
  function withFolds(text) {
    for (const passage of text.querySelectorAll(".passage")) {
      const title = passage.querySelector(".passage-title");
      const fold = folded(title.textContent, "");
      title.remove();
      passage.replaceWith(fold);
      fold.append(...passage.childNodes);
    }
    return text;
  }

  // The words for the group: those of the paragraph for its screen, without the label.
  function lineOf(text) {
    const line = text.querySelector("p.screen");
    if (!line) return [];
    const copy = line.cloneNode(true);
    copy.querySelector("strong").remove();
    line.remove();
    return Array.from(copy.childNodes);
  }

  const headings = Array.from(article.querySelectorAll("h2"));
  const parts = headings
    .filter(({ dataset }) => dataset.part)
    .map((heading) => {
      const { part, title, minutes } = heading.dataset;
      const text = withFolds(below(heading));
      return { name: part, title, minutes: Number(minutes), line: lineOf(text), text };
    });

  // The steps of the short version, each a sentence that ends with its minutes.
  function shortVersion() {
    const heading = headings.find(({ dataset }) => dataset.short !== undefined);
    if (!heading) return [];
    const text = below(heading);
    const sentences = text.textContent.split(STEP).map((sentence) => sentence.trim());
    const steps = [];
    for (let at = 0; at + 1 < sentences.length; at += 2) {
      const step = document.createElement("p");
      step.textContent = `${sentences[at]}.`;
      const whole = document.createElement("div");
      whole.append(step);
      steps.push({ name: sentences[at], title: "", minutes: Number(sentences[at + 1]), line: [], text: whole });
    }
    if (steps.length) steps[0].text.append(folded(heading.textContent.trim(), text));
    return steps;
  }

  function emergencies() {
    const text = document.createElement("div");
    text.append(...Array.from(article.querySelectorAll(".emergency"), (part) => part.cloneNode(true)));
    return text.firstChild ? asCopy(text) : null;
  }

  const drawing = headings.find(({ dataset }) => dataset.drawing !== undefined);
  window.RunGuide = {
    parts,
    short: shortVersion(),
    urgent: emergencies(),
    drawing: drawing ? below(drawing) : null,
    atHand: headings
      .filter(({ dataset }) => dataset.atHand !== undefined)
      .map((heading) => folded(heading.textContent.trim(), below(heading))),
    folded,
  };
})();
