// Copies a text that is meant for a note. Without this script one click selects the whole text, to copy by hand.
(function () {
  "use strict";
  var status = document.querySelector(".copied");
  document.querySelectorAll("[data-copy]").forEach(function (button) {
    button.addEventListener("click", function () {
      var text = document.querySelector('[aria-labelledby="' + button.dataset.copy + '"]');
      status.textContent = "";
      copy(text).then(function () {
        status.textContent = "Copied: " + text.textContent.split("\n")[0] + ".";
      }, function () {
        status.textContent = "This browser does not let pages copy. The text is selected, so copy it by hand.";
      });
    });
  });

  // Only pages with https may use the clipboard; elsewhere the selection is copied the old way.
  function copy(text) {
    getSelection().selectAllChildren(text);
    if (navigator.clipboard) return navigator.clipboard.writeText(text.textContent);
    return document.execCommand("copy") ? Promise.resolve() : Promise.reject(new Error("copy"));
  }
})();
