// On paper, each sheet of the basket stands as often as its `data-copies` says; on screen once. Of several cards to a
// page there are as many pages as give each person one.
// The copies are made when printing begins, after what was typed has been put in place as text, and go when it ends.
(() => {
  "use strict";

  function copyOf(sheet, number) {
    const copy = CardCopies.copyOf(sheet, `copy${number}`);
    copy.classList.add("sheet-copy");
    return copy;
  }

  function hide() {
    for (const copy of document.querySelectorAll(".sheet-copy")) copy.remove();
  }

  window.addEventListener("beforeprint", () => {
    hide();
    for (const sheet of document.querySelectorAll(".basket-sheets .sheet")) {
      const more = Math.ceil(Number(sheet.dataset.copies || 1) / CardCopies.perPage(sheet)) - 1;
      sheet.after(...Array.from({ length: more }, (_, index) => copyOf(sheet, index + 2)));
    }
  });
  window.addEventListener("afterprint", hide);
})();
