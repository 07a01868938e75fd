// Leave this page quickly, in the manner of the GOV.UK component "Exit this page": by the link, or by Shift three times.
// The page is covered at once, and Back does not bring it up again. The browser's history stays; the page says so.
(function () {
  "use strict";
  var link = document.querySelector(".leave-link"), said = document.querySelector(".leave-said");
  var WITHIN = 5000; // milliseconds from one press to the next
  var presses = 0, alone = false, timer = null;

  function cover() {
    var blank = document.createElement("div");
    blank.className = "leave-cover";
    blank.setAttribute("role", "alert");
    blank.textContent = "Loading";
    document.title = "Loading";
    document.querySelectorAll("input, textarea").forEach(function (field) {
      field.value = "";
      field.checked = false;
    });
    document.body.replaceChildren(blank);
  }

  function leave(event) {
    if (event) event.preventDefault();
    var away = link.href;
    cover();
    window.location.replace(away);
  }

  function reset() {
    presses = 0;
    said.textContent = "";
    clearTimeout(timer);
  }

  link.addEventListener("click", leave);
  // Shift counts when it goes down and up with no other key between, so that a capital letter is no press.
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Shift") { alone = false; reset(); }
    else if (!event.repeat) alone = true;
  });
  document.addEventListener("keyup", function (event) {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    presses += 1;
    clearTimeout(timer);
    timer = setTimeout(reset, WITHIN);
    if (presses === 3) leave();
    else said.textContent = presses === 1 ? "Shift, press 2 more times to leave." : "Shift, press 1 more time to leave.";
  });
  // Some browsers keep the page as it was and show it again after Back.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) window.location.reload();
  });
})();
