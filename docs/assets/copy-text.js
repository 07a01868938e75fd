// Copies a text that is meant for a note. Without this script one click selects the whole text, to copy by hand.
(() => {
  "use strict";
  const words = JSON.parse(document.currentScript.dataset.words);
  const status = document.querySelector(".copied");

  // Only pages served over https may use the clipboard; elsewhere the selection is copied the old way.
  function copy(text) {
    getSelection().selectAllChildren(text);
    if (navigator.clipboard) return navigator.clipboard.writeText(text.textContent);
    return document.execCommand("copy") ? Promise.resolve() : Promise.reject(new Error("copy"));
  }

  for (const button of document.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", async () => {
      const text = document.querySelector(`[aria-labelledby="${button.dataset.copy}"]`);
      status.textContent = "";
      try {
        await copy(text);
        status.textContent = words.copied.replace("{title}", text.textContent.split("\n")[0]);
      } catch (_) {
        status.textContent = words.failed;
      }
    });
  }
})();
