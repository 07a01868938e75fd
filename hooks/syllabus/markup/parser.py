"""Our Markdown: the library's tables and sane lists, plus the blocks of the closed vocabulary, without raw HTML.

`tree` gives the element tree with neutral field elements, which any serializer can write out. `SyllabusMarkdown`
is the same as an extension, and turns those elements into form controls for the site.
"""

import re
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from pydantic import ValidationError
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block as PymdownBlock
from pymdownx.blocks.block import type_any

from ..content.scan import BLANK
from ..words.catalogue import ENGLISH, Words, words_for
from ..words.group_words import Sheet
from .fields import BLANK_WIDTHS, BLOCKS
from .tree_passes import (
    FieldsToHtml,
    MarkForRunMode,
    MarkSpoken,
    NameFields,
    PassByPlainText,
    TablesInRegions,
    UnescapeEscaped,
)
from .unstash import RestoreStash

EXTENSIONS = ("tables", "sane_lists", "fenced_code")
TAGS = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "ul",
        "ol",
        "li",
        "strong",
        "em",
        "code",
        "pre",
        "a",
        "br",
        "hr",
        "blockquote",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "field",
        "choice",
        "blank",
        "aside",
        "section",
    ]
)


def tree(text: str, language: str = ENGLISH) -> Element:
    """Return the element tree of a text in this language.

    Fields are `field` elements, which hold `choice`, `table` and `blank` elements.
    """
    return parse(text, language)[0]


def parse(text: str, language: str = ENGLISH) -> tuple[Element, dict[str, str]]:
    """Return the element tree of a text, and the targets that its links may refer to by name, by that name."""
    keeper, markdown = _parser(language)
    keeper.root = Element("div")  # the library makes no tree for an empty text
    markdown.reset().convert(text)
    return keeper.root, {name: target for name, (target, _) in markdown.references.items()}


@cache
def _parser(language: str) -> tuple["_Keeper", Markdown]:
    """A parser for texts of a language, to be used again, since making one takes as long as parsing a page."""
    keeper = _Keeper()
    markdown = Markdown(extensions=[*EXTENSIONS, SyllabusMarkdown(language, for_site=False), keeper])
    markdown.serializer = lambda _: "<div></div>"
    return keeper, markdown


class SyllabusMarkdown(Extension):
    """The blocks of the vocabulary for texts of one language; with `for_site`, as form controls."""

    def __init__(self, language: str = ENGLISH, *, for_site: bool = True) -> None:
        super().__init__()
        self.words = words_for(language)
        self.for_site = for_site

    def extendMarkdown(self, md: Markdown) -> None:
        """Register our processors, and take out raw HTML."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        blocks = _VocabularyExtension(self.words)
        blocks.extendMarkdown(md)
        md.registerExtension(blocks)
        md.inlinePatterns.register(_BlankProcessor(BLANK.pattern, md), "blank", 172)
        md.treeprocessors.register(PassByPlainText(md), "pass_by_plain_text", 21)
        md.treeprocessors.register(UnescapeEscaped(md), "unescape", 0)  # in place of the library's
        md.treeprocessors.register(NameFields(md), "name_fields", 18)
        md.treeprocessors.register(MarkSpoken(md), "mark_spoken", 17)
        if self.for_site:
            md.treeprocessors.register(FieldsToHtml(md, self.words), "fields_to_html", 16)
            md.treeprocessors.register(TablesInRegions(md, self.words), "tables_in_regions", 15)
            md.treeprocessors.register(MarkForRunMode(md, self.words), "mark_for_run_mode", 14)


class _VocabularyExtension(BlocksExtension):
    """Registers one block class for each entry of the vocabulary."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        for block in _block_types():
            block_mgr.register(block, {"words": self.words})


