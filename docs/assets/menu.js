// The menu opens by a real button, which keys reach. The theme keeps its state in a check box.
// Without this script the menu stands below the page and is always open.
(() => {
  "use strict";
  const drawer = document.getElementById("__drawer");
  const menu = document.getElementById("menu");
  const opener = document.querySelector(".open-menu");
  const closer = document.querySelector(".close-menu");
  const behind = document.querySelectorAll(".md-skip, .md-banner, .md-header, .md-content, .md-footer, .leave");
  const isWide = window.matchMedia("(min-width: 76.25em)");
  if (!menu) return;

  function set(isOpen) {
    if (drawer.checked !== isOpen) drawer.click();
  }

  opener.addEventListener("click", () => set(true));
  closer.addEventListener("click", () => set(false));
  // While the menu covers the page, keys stay in it.
  drawer.addEventListener("change", () => {
    opener.setAttribute("aria-expanded", String(drawer.checked));
    for (const part of behind) part.inert = drawer.checked;
    if (drawer.checked) menu.querySelector("button, a").focus();
    else if (!isWide.matches) opener.focus();
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") set(false);
  });
  isWide.addEventListener("change", () => set(false));
})();
