// A sheet that is one card, such as an exit ticket, prints as many as make a page, as its PDF does; in large print one.
(() => {
  "use strict";
  const COPY = "card-copy";

  // Ids stay with the first; each copy ticks its own buttons.
  function copyOf(part, name) {
    const copy = part.cloneNode(true);
    for (const own of [copy, ...copy.querySelectorAll("[id]")]) own.removeAttribute("id");
    for (const radio of copy.querySelectorAll('input[type="radio"]')) radio.name = `${name}-${radio.name}`;
    return copy;
  }

  function cardOf(sheet) {
    const fields = sheet.querySelectorAll(`.sheet-body > .field:not(.${COPY})`);
    return fields.length === 1 && fields[0].matches("[class*='card-']:not(.wallet)") ? fields[0] : null;
  }

  // How many cards a page of this sheet has; 1 for a sheet of another kind.
  function perPage(sheet) {
    const card = document.querySelector("#large-print:checked") ? null : cardOf(sheet);
    const size = /\bcard-([0-9]+)/.exec(card ? card.className : "");
    return size ? Number(size[1]) : 1;
  }

  function hide() {
    for (const copy of document.querySelectorAll(`.${COPY}`)) copy.remove();
  }

  window.addEventListener("beforeprint", () => {
    hide();
    for (const sheet of document.querySelectorAll(".sheet")) {
      const card = cardOf(sheet);
      const more = Array.from({ length: perPage(sheet) - 1 }, (_, index) => copyOf(card, `card${index + 2}`));
      for (const copy of more) copy.classList.add(COPY);
      if (more.length) card.after(...more);
    }
  });
  window.addEventListener("afterprint", hide);
  window.CardCopies = { copyOf, perPage };
})();
