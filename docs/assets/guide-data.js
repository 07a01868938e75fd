// What leaders' pages know of all guides: fetched as scripts, since a page that was opened from a file may load no data.
window.GuideData = (() => {
  "use strict";
  const root = new URL("..", document.currentScript.src);
  const asked = new Map();

  // A promise that the script at this address below the site's root has run; it runs once.
  function run(url) {
    if (!asked.has(url)) {
      const running = new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = file(url);
        script.onload = resolve;
        script.onerror = reject;
        document.body.append(script);
      });
      asked.set(url, running);
    }
    return asked.get(url);
  }

  // A promise of `window.guides`, which hooks/syllabus/site/guide_index.py describes.
  function load() {
    return run("facilitators/guides.js").then(() => window.guides);
  }

  // A text with values in the places of their names.
  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  // Of a file below the site's root.
  function file(url) {
    return String(new URL(url, root));
  }

  // Of a page below the site's root, also where the site is opened from files.
  function address(url) {
    const [, folder, rest] = url.match(/^([^#]*)(.*)$/);
    const isFolder = folder.endsWith("/");
    return String(new URL(folder + (isFolder && location.protocol === "file:" ? "index.html" : "") + rest, root));
  }

  // The choices behind the # of the address, by name.
  function chosen() {
    return Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  }

  // Keeps choices there, beside those of other names; an empty one is left out.
  function keep(values) {
    const all = Object.entries(Object.assign(chosen(), values)).filter(([, value]) => value);
    history.replaceState(null, "", all.length ? `#${new URLSearchParams(all)}` : location.pathname);
  }

  return { run, load, fill, file, address, chosen, keep };
})();
