// A published edition never changes, so what is newer comes from one small file at the root of the site.
// It says on every page of an archived edition that a newer one exists, shows today's help lines,
// and lists the editions. Without this script a plain link at the foot of each page leads to that list.
(function () {
  "use strict";
  var list = document.querySelector(".edition-list");
  if (!list || location.protocol === "file:") return;
  var mine = list.dataset.edition, store = list.dataset.store, page = list.dataset.page;

  function make(tag, text, href) {
    var part = document.createElement(tag);
    if (text) part.textContent = text;
    if (href) part.href = href;
    return part;
  }

  function exists(address) {
    return fetch(address, { method: "HEAD" }).then(function (answer) { return answer.ok; }, function () { return false; });
  }

  // The same page in another edition, else that edition's module, else its start.
  function best(edition) {
    var root = store + edition + "/";
    var module = page.split("/")[0] + "/";
    return exists(root + page).then(function (same) {
      if (same) return root + page;
      return exists(root + module).then(function (near) { return near ? root + module : root; });
    });
  }

  function linkTo(edition, text) {
    var link = make("a", text, store + edition + "/" + page);
    link.addEventListener("click", function (event) {
      event.preventDefault();
      best(edition).then(function (address) { location.assign(address); });
    });
    return link;
  }

  function help(lines) {
    var part = make("p", "Help today: ");
    lines.forEach(function (line, number) {
      if (!line.tel) return;
      if (number) part.append("; ");
      part.append(line.name + " ", make("a", line.show, "tel:" + line.tel));
    });
    part.append(".");
    return part;
  }

  // An archived page was published without this mark, since it was the newest then.
  function hideFromSearchEngines() {
    var mark = make("meta");
    mark.name = "robots";
    mark.content = "noindex";
    document.head.append(mark);
  }

  function banner(current) {
    var box = make("aside"), id = page.replace(/\/$/, "");
    box.className = "archived";
    box.setAttribute("aria-label", "About this edition");
    box.append(help(current.help));
    var text = make("p"), own = current.editions.filter(function (e) { return e.edition === mine; })[0];
    text.append(make("strong", "This is edition " + mine + (own ? " of " + own.date : "") + ". A newer one exists."), " ");
    var names = current.editions.map(function (e) { return e.edition; }), revision = current.sheets[id];
    if (current.retired[id]) text.append("This was retired after edition " + current.retired[id] + ". ");
    else if (revision) text.append(names.indexOf(revision) < names.indexOf(mine) ? "This sheet has changed since. " : "This sheet has not changed since. ");
    text.append(linkTo(current.latest, "Open edition " + current.latest), ", or see ");
    text.append(make("a", "what changed", store + current.latest + "/changes/"), ".");
    box.append(text);
    var main = document.querySelector("article") || document.body;
    main.prepend(box);
  }

  fetch(store + "current.json").then(function (answer) { return answer.json(); }).then(function (current) {
    var lines = make("ul");
    current.editions.forEach(function (other) {
      var line = make("li");
      if (other.edition === mine) line.append("Edition " + other.edition + " (this one)");
      else line.append(linkTo(other.edition, "Edition " + other.edition), " of " + other.date);
      lines.append(line);
    });
    list.append(lines);
    if (current.latest !== mine) {
      hideFromSearchEngines();
      banner(current);
    }
  }).catch(function () { /* The plain link is still there. */ });
})();
