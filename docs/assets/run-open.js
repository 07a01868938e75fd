// Fetches run mode when a leader asks for it: its scripts and its style stand in a <template>, which loads nothing itself.
// run-session.js, the last of them, opens the window.
(() => {
  "use strict";
  const words = JSON.parse(document.currentScript.dataset.words);
  const place = document.querySelector(".run-open");
  const opener = place.querySelector("button");
  const isAble = Boolean(document.querySelector("dialog.run").showModal && document.querySelector("h2[data-part]"));
  place.hidden = !isAble; // an old browser shows the guide and no button
  if (!isAble) return;

  function load() {
    opener.removeEventListener("click", load);
    const parts = document.importNode(document.querySelector("template.run-parts").content, true);
    const style = parts.querySelector("link");
    const scripts = Array.from(parts.querySelectorAll("script"));
    for (const script of scripts) script.async = false; // one after the other
    for (const part of [style, ...scripts]) part.onerror = fail;
    style.onload = () => document.body.append(...scripts); // nothing is shown without its style
    document.head.append(style);
  }

  function fail() {
    place.querySelector("[role=status]").textContent = words.failed;
    opener.addEventListener("click", load); // one more press tries again
  }

  opener.addEventListener("click", load);
  if (location.hash === "#run") load(); // the address that leads straight here
})();
