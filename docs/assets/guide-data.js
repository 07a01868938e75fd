// What leaders' pages know of all guides: fetched as a script, since a page that was opened from a file may load no data.
window.GuideData = (() => {
  "use strict";
  const root = new URL("..", document.currentScript.src);
  let asked = null;

  // A promise of `window.guides`, which hooks/syllabus/site/guide_index.py describes.
  function load() {
    asked =
      asked ||
      new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = new URL("facilitators/guides.js", root);
        script.onload = () => resolve(window.guides);
        script.onerror = reject;
        document.body.append(script);
      });
    return asked;
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

  return { load, file, address, chosen, keep };
})();
