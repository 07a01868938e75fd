// What was typed prints whole: while a page is printed, each filled field stands there as text, which wraps and grows.
// Without this script, browsers that fit fields to their text print the same, and others what the field shows.
(() => {
  "use strict";
  const FILLED = ".field textarea, .field input[type='text'], input.blank";

  function show(field) {
    const answer = document.createElement("span");
    answer.className = `typed ${field.className}`;
    answer.textContent = field.value;
    if (field.closest(".field-draw")) answer.style.minHeight = `${field.offsetHeight}px`;
    field.classList.add("prints-as-text");
    field.after(answer);
  }

  function hide() {
    for (const answer of document.querySelectorAll("span.typed")) answer.remove();
    for (const field of document.querySelectorAll(".prints-as-text")) {
      field.classList.remove("prints-as-text");
      if (!field.className) field.removeAttribute("class");
    }
  }

  window.addEventListener("beforeprint", () => {
    hide();
    for (const field of document.querySelectorAll(FILLED)) if (field.value.trim()) show(field);
  });
  window.addEventListener("afterprint", hide);
})();
