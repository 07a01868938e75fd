"""Footnotes: marks such as `[^1]` in a text, and their words in a list at its end.

The library's extension parses them. Here its links and titles, which are for English alone and for HTML alone, give way
to an element that every output writes in its own way: `div.notes`, with the notes in the order of their marks.
"""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.footnotes import NBSP_PLACEHOLDER, FootnoteExtension
from markdown.treeprocessors import Treeprocessor

from ..content.scan import NOTE, code_lines, mask_code
from ..words.page_words import Page

NOTES, MARK = "notes", "note-mark"  # the classes of the list and of what leads to it
NEVER_TYPED = "\ue00f"  # a private-use character, which source files may not contain
DEFINITION = re.compile(r"^ {0,3}\[\^[^\]]*\]:")


class Notes(FootnoteExtension):
    """The library's extension with the words of a language; it remembers which notes are defined twice."""

    def __init__(self, words: Page, *, for_site: bool) -> None:
        super().__init__(USE_DEFINITION_ORDER=False, PLACE_MARKER=NEVER_TYPED)
        self.words, self.for_site = words, for_site
        self.twice: set[str] = set()

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the library's processors, and a pass of ours in place of those that write links back and sort."""
        super().extendMarkdown(md)
        md.treeprocessors.deregister("footnote-duplicate")
        md.treeprocessors.deregister("footnote-reorder")
        md.postprocessors.deregister("footnote")
        md.treeprocessors.register(_OwnNotes(self), "own_notes", 18.5)

    def reset(self) -> None:
        """Forget the notes of the text before."""
        super().reset()
        self.twice = set()

    def setFootnote(self, id: str, text: str) -> None:  # noqa: A002  # the library's name for it
        """Keep the words of a note."""
        if id in self.footnotes:
            self.twice.add(id)
        super().setFootnote(id, text)


class _OwnNotes(Treeprocessor):
    """Replaces the library's list of notes by ours, and names the marks."""

    def __init__(self, notes: Notes) -> None:
        super().__init__(notes.md)
        self.notes, self.words = notes, notes.words

    def run(self, root: Element) -> None:
        """Rewrite the marks and the notes below `root`."""
        for mark in root.iter("sup"):
            number = mark[0].text or ""
            mark[0].set("class", MARK)
            mark[0].set("role", "doc-noteref")
            mark[0].set("aria-label", self.words.note(number=number))
        for at, box in enumerate(list(root)):
            if box.get("class") == "footnote":
                root[at] = self._list(box.findall("ol/li"))

    def _list(self, items: list[Element]) -> Element:
        box = Element("div", {"class": NOTES})
        if self.notes.for_site:
            box.set("role", "doc-endnotes")
            box.set("aria-label", self.words.notes)
            SubElement(box, "p", {"class": "notes-title"}).text = self.words.notes
        ordered = SubElement(box, "ol")
        order = self.notes.footnote_order
        by_key = {item.get("id", "").partition(":")[2]: item for item in items}
        keys = sorted(by_key, key=lambda key: order.index(key) if key in order else len(order))
        for number, key in enumerate(keys, start=1):
            item = by_key[key]
            _without_back_links(item)
            if not self.notes.for_site:
                item.set("key", key)
                item.set("times", "2" if key in self.notes.twice else "1")
                item.set("marked", str(key in order))
            else:
                link = {"href": f"#fnref:{key}", "class": "note-back screen-only"}
                link["aria-label"] = self.words.note_back_from(number=number)
                last = item[-1] if len(item) and item[-1].tag == "p" else SubElement(item, "p")
                SubElement(last, "a", link).text = self.words.note_back
            ordered.append(item)
        return box


def _without_back_links(item: Element) -> None:
    for element in list(item.iter()):
        for child in list(element):
            if child.get("class") == "footnote-backref":
                element.remove(child)
        element.text = (element.text or "").replace(NBSP_PLACEHOLDER, " ")
        element.tail = (element.tail or "").replace(NBSP_PLACEHOLDER, " ")


def without_notes(text: str) -> str:
    """Return Markdown without the marks of notes and without their words, for a part of a page that stands alone."""
    if "[^" not in text:
        return text
    lines = text.split("\n")
    is_code, _ = code_lines(lines)
    kept: list[str] = []
    in_note = was_empty = False
    for line, code in zip(lines, is_code, strict=True):
        in_note = not code and (
            bool(DEFINITION.match(line)) or (in_note and (not line or line.startswith("    ") or not was_empty))
        )
        was_empty = not line.strip()
        if not in_note:
            kept.append(line if code else _without_marks(line))
    return "\n".join(kept)


def _without_marks(line: str) -> str:
    masked, parts, last = mask_code(line), [], 0
    for mark in NOTE.finditer(masked):
        parts.append(line[last : mark.start()])
        last = mark.end()
    return "".join([*parts, line[last:]])
