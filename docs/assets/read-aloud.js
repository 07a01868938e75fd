// Reads a page aloud with a voice that is in the device, in the language of the page. Without one there is no button.
// A voice that sends the text to a server is never used: it would tell somebody else what is read here.
(() => {
  "use strict";
  const synth = window.speechSynthesis;
  const article = document.querySelector("article");
  if (!synth || !window.SpeechSynthesisUtterance || !article) return;
  const words = JSON.parse(document.currentScript.dataset.words);
  const { lang } = document.documentElement;
  const BLOCKS = ".page-text :is(h1, h2, h3, h4, p, li, dt, dd, th, td, summary, figcaption)";
  const SKIPPED = "nav, svg, script, button, .trail, .read-aloud, [data-search-exclude]";
  const NAME = "read-aloud";
  const tools = document.createElement("p");
  const [main, stopper] = [button(() => (isReading ? pause() : read())), button(stop)];
  let sentences = [];
  let at = 0;
  let isReading = false;
  let spoken = null; // what is being said; what another one reports late is passed over

  function button(act) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button";
    made.addEventListener("click", act);
    return made;
  }

  const language = (tag) => tag.toLowerCase().split(/[-_]/)[0];

  function voice() {
    const own = synth.getVoices().filter((one) => one.localService === true && language(one.lang) === language(lang));
    return own.find((one) => one.default) || own[0];
  }

  // All text in view, in parts that each stand in one block.
  function parts() {
    const found = [];
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const block = node.parentElement.closest(BLOCKS);
      if (!block || node.parentElement.closest(SKIPPED) || !block.getClientRects().length) continue;
      const last = found[found.length - 1];
      if (last && last.block === block) last.nodes.push(node);
      else found.push({ block, nodes: [node] });
    }
    return found;
  }

  function cut(text) {
    if (!Intl.Segmenter) return text.match(/[^.!?]+[.!?]*\s*/g) || [];
    return Array.from(new Intl.Segmenter(lang, { granularity: "sentence" }).segment(text), ({ segment }) => segment);
  }

  function place(nodes, offset) {
    let rest = offset;
    for (const node of nodes) {
      if (rest <= node.data.length) return [node, rest];
      rest -= node.data.length;
    }
    const last = nodes[nodes.length - 1];
    return [last, last.data.length];
  }

  function sentencesOf({ block, nodes }) {
    let start = 0;
    return cut(nodes.map(({ data }) => data).join("")).map((text) => {
      const range = document.createRange();
      range.setStart(...place(nodes, start));
      start += text.length;
      range.setEnd(...place(nodes, start));
      return { block, range, text: text.trim() };
    });
  }

  // The sentence where the browser can mark it; else its block.
  function mark(sentence) {
    for (const block of article.querySelectorAll(".is-read")) block.classList.remove("is-read");
    const canMark = window.Highlight && CSS.highlights;
    if (canMark) CSS.highlights.delete(NAME);
    if (!sentence) return;
    if (canMark) CSS.highlights.set(NAME, new Highlight(sentence.range));
    else sentence.block.classList.add("is-read");
    const { top, bottom } = sentence.range.getBoundingClientRect();
    if (top < 0 || bottom > window.innerHeight) sentence.block.scrollIntoView({ block: "center" });
  }

  function show() {
    main.textContent = isReading ? words.pause : at ? words.go_on : words.read;
    stopper.hidden = !isReading && !at;
  }

  function say() {
    const own = voice();
    const sentence = sentences[at];
    if (!own || !sentence) {
      stop();
      return;
    }
    const utterance = new SpeechSynthesisUtterance(sentence.text);
    utterance.voice = own;
    utterance.lang = own.lang;
    utterance.onend = () => {
      if (spoken !== utterance) return;
      at += 1;
      say();
    };
    utterance.onerror = () => {
      if (spoken === utterance) stop();
    };
    spoken = utterance;
    mark(sentence);
    synth.speak(utterance);
  }

  function read() {
    for (const fold of article.querySelectorAll(".aside")) fold.open = true; // what is read is seen
    if (!at) sentences = parts().reduce((all, part) => all.concat(sentencesOf(part)), []);
    sentences = sentences.filter(({ text }) => /[a-z0-9\u00c0-\u1fff\u2c00-\ud7ff]/i.test(text));
    isReading = true;
    say();
    show();
  }

  function hush() {
    spoken = null;
    isReading = false;
    synth.cancel();
  }

  // A sentence that was cut off is read again from its beginning.
  function pause() {
    hush();
    show();
  }

  function stop() {
    hush();
    at = 0;
    mark(null);
    show();
  }

  // Some browsers know their voices only after a while.
  function offer() {
    tools.hidden = !voice();
    if (tools.hidden && isReading) stop();
  }

  stopper.textContent = words.stop;
  tools.className = NAME;
  tools.append(main, " ", stopper);
  (article.querySelector(".quick") || article.querySelector("h1")).after(tools);
  show();
  offer();
  if (synth.addEventListener) synth.addEventListener("voiceschanged", offer);
  window.addEventListener("pagehide", stop);
  document.addEventListener("leave", stop); // before the next page comes, which may take a while
})();
