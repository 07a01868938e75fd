"""The words in the main part of a built page, whoever built it, and the links that a built site holds."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

MAIN_TAGS = {"article"}
# What our templates put outside the article.
MAIN_CLASSES = {"help-strip", "leave-link", "group-text", "who-read", "behind"}
GROUP_FOOTER = "footer"  # of the group view, which has no article
TOOL_TAGS = {"script", "style", "svg", "button", "dialog", "nav", "template"}
TOOL_CLASSES = {
    *("needs-script", "headerlink", "md-tags", "visually-hidden"),
    *("guide-ways", "guide-plan", "run-sheet-foot"),  # of run mode and the run sheet, which only our site has
    *("first-words", "line-uses"),  # said again in a fold, or before it is opened, on our site alone
    "wallet-marks",  # what to cut and fold, on our paper alone
}
EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
WORD = re.compile(r"\w+(?:['\u2019]\w+)*")


class _Page(HTMLParser):
    """Collects text inside the main part and outside of tools; and every anchor and every link."""

    def __init__(self, *, is_group: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.is_group = is_group
        self.open: list[tuple[str, bool, bool]] = []  # tag, is in the main part, is in a tool
        self.text: list[str] = []
        self.anchors: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = {key: value or "" for key, value in attrs}
        classes = set(about.get("class", "").split())
        self.anchors |= {about[key] for key in ("id", "name") if key in about}
        self.links += [about[key] for key in ("href", "src") if key in about and about.get("rel") != "canonical"]
        if tag in EMPTY:
            return
        _, is_main, is_tool = self.open[-1] if self.open else ("", False, False)
        is_main = is_main or tag in MAIN_TAGS or bool(classes & MAIN_CLASSES)
        is_main = is_main or (self.is_group and tag == GROUP_FOOTER)
        self.open.append((tag, is_main, is_tool or tag in TOOL_TAGS or bool(classes & TOOL_CLASSES)))

    def handle_endtag(self, tag: str) -> None:
        while tag in {name for name, _, _ in self.open}:
            if self.open.pop()[0] == tag:
                return

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][1] and not self.open[-1][2]:
            self.text.append(data)


def _read(place: Path) -> _Page:
    text = place.read_text(encoding="utf-8")
    page = _Page(is_group='class="group-text"' in text)
    page.feed(text)
    return page


def addresses(site: Path) -> set[str]:
    """The addresses of all pages of a built site but the page for a wrong address."""
    return {place.parent.relative_to(site).as_posix() for place in site.rglob("index.html")}


def main_words(site: Path, address: str) -> list[str]:
    """The words that people read on the page at an address, in their order."""
    return WORD.findall(" ".join(_read(site / address / "index.html").text))


def broken_links(site: Path) -> list[str]:
    """Each link, picture, script, style and anchor within the site that leads nowhere, with its page."""
    pages = {place: _read(place) for place in sorted(site.rglob("index.html"))}
    broken = []
    for place, page in pages.items():
        for link in page.links:
            path, anchor = urldefrag(link)
            if urlsplit(path).scheme or path.startswith("//"):
                continue
            target = (place.parent / unquote(urlsplit(path).path)).resolve() if path else place
            target = target / "index.html" if target.is_dir() else target
            is_there = target.is_file() and (not anchor or target not in pages or anchor in pages[target].anchors)
            if not is_there:
                broken.append(f"{place.parent.relative_to(site)}: {link}")
    return broken
