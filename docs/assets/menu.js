// The menu opens by a real button, which keys reach.
// Without this script it stands below the page and is always open.
(() => {
  "use strict";
  const side = document.querySelector(".menu-side");
  const menu = document.getElementById("menu");
  const opener = document.querySelector(".open-menu");
  const closer = document.querySelector(".close-menu");
  if (!menu) return;

  // All that the open menu covers: whatever stands beside it, and beside what holds it.
  const behind = [];
  for (let part = side; part !== document.body; part = part.parentNode) {
    behind.push(...Array.from(part.parentNode.children).filter((other) => other !== part));
  }

  function set(isOpen) {
    if (side.classList.contains("is-open") === isOpen) return;
    side.classList.toggle("is-open", isOpen);
    opener.setAttribute("aria-expanded", String(isOpen));
    for (const part of behind) part.inert = isOpen; // keys stay in the menu
    (isOpen ? closer : opener).focus();
  }

  opener.addEventListener("click", () => set(true));
  closer.addEventListener("click", () => set(false));
  side.addEventListener("click", ({ target }) => {
    if (target === side) set(false); // beside the menu
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") set(false);
  });
})();
