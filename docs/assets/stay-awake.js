// Keeps the screen on while a session runs, where the browser allows it (Screen Wake Lock API, W3C).
// A browser drops the lock when the window is hidden, so it is asked for again when the window is back.
(() => {
  "use strict";
  let isWanted = false;
  let lock = null;

  async function ask() {
    if (!isWanted || lock || !navigator.wakeLock || document.visibilityState !== "visible") return;
    try {
      const got = await navigator.wakeLock.request("screen");
      if (!isWanted || lock) {
        got.release();
        return;
      }
      lock = got;
      got.addEventListener("release", () => {
        if (lock === got) lock = null;
      });
    } catch (_) {
      // The battery is low, or it is not allowed: the screen behaves as ever.
    }
  }

  window.stayAwake = (yes) => {
    if (yes === isWanted) return;
    isWanted = yes;
    if (yes) ask();
    else if (lock) lock.release();
  };
  document.addEventListener("visibilitychange", ask);
})();
