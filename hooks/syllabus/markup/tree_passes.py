"""What is done to the element tree of a text, one pass after the other; `markup.py` says in which order."""

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import AtomicString

from ..content.guide import AT_HAND, GROUP_SECTIONS, PAGE_HEADINGS, SHOWN, SPOKEN, segment
from ..words.catalogue import Words
from . import field_html

SIGN = re.compile(r"[`\\\[<&*_\x02]|  \n")  # some pattern of the library, or of ours, may begin with it
SIGNS_OF_PATTERNS = {  # a pattern matches nothing in a text without its sign
    "backtick": "`",
    "escape": "\\",
    "blank": "[_",
    "link": "[",
    "image_link": "![",
    "autolink": "<",
    "automail": "<",
    "linebreak": "  \n",
    "entity": "&",
}
# These match only where a text says at its end where its links lead.
PATTERNS_OF_REFERENCES = ("reference", "image_reference", "short_reference", "short_image_ref")


class PassByPlainText(Treeprocessor):
    """Keep text from being looked at by each pattern of the library in turn, which takes long, where none can match."""

    def run(self, root: Element) -> None:
        """Mark text below `root` without any sign as finished, and leave out the patterns whose signs are nowhere."""
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


class UnescapeEscaped(UnescapeTreeprocessor):
    """The library's last look at every piece of text, only where somebody has escaped a sign."""

    def run(self, root: Element) -> None:
        """Put the escaped signs below `root` back."""
        lines: list[str] = self.md.lines  # type: ignore[attr-defined]  # the library's types leave it out
        if any("\\" in line for line in lines):
            super().run(root)


class NameFields(Treeprocessor):
    """Number the fields in reading order and make the accessible names of blanks unique on the page."""

    def run(self, root: Element) -> None:
        """Number and name the fields below `root`."""
        names: dict[str, int] = {}
        for number, element in enumerate((e for e in root.iter() if e.tag in ("field", "blank")), start=1):
            element.set("id", f"f{number}")
            key = "label" if element.tag == "blank" else "prompt"
            name = element.get(key, "")
            names[name] = names.get(name, 0) + 1
            element.set("name", name if names[name] == 1 else f"{name} ({names[name]})")


class MarkSpoken(Treeprocessor):
    """Give the paragraphs of a guide that start with Say, Ask or Do a class of that name."""

    def run(self, root: Element) -> None:
        """Set the classes below `root`."""
        for paragraph in root.iter("p"):
            first = paragraph[0] if len(paragraph) and not (paragraph.text or "").strip() else None
            if first is not None and first.tag == "strong" and first.text in SPOKEN:
                paragraph.set("class", SPOKEN[first.text])


class WordedPass(Treeprocessor):
    """A pass that adds words of ours, in the language of the text."""

    def __init__(self, md: Markdown, words: Words) -> None:
        super().__init__(md)
        self.words = words


class MarkForRunMode(WordedPass):
    """Put what run mode has to know of a guide and of a group view on their headings, so that it reads no words.

    A text is a guide if it has timed parts, and a group view if it has all of that view's headings and no other.
    """

    def run(self, root: Element) -> None:
        """Set the attributes of the headings below `root`."""
        headings = [("".join(heading.itertext()).strip(), heading) for heading in root.findall("h2")]
        parts = [(part, heading) for text, heading in headings if (part := segment(text, 0))]
        for part, heading in parts:
            heading.set("data-part", part.label)
            heading.set("data-kind", part.kind)
            heading.set("data-minutes", str(part.minutes))
            heading.set("data-shows", SHOWN.get(part.kind, ""))
        for text, heading in headings:
            if parts and text in AT_HAND:
                heading.set("data-at-hand", "")
        words = self.words.group_view
        group_views = [(words.today, *own[:2], words.remember) for own in PAGE_HEADINGS.values()]
        if tuple(text for text, _ in headings) in group_views:
            for name, (_, heading) in zip(GROUP_SECTIONS, headings, strict=True):
                heading.set("data-section", name)


class FieldsToHtml(WordedPass):
    """Neutral fields to form controls."""

    def run(self, root: Element) -> None:
        """Change the fields below `root`."""
        field_html.replace_fields(root, self.words.sheet)
        field_html.show_progress(root, self.words.sheet)


class TablesInRegions(WordedPass):
    """Put each plain table into a named region that scrolls, so that keys can move a table wider than the screen."""

    def run(self, root: Element) -> None:
        """Change the tables below `root`."""
        names: dict[str, int] = {}
        for parent in list(root.iter()):
            for place, table in enumerate(list(parent)):
                if table.tag != "table" or table.get("class"):
                    continue
                heads = ["".join(head.itertext()).strip() for head in table.iter("th")]
                name = self.words.page.table(heads=", ".join(head for head in heads if head))
                names[name] = names.get(name, 0) + 1
                name = name if names[name] == 1 else f"{name} ({names[name]})"
                region = Element(
                    "div", {"class": "table-region", "role": "region", "aria-label": name, "tabindex": "0"}
                )
                region.tail, table.tail = table.tail, None
                table.set("class", "plain")
                region.append(table)
                parent[place] = region
