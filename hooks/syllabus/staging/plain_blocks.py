"""Expands custom blocks and blanks: fields become plain HTML forms, other blocks become Markdown inside HTML."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, tostring

from ..content.scan import BLANK, BLOCK_CLOSE, BLOCK_OPEN, code_lines, mask_code
from ..markup.field_html import BUILDERS, replace_fields
from ..markup.fields import BLANK_WIDTHS, BLOCKS
from ..markup.parser import tree
from ..markup.sheet_progress import LONG_SHEET, part_line
from ..words.catalogue import words_for
from ..words.group_words import Sheet
from .link_map import to_address

CUSTOM_MARKUP = re.compile(rf"^///|{BLANK.pattern}", re.MULTILINE)
HOLD_TEXT = frozenset(name for name, block in BLOCKS.items() if block.holds == "text" or name == "passage")


def plain(text: str, language: str) -> str:
    """Return a text with its blocks and blanks expanded; fields are numbered in order, so pass a whole page."""
    if not CUSTOM_MARKUP.search(text):
        return text
    return "\n".join(_Writer(tree(text, language), words_for(language).sheet).lines(text.split("\n"), is_top=True))


class _Writer:
    """Walks the source, and takes the rendered form of each block from the element tree, in the same order."""

    def __init__(self, root: Element, words: Sheet) -> None:
        self.words = words
        self.elements = _elements(root)
        self.parts = sum(child.tag == "field" for child in root)
        self.part = 0

    def lines(self, lines: list[str], *, is_top: bool = False) -> Iterator[str]:
        """Yield the plain lines for lines of source."""
        is_code, _ = code_lines(lines)
        index = 0
        while index < len(lines):
            line, code = lines[index], is_code[index]
            index += 1
            opening = None if code else BLOCK_OPEN.match(line)
            if opening is None:
                yield line if code else self._with_blanks(line)
                continue
            end = _end(lines, index, opening.group(1))
            yield from self._block(opening.group(2), lines[index:end], is_top=is_top)
            index = end + 1

    def _block(self, name: str, inner: list[str], *, is_top: bool) -> Iterator[str]:
        element = next(self.elements)
        if is_top and element.tag == "field":
            self.part += 1
            if self.parts >= LONG_SHEET:
                yield from (html(part_line(self.part, self.parts, self.words)), "")
        if name not in HOLD_TEXT:
            yield _control(element, self.words)
            return
        options = {key: value for key, value in element.attrib.items() if key != "size"}  # which only our styles set
        frame = BUILDERS[name](Element(element.tag, options), self.words)
        title = frame[0]
        frame.remove(title)
        frame.set("markdown", "1")
        text = [line for number, line in enumerate(inner) if not _is_option(inner, number)]
        yield from (html(frame).removesuffix(f"</{frame.tag}>"), "", html(title), "")
        yield from self.lines(text)
        yield from ("", f"</{frame.tag}>")

    def _with_blanks(self, line: str) -> str:
        parts = []
        last = 0
        for match in BLANK.finditer(mask_code(line)):
            if len(match[1]) not in BLANK_WIDTHS or not match[2]:
                continue
            parts += [line[last : match.start()], _control(next(self.elements), self.words)]
            last = match.end()
        return "".join([*parts, line[last:]])


def html(element: Element) -> str:
    """Return an element as HTML on one line, with links changed to URLs."""
    for link in element.iter("a"):
        link.set("href", to_address(link.get("href", "")))
    element.tail = None
    return " ".join(tostring(element, encoding="unicode", method="html").split("\n"))


def _control(field: Element, words: Sheet) -> str:
    box = Element("div")
    box.append(field)
    replace_fields(box, words)
    return html(box[0])


def _elements(parent: Element) -> Iterator[Element]:
    """Yield blocks and blanks in source order, without the contents of fields."""
    for child in parent:
        if child.get("kind") in HOLD_TEXT:
            yield child
            yield from _elements(child)
        elif child.tag in ("field", "blank", "figure"):
            yield child
        else:
            yield from _elements(child)


def _end(lines: list[str], start: int, slashes: str) -> int:
    """Return the index of the line that closes a block."""
    closes = (at for at in range(start, len(lines)) if (end := BLOCK_CLOSE.match(lines[at])) and end[1] == slashes)
    return next(closes, len(lines))


def _is_option(lines: list[str], number: int) -> bool:
    return all(re.match(r"^ {4}\S", line) for line in lines[: number + 1])
