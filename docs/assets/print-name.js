// A print job is named after the page, and a shared printer shows that name to everybody: the site's name stands in.
(function () {
  "use strict";
  var title = document.title, site = document.currentScript.dataset.site;
  window.addEventListener("beforeprint", function () { document.title = site; });
  window.addEventListener("afterprint", function () { document.title = title; });
})();
