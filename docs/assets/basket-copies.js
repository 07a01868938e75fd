// On paper, each sheet of the print basket stands as often as its `data-copies` says; on screen it stands once.
// The copies are made when printing begins, after what was typed has been put in place as text, and go when it ends.
(() => {
  "use strict";

  // Ids stay with the first of the copies, and each copy ticks its own buttons.
  function copyOf(sheet, number) {
    const copy = sheet.cloneNode(true);
    copy.classList.add("sheet-copy");
    for (const part of copy.querySelectorAll("[id]")) part.removeAttribute("id");
    for (const radio of copy.querySelectorAll('input[type="radio"]')) radio.name = `copy${number}-${radio.name}`;
    return copy;
  }

  function hide() {
    for (const copy of document.querySelectorAll(".sheet-copy")) copy.remove();
  }

  window.addEventListener("beforeprint", () => {
    hide();
    for (const sheet of document.querySelectorAll(".basket-sheets .sheet")) {
      const more = Number(sheet.dataset.copies || 1) - 1;
      sheet.after(...Array.from({ length: more }, (_, index) => copyOf(sheet, index + 2)));
    }
  });
  window.addEventListener("afterprint", hide);
})();
