// Keeps the screen on while a session runs, where the browser allows it (Screen Wake Lock API, W3C).
// A browser lets go of the lock when the window is hidden, so it is asked for again when the window is back.
(function () {
  "use strict";
  var wanted = false, lock = null;

  function ask() {
    if (!wanted || lock || !navigator.wakeLock || document.visibilityState !== "visible") return;
    navigator.wakeLock.request("screen").then(function (got) {
      if (!wanted || lock) { got.release(); return; }
      lock = got;
      got.addEventListener("release", function () { if (lock === got) lock = null; });
    }, function () { /* low battery, or not allowed: the screen behaves as ever */ });
  }

  window.stayAwake = function (yes) {
    if (yes === wanted) return;
    wanted = yes;
    if (yes) ask();
    else if (lock) lock.release();
  };
  document.addEventListener("visibilitychange", ask);
})();
