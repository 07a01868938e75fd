"""Visits every page of a site once in a real browser, wide, narrow and as print, and notes what it finds."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache

import yaml
from curricula import ROOT
from drawn_words import BOXES, faults
from playwright.sync_api import Page, sync_playwright

from syllabus.words.catalogue import TRANSLATIONS

AXE = ROOT / ".build" / "npm" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE, NARROW, HEIGHT = 1280, 320, 900  # CSS pixels; 320 is what WCAG 2.2, 1.4.10 asks for

# What WCAG 2.2, 1.4.12 asks a page to bear: more space between lines, letters, words and paragraphs.
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
BIG_TEXT = "() => { document.documentElement.style.fontSize = '200%'; }"
PLAIN = "() => { document.adoptedStyleSheets = []; document.documentElement.style.fontSize = ''; }"
# Text that is cut off: what overflows an element that hides what does not fit.
CLIPPED = """() => [...document.querySelectorAll('body *')].filter(e => {
  const style = getComputedStyle(e), hides = value => ['hidden', 'clip'].includes(value);
  return (hides(style.overflowX) && e.scrollWidth > e.clientWidth + 1
      || hides(style.overflowY) && e.scrollHeight > e.clientHeight + 1)
    && style.clipPath === 'none' && !e.closest('.skip, thead, textarea, input')
    && e.innerText && e.checkVisibility({visibilityProperty: true, opacityProperty: true});
}).map(e => e.outerHTML.slice(0, 120))"""
SIDEWAYS = "() => document.documentElement.scrollWidth - innerWidth"
# What a screen reader says of each field: its own name, behind the name of the group that it stands in.
NAMES = """() => [...document.querySelectorAll('.sheet :is(input, textarea, select)')].map(f => {
  const own = f.getAttribute('aria-label') || [...f.labels].map(l => l.innerText).join(' ');
  const group = f.closest('fieldset');
  return ((group && group.querySelector('legend') || {}).innerText || '') + ' / ' + own.trim();
})"""
STORED = """async () => [localStorage.length, sessionStorage.length, document.cookie.length,
  (await indexedDB.databases()).length, (await caches.keys()).length, navigator.serviceWorker
    ? (await navigator.serviceWorker.getRegistrations()).length : 0]"""
SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(e => { if (!e.hadRecentInput) sum += e.value; }))
    .observe({type: 'layout-shift', buffered: true});
  requestAnimationFrame(() => setTimeout(() => done(sum), 50));
})"""


@dataclass
class Visit:
    """What a page of the site was found to do."""

    url: str
    broken_rules: list[str] = field(default_factory=list)  # of axe, with the view and the first place
    sideways: list[str] = field(default_factory=list)  # views in which the page scrolls sideways
    clipped: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)  # of its fields
    requests: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)  # errors in the console, breaches of the policy among them
    drawings: int = 0
    unclear: list[str] = field(default_factory=list)  # drawings with words that touch each other or leave them
    stored: int = 0
    shift: float = 0.0


def visit_all(address: str, urls: Sequence[str], browser: str, flags: Sequence[str]) -> list[Visit]:
    """A visit of each of `urls` below `address`, in that order, by as many browsers as there are processors."""
    waiting = iter(urls)  # each browser takes the next

    def visit_some(_: int) -> list[Visit]:
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=browser, args=list(flags))
            page = chromium.new_page()
            page.add_init_script(path=AXE)  # sent to the browser once, and not with each page
            return [_visit(page, address, url) for url in waiting]

    browsers = os.cpu_count() or 1
    with ThreadPoolExecutor(browsers) as pool:
        visits = {visit.url: visit for some in pool.map(visit_some, range(browsers)) for visit in some}
    return [visits[url] for url in urls]


def _visit(page: Page, address: str, url: str) -> Visit:
    found = Visit(url)
    page.on("request", ask := lambda request: found.requests.append(request.url))
    page.on("console", say := lambda message: found.said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", fail := lambda error: found.said.append(str(error)))
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": NARROW, "height": HEIGHT})
    page.goto(address + url, wait_until="load")
    found.shift = page.evaluate(SHIFT)
    is_first = _is_first_of_its_kind(url)
    for view, width, changes in (("narrow", NARROW, [SPACING]), ("wide", WIDE, [SPACING, BIG_TEXT])):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        if view == "narrow" or is_first:
            found.broken_rules += _broken(page, view, is_whole=is_first)
        if page.evaluate(SIDEWAYS) > 0:
            found.sideways.append(view)
        drawings = page.evaluate(BOXES)
        found.drawings += len(drawings)
        found.unclear += [f"{fault} ({view})" for drawing in drawings for fault in faults(drawing)]
        for change in changes:
            page.evaluate(change)
            if page.evaluate(SIDEWAYS) > 0:
                found.sideways.append(f"{view} {change[:40]}")
            found.clipped += page.evaluate(CLIPPED)
            page.evaluate(PLAIN)
    found.names = page.evaluate(NAMES)
    page.emulate_media(media="print")
    if is_first:
        found.broken_rules += _broken(page, "print", is_whole=True)
    found.stored = sum(page.evaluate(STORED)) + len(page.context.cookies())
    for event, listener in (("request", ask), ("console", say), ("pageerror", fail)):
        page.remove_listener(event, listener)
    return found


@cache
def _is_first_of_its_kind(url: str) -> bool:
    """Whether a page is by hand or belongs to a module's first session.

    All other sessions have the same frame, and what a session says is the same in each view: one is enough for them.
    """
    module, _, rest = url.partition("/")
    if module in TRANSLATIONS:  # below it stand the same pages
        return _is_first_of_its_kind(rest)
    record = ROOT / "curriculum" / "modules" / module / "module.yml"
    if not record.is_file():
        return True
    return rest.partition("/")[0] in ("", yaml.safe_load(record.read_text(encoding="utf-8"))["sessions"][0])


def _broken(page: Page, view: str, *, is_whole: bool) -> list[str]:
    """The rules of axe that the page breaks; the size of targets does not matter on paper.

    Contrast, the look of links and the size of targets take two thirds of the time. They come from our styles and not
    from what a session says, so they are looked at where `is_whole`: in one session of each module, and on all pages
    by hand.
    """
    rules = {name: {"enabled": is_whole} for name in ("color-contrast", "link-in-text-block")}
    rules["target-size"] = {"enabled": is_whole and view != "print"}
    # No rule among these reads the style sheets again, and nobody asks for the paths of elements.
    fast = {"preload": {"assets": ["media"]}, "selectors": False, "resultTypes": ["violations"]}
    options = {"runOnly": TAGS, "rules": rules, **fast}
    broken = page.evaluate("options => axe.run(document, options).then(found => found.violations)", options)
    return [f"{rule['id']} ({view}): {rule['nodes'][0]['html'][:160]}" for rule in broken]
