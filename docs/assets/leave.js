// Leave this page quickly, after the GOV.UK component "Exit this page": by the link, or by pressing Shift three times.
// The page is covered at once, and Back does not bring it up again. The browser's history stays; the page says so.
(() => {
  "use strict";
  const words = JSON.parse(document.currentScript.dataset.words);
  const { lang } = document.documentElement;
  const plural = new Intl.PluralRules(lang);
  const number = new Intl.NumberFormat(lang);
  const ENOUGH = 3; // presses
  const WITHIN = 5000; // milliseconds from one press to the next
  const link = document.querySelector(".leave-link");
  const said = document.querySelector(".leave-said");
  let presses = 0;
  let isAlone = false;
  let timer = null;

  function cover() {
    document.dispatchEvent(new Event("leave")); // whatever speaks falls silent
    const blank = document.createElement("div");
    blank.className = "leave-cover";
    blank.setAttribute("role", "alert");
    blank.textContent = words.loading;
    document.title = words.loading;
    for (const field of document.querySelectorAll("input, textarea")) {
      field.value = "";
      field.checked = false;
    }
    document.body.replaceChildren(blank);
  }

  function leave(event) {
    if (event) event.preventDefault();
    const away = link.href;
    cover();
    window.location.replace(away);
  }

  function reset() {
    presses = 0;
    said.textContent = "";
    clearTimeout(timer);
  }

  link.addEventListener("click", leave);
  // Shift counts only when it goes down and up with no other key between, so that a capital letter is no press.
  document.addEventListener("keydown", ({ key, repeat }) => {
    if (key !== "Shift") {
      isAlone = false;
      reset();
    } else if (!repeat) {
      isAlone = true;
    }
  });
  document.addEventListener("keyup", ({ key }) => {
    if (key !== "Shift" || !isAlone) return;
    isAlone = false;
    presses += 1;
    clearTimeout(timer);
    timer = setTimeout(reset, WITHIN);
    const more = ENOUGH - presses;
    if (more === 0) leave();
    else said.textContent = words.press[plural.select(more)].replace("{count}", number.format(more));
  });
  // Some browsers keep the page as it was and show it again after Back.
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) window.location.reload();
  });
})();
