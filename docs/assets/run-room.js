// The group view on this same screen, for a telephone that is held up or a screen without a second window. It shows the
// title of a part, its words for the group, its clock, and the drawing: nothing else of the guide comes here.
(() => {
  "use strict";
  const room = document.querySelector("dialog.room");
  const { drawing } = window.RunGuide;
  const find = (name) => room.querySelector(name);
  if (drawing) find(".room-drawing").append(drawing.cloneNode(true));
  find('[data-room="drawing"]').hidden = !drawing;

  function showDrawing(yes) {
    room.classList.toggle("with-drawing", yes);
    find('[data-room="drawing"]').setAttribute("aria-pressed", String(yes));
  }

  window.RunRoom = {
    open() {
      room.showModal();
      find("h2").focus();
    },
    // `part` has a title and a line; `time` is a text, and `share` how much of the part is over, from 0 to 1.
    show(part, time, share) {
      if (find("h2").textContent !== part.title) find("h2").textContent = part.title;
      find(".room-line").replaceChildren(...part.line.map((node) => node.cloneNode(true)));
      this.tick(time, share);
    },
    tick(time, share) {
      find(".room-left").textContent = time;
      find("progress").value = share;
    },
  };

  room.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-room]");
    if (!button) return;
    if (button.dataset.room === "close") room.close();
    else showDrawing(!room.classList.contains("with-drawing"));
  });
})();
