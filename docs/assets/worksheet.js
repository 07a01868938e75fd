// Worksheets on screen: print, clear, grow. Nothing is stored and nothing is sent.
// Without this script every sheet can still be read, filled in and printed from the browser's menu.
(() => {
  "use strict";
  const FIELDS = ".field textarea, .field input, input.blank";

  function grow(area) {
    area.style.height = "auto";
    area.style.height = `${Math.max(area.scrollHeight + 2, area.offsetHeight)}px`;
  }

  // All sheets that stand on the page now, those that the basket has fetched too.
  function clear() {
    for (const field of document.querySelectorAll(FIELDS)) {
      if (field.type === "checkbox" || field.type === "radio") field.checked = false;
      else field.value = "";
      if (field.tagName === "TEXTAREA") field.style.height = "";
    }
    document.dispatchEvent(new Event("sheetschange"));
  }

  function forget() {
    const large = document.getElementById("large-print");
    if (large) large.checked = false;
    clear();
  }

  // An empty sheet is printed from its PDF, which every browser prints alike; what was typed stands on the page only.
  function print() {
    const isLarge = document.getElementById("large-print").checked;
    const file = document.querySelectorAll(".sheet-files a")[Number(isLarge)];
    const isTyped = ({ type, checked, value, readOnly }) =>
      type === "checkbox" || type === "radio" ? checked : value.trim() !== "" && !readOnly;
    if (file && !Array.from(document.querySelectorAll(FIELDS)).some(isTyped)) location.assign(file.href);
    else window.print();
  }

  document.addEventListener("input", ({ target }) => {
    if (target.tagName === "TEXTAREA") grow(target);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-sheet]");
    if (!button) return;
    if (button.dataset.sheet === "print") print();
    else clear();
  });

  // On a shared computer the fields must be blank after Back, and when the page is opened again. A page that was opened
  // by a link is blank anyway; what was typed there before the last file came over a slow line must stay.
  window.addEventListener("pagehide", forget);
  window.addEventListener("pageshow", ({ persisted }) => {
    const opened = performance.getEntriesByType("navigation")[0];
    if (persisted || !opened || opened.type !== "navigate") forget();
  });
})();
