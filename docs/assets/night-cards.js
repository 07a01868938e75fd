// The card sets of a night on paper, as their PDFs have them: cards of one size, in the largest letters that all of a set
// fit. They must be in a part of the page that is laid out while `setLetters` looks, if out of sight.
window.NightCards = (() => {
  "use strict";

  function part(className, html) {
    const made = document.createElement("div");
    made.className = className;
    const read = new DOMParser().parseFromString(html, "text/html");
    for (const link of read.querySelectorAll("a")) link.replaceWith(...link.childNodes);
    for (const heading of read.querySelectorAll("h1, h2")) {
      const title = document.createElement("p");
      title.className = "card-title";
      title.append(...heading.childNodes);
      heading.replaceWith(title);
    }
    made.append(...document.adoptNode(read.body).childNodes);
    return made;
  }

  function card(set, [html, number]) {
    const made = part("card-words", "");
    made.append(part("card-text", html));
    const box = document.createElement("div");
    box.className = "card-box";
    const foot = document.createElement("div");
    foot.className = "card-foot";
    for (const text of [set.title, number]) {
      const word = document.createElement("span");
      word.textContent = text;
      foot.append(word);
    }
    box.append(made, foot);
    return box;
  }

  // A side of paper; only the first says what the set is for.
  function side(set, { back, cards }, isFirst) {
    const made = part("card-side", "");
    const isLarge = set.columns * set.rows === 1;
    made.classList.toggle("card-back", back);
    made.classList.toggle("card-large", isLarge);
    made.classList.toggle("card-bold", set.bold);
    made.classList.toggle("card-middle", set.centered);
    made.style.setProperty("--card-columns", set.columns);
    made.style.setProperty("--card-rows", set.rows);
    const grid = part("card-grid", "");
    grid.append(...cards.map((one) => card(set, one)));
    made.append(isFirst ? part("card-head", set.head) : part("card-head", ""), grid);
    return made;
  }

  // The sides of one set, without the leader's key.
  function sides(set) {
    return set.sides.map((one, number) => side(set, one, number === 0));
  }

  // The leader's key to a set, on a page by itself, or nothing.
  function key(set) {
    if (!set.key) return [];
    const made = part("card-key", set.key);
    const name = document.createElement("p");
    name.className = "card-title";
    name.textContent = set.title;
    made.prepend(name);
    return [made];
  }

  function isTooSmall(box) {
    const text = box.firstChild;
    return text.scrollHeight > text.clientHeight + 1 || text.scrollWidth > text.clientWidth + 1;
  }

  // Gives all sides of a set the largest letters in which each card keeps its words.
  function setLetters(set, made) {
    const boxes = made.flatMap((one) => [...one.querySelectorAll(".card-box")]);
    for (const size of set.letters) {
      for (const one of made) one.style.setProperty("--card-letters", `${size}pt`);
      if (!boxes.some(isTooSmall)) return;
    }
  }

  return { sides, key, setLetters };
})();
