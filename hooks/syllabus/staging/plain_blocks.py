"""Our blocks and blanks written out: fields as plain HTML forms, and set-apart text as Markdown within HTML."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, tostring

from ..content.scan import BLANK, BLOCK_CLOSE, BLOCK_OPEN, code_lines, mask_code
from ..markup.field_html import BUILDERS, LONG_SHEET, part_line, replace_fields
from ..markup.fields import BLANK_WIDTHS, BLOCKS
from ..markup.parser import tree
from ..words.catalogue import words_for
from ..words.group_words import Sheet
from .link_map import to_address

USES_OURS = re.compile(rf"^///|{BLANK.pattern}", re.MULTILINE)
HOLD_TEXT = frozenset(name for name, block in BLOCKS.items() if block.holds == "text" or name == "passage")


def plain(text: str, language: str) -> str:
    """A text in this language without marks of ours. Fields are numbered in reading order, so give it a whole page."""
    if not USES_OURS.search(text):
        return text
    return "\n".join(_Writer(tree(text, language), words_for(language).sheet).lines(text.split("\n"), is_top=True))


class _Writer:
    """Walks through the source and takes what each block became from the finished tree, in the same order."""

    def __init__(self, root: Element, words: Sheet) -> None:
        self.words = words
        self.made = _made(root)
        self.parts = sum(child.tag == "field" for child in root)
        self.part = 0

    def lines(self, lines: list[str], *, is_top: bool = False) -> Iterator[str]:
        """Plain lines for lines of source."""
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
        element = next(self.made)
        if is_top and element.tag == "field":
            self.part += 1
            if self.parts >= LONG_SHEET:
                yield from (html(part_line(self.part, self.parts, self.words)), "")
        if name not in HOLD_TEXT:
            yield _control(element, self.words)
            return
        frame = BUILDERS[name](Element(element.tag, element.attrib), self.words)
        title = frame[0]
        frame.remove(title)
        frame.set("markdown", "1")
        text = [line for number, line in enumerate(inner) if not _is_option(inner, number)]
        yield from (html(frame).removesuffix(f"</{frame.tag}>"), "", html(title), "")
        yield from self.lines(text)
        yield from ("", f"</{frame.tag}>")

    def _with_blanks(self, line: str) -> str:
        done = []
        last = 0
        for match in BLANK.finditer(mask_code(line)):
            if len(match[1]) not in BLANK_WIDTHS or not match[2]:
                continue
            done += [line[last : match.start()], _control(next(self.made), self.words)]
            last = match.end()
        return "".join([*done, line[last:]])


def html(element: Element) -> str:
    """An element as HTML on one line of Markdown, with links to addresses."""
    for link in element.iter("a"):
        link.set("href", to_address(link.get("href", "")))
    element.tail = None
    return " ".join(tostring(element, encoding="unicode", method="html").split("\n"))


def _control(field: Element, words: Sheet) -> str:
    box = Element("div")
    box.append(field)
    replace_fields(box, words)
    return html(box[0])


def _made(parent: Element) -> Iterator[Element]:
    """Blocks and blanks in the order of the source; what stands within a field belongs to it."""
    for child in parent:
        if child.get("kind") in HOLD_TEXT:
            yield child
            yield from _made(child)
        elif child.tag in ("field", "blank"):
            yield child
        else:
            yield from _made(child)


def _end(lines: list[str], start: int, slashes: str) -> int:
    """The number of the line that closes a block."""
    closes = (at for at in range(start, len(lines)) if (end := BLOCK_CLOSE.match(lines[at])) and end[1] == slashes)
    return next(closes, len(lines))


def _is_option(lines: list[str], number: int) -> bool:
    return all(re.match(r"^ {4}\S", line) for line in lines[: number + 1])
