"""The passes over the element tree of a text; `parser.py` sets their order."""

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import AtomicString

from ..content.guide import AT_HAND, GROUP_SECTIONS, PAGE_HEADINGS, SHORT, SPOKEN, from_start, segment
from ..words.catalogue import Words
from .field_html import replace_fields
from .sheet_progress import show_progress

SIGN = re.compile(r"[`\\\[<&*_\x02]|  \n")  # characters that an inline pattern may start with
SIGNS_OF_PATTERNS = {  # what a text must contain for a pattern to match
    "backtick": "`",
    "escape": "\\",
    "blank": "[_",
    "footnote": "[^",
    "link": "[",
    "image_link": "![",
    "autolink": "<",
    "automail": "<",
    "linebreak": "  \n",
    "entity": "&",
}
SIGNS_AFTER = re.compile(r"[\s.,:;?!)\"']+")  # what may stand between a blank and the margin
# These patterns match only in a text with link reference definitions.
PATTERNS_OF_REFERENCES = ("reference", "image_reference", "short_reference", "short_image_ref")


class SkipPlainText(Treeprocessor):
    """Speeds up inline parsing by skipping text and patterns that cannot match."""

    def run(self, root: Element) -> None:
        """Mark text without special characters as atomic, and disable the patterns whose characters do not occur."""
        for element in root.iter():
            if element.text and not SIGN.search(element.text):
                element.text = AtomicString(element.text)
            if element.tail and not SIGN.search(element.tail):
                element.tail = AtomicString(element.tail)
        text = "".join(root.itertext())
        idle = {name for name, sign in SIGNS_OF_PATTERNS.items() if sign not in text}
        if not self.md.references:
            idle.update(PATTERNS_OF_REFERENCES)
        left_out = [self.md.inlinePatterns[name] for name in idle]
        inline: Any = self.md.treeprocessors["inline"]
        inline.inlinePatterns = [pattern for pattern in self.md.inlinePatterns if pattern not in left_out]


class UnescapeIfEscaped(UnescapeTreeprocessor):
    """Runs the library's unescaping pass only if the text contains a backslash."""

    def run(self, root: Element) -> None:
        """Restore the escaped characters below `root`."""
        lines: list[str] = self.md.lines  # type: ignore[attr-defined]  # the library's types leave it out
        if any("\\" in line for line in lines):
            super().run(root)


class NameFields(Treeprocessor):
    """Numbers the fields in reading order, and makes their accessible names unique on the page."""

    def run(self, root: Element) -> None:
        """Set the `id` and `name` of each field and blank below `root`."""
        names: dict[str, int] = {}
        for number, element in enumerate((e for e in root.iter() if e.tag in ("field", "blank")), start=1):
            element.set("id", f"f{number}")
            key = "label" if element.tag == "blank" else "prompt"
            name = element.get(key, "")
            names[name] = names.get(name, 0) + 1
            element.set("name", name if names[name] == 1 else f"{name} ({names[name]})")


class ExtendBlanks(Treeprocessor):
    """Lets a blank at the end of a line run to the margin; a short one stays short, as its author wants it."""

    def run(self, root: Element) -> None:
        """Set `to_margin` on the blanks below `root` that only a sign such as a period follows in their paragraph."""
        for holder in root.iter():
            last = holder[-1] if holder.tag in ("p", "li") and len(holder) else None
            if last is None or last.get("width") not in ("medium", "long"):
                continue
            if not SIGNS_AFTER.sub("", last.tail or ""):
                last.set("to_margin", "True")


class MarkSpoken(Treeprocessor):
    """Gives the paragraphs of a guide that start with Say, Ask, Do or Group a class of their own."""

    def run(self, root: Element) -> None:
        """Set the classes of paragraphs below `root`."""
        for paragraph in root.iter("p"):
            if kind := SPOKEN.get(label(paragraph)):
                paragraph.set("class", kind)


def label(paragraph: Element) -> str:
    """Return the words in bold that a paragraph starts with, or "" if it starts with others."""
    first = paragraph[0] if len(paragraph) and not (paragraph.text or "").strip() else None
    return (first.text or "") if first is not None and first.tag == "strong" else ""


class WordedPass(Treeprocessor):
    """Base class of passes that add words, in the language of the text."""

    def __init__(self, md: Markdown, words: Words) -> None:
        super().__init__(md)
        self.words = words


class MarkForRunMode(WordedPass):
    """Adds data attributes for run mode to the headings of guides and group views, so that scripts parse no text.

    A text with timed parts is a guide. A text with exactly the headings of the group view is a group view.
    """

    def run(self, root: Element) -> None:
        """Set the data attributes of the headings below `root`."""
        headings = [("".join(heading.itertext()).strip(), heading) for heading in root.findall("h2")]
        parts = [(part, heading) for text, heading in headings if (part := segment(text, 0))]
        start = 0
        for part, heading in parts:
            heading.set("data-start", from_start(start))
            start += part.minutes
            heading.set("data-part", part.label)
            heading.set("data-title", part.title)
            heading.set("data-kind", part.kind)
            heading.set("data-minutes", str(part.minutes))
        for text, heading in headings:
            if parts and text in AT_HAND:
                heading.set("data-at-hand", "")
            if parts and text == SHORT:
                heading.set("data-short", "")
            if parts and text == self.words.guide.drawing:
                heading.set("data-drawing", "")
        words = self.words.group_view
        group_views = [(words.today, *required[:2], words.remember) for required in PAGE_HEADINGS.values()]
        if tuple(text for text, _ in headings) in group_views:
            for name, (_, heading) in zip(GROUP_SECTIONS, headings, strict=True):
                heading.set("data-section", name)


class FieldsToHtml(WordedPass):
    """Converts neutral fields to form controls."""

    def run(self, root: Element) -> None:
        """Replace the fields below `root`, and show progress through a long sheet."""
        replace_fields(root, self.words.sheet)
        show_progress(root, self.words.sheet)