class _Block(PymdownBlock):
    """A block as a neutral element: `field` for fields and cards, `aside` for examples, `section` for passages."""

    def on_create(self, parent: Element) -> Element:
        kind = BLOCKS[self.NAME]
        options = kind.options.model_validate(self.given())
        tag = "field" if kind.is_field else "section" if self.NAME == "passage" else "aside"
        element = SubElement(parent, tag, {"kind": self.NAME, "prompt": self.argument})
        for key, value in options.model_dump(exclude_none=True).items():
            element.set(key, "|".join(value) if isinstance(value, tuple) else str(value))
        if "total" in kind.options.model_fields and "total" not in element.keys():  # noqa: SIM118  # not a dictionary
            element.set("total", self.config["words"].sheet.total)
        return element

    def on_validate(self, parent: Element) -> bool:
        """Leave a block that the rules refuse as text; the rules have told its author."""
        try:
            BLOCKS[self.NAME].options.model_validate(self.given())
        except ValidationError:
            return False
        self.options["attrs"] = {}
        return True

    def given(self) -> dict[str, Any]:
        """The options that were written down."""
        return {key: value for key, value in self.options.items() if value is not None and key != "attrs"}

    def on_markdown(self) -> str:
        return "block"

    def on_inline_end(self, block: Element) -> None:
        if BLOCKS[self.NAME].holds == "list":
            for items in list(block):
                for item in items:
                    item.tag = "choice"
                    block.append(item)
                block.remove(items)
        if BLOCKS[self.NAME].holds == "table":
            _fill_table(block, self.config["words"].sheet)


@cache
def _block_types() -> tuple[type[_Block], ...]:
    types = []
    for name, kind in BLOCKS.items():
        names = [info.alias or key for key, info in kind.options.model_fields.items()]
        options = {option: [None, type_any] for option in names}
        types.append(type(name, (_Block,), {"NAME": name, "ARGUMENT": True, "OPTIONS": options}))
    return tuple(types)


def _fill_table(block: Element, words: Sheet) -> None:
    """Add the extra rows, mark example rows and row headers, and put a blank into each empty cell."""
    body = block.find("table/tbody")
    if body is None:
        return
    headers = ["".join(head.itertext()).strip() for head in block.findall("table/thead/tr/th")]
    if not any(_is_filled(cell) for cell in body.iter("td")) and block.get("rows", "0") != "0":
        body.clear()  # the library adds one empty row to a table that has none
    given = [row for row in body if not _is_example(row)]
    open_columns = {0} | {i for row in given for i, cell in enumerate(row) if not _is_filled(cell)}
    has_rows = bool(given)
    for _ in range(int(block.get("rows", "0"))):
        row = SubElement(body, "tr")
        for index in range(len(headers)):
            SubElement(row, "td", {"class": "closed"} if has_rows and index not in open_columns else {})
    number = 0
    unnamed = sum(not _is_filled(row[0]) for row in body)
    for row in body:
        cells = list(row)
        if _is_example(row):
            row.set("class", "example")
            continue
        number += 1
        first = "".join(cells[0].itertext()).strip()
        if first and cells[0].find("blank") is None:
            cells[0].tag = "th"
            cells[0].set("scope", "row")
        for header, cell in zip(headers, cells, strict=True):
            if not _is_filled(cell) and cell.get("class") != "closed":
                which = first or (words.row(number=number) if unnamed > 1 else "")
                label = f"{header}, {which}" if which else header
                SubElement(cell, "blank", {"width": "cell", "label": label.removeprefix(", ")})


def _is_example(row: Element) -> bool:
    filled = [cell for cell in row if _is_filled(cell)]
    return bool(filled) and all(_is_italic(cell) for cell in filled)


def _is_filled(cell: Element) -> bool:
    return bool(len(cell) or (cell.text or "").strip())


def _is_italic(cell: Element) -> bool:
    outside = [cell.text, *(child.tail for child in cell)]
    return all(child.tag == "em" for child in cell) and not any((text or "").strip() for text in outside)


class _BlankProcessor(InlineProcessor):
    """`[____ name]` as a blank within a line."""

    def handleMatch(  # type: ignore[override]
        self, match: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        width = BLANK_WIDTHS.get(len(match.group(1)))
        if width is None or not match.group(2):
            return None, None, None
        element = Element("blank", {"width": width, "label": match.group(2)})
        return element, match.start(0), match.end(0)


class _Keeper(Extension):
    """Keeps the finished tree for a serializer of our own, and lets the library write nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Element("div")

    def extendMarkdown(self, md: Markdown) -> None:
        keeper = self

        class Keep(Treeprocessor):
            def run(self, root: Element) -> None:
                keeper.root = root

        md.treeprocessors.register(RestoreStash(md), "put_back", -10)
        md.treeprocessors.register(Keep(md), "keep", -20)
