// Copies a text that is meant for a note. Without this script one click selects the whole text, to copy by hand.
(() => {
  "use strict";
  const words = JSON.parse(document.currentScript.dataset.words);

  // Only pages served over https may use the clipboard; elsewhere the selection is copied the old way.
  async function copy(text) {
    getSelection().selectAllChildren(text);
    try {
      await navigator.clipboard.writeText(text.textContent);
    } catch (_) {
      if (!document.execCommand("copy")) throw new Error("copy");
    }
  }

  for (const button of document.querySelectorAll("[data-copy]")) {
    const status = button.parentNode.querySelector(".copied");
    button.addEventListener("click", async () => {
      const text = document.querySelector(`[aria-labelledby="${button.dataset.copy}"]`);
      for (const other of document.querySelectorAll(".copied")) other.textContent = "";
      try {
        await copy(text);
        status.textContent = words.copied.replace("{title}", text.textContent.split("\n")[0]);
      } catch (_) {
        status.textContent = words.failed;
      }
    });
  }
})();
