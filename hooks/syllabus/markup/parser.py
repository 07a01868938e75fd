"""Markdown parsing: Python-Markdown with tables and sane lists plus the block vocabulary, without raw HTML.

`tree` returns an element tree with neutral field elements, which both HTML and PDF are made from. The extension
`SyllabusMarkdown` also turns those elements into form controls for the site.
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
from ..drawings.kinds import KINDS
from ..words.catalogue import ENGLISH, Words, words_for
from .anchors import anchor
from .answer import BoxAnswer
from .field_table import fill_table
from .fields import BLANK_WIDTHS, BLOCKS
from .notes import Notes
from .table_regions import EmptyCorners, TablesInRegions
from .table_rows import register_tables
from .terms import ListTerms
from .tree_passes import (
    ExtendBlanks,
    FieldsToHtml,
    MarkForRunMode,
    MarkSpoken,
    NameFields,
    SkipPlainText,
    UnescapeIfEscaped,
)
from .unstash import RestoreStash

TAGS = {"passage": "section", "drawing": "figure"}
EXTENSIONS = ("sane_lists", "fenced_code")
TOC: dict[str, Any] = {"permalink": False, "toc_depth": "2-3", "slugify": anchor}


def tree(text: str, language: str = ENGLISH) -> Element:
    """Return the element tree of a text in this language.

    Fields are `field` elements that contain `choice`, `table` and `blank` elements.
    """
    return parse(text, language)[0]


def parse(text: str, language: str = ENGLISH) -> tuple[Element, dict[str, str]]:
    """Return the element tree of a text, and the targets of its link reference definitions, by name."""
    keeper, markdown = _parser(language)
    keeper.root = Element("div")  # the library builds no tree for an empty text
    markdown.reset().convert(text)
    return keeper.root, {name: target for name, (target, _) in markdown.references.items()}


@cache
def _parser(language: str) -> tuple["_TreeKeeper", Markdown]:
    """Return a reusable parser for a language, since creating one takes as long as parsing a page."""
    keeper = _TreeKeeper()
    markdown = Markdown(extensions=[*EXTENSIONS, SyllabusMarkdown(language, for_site=False), keeper])
    markdown.serializer = lambda _: "<div></div>"
    return keeper, markdown


class SyllabusMarkdown(Extension):
    """The Markdown extension for texts in one language; with `for_site`, fields become form controls."""

    def __init__(self, language: str = ENGLISH, *, for_site: bool = True) -> None:
        super().__init__()
        self.words = words_for(language)
        self.for_site = for_site

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the custom processors, and remove raw HTML."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        register_tables(md)
        Notes(self.words.page, for_site=self.for_site).extendMarkdown(md)
        blocks = _VocabularyExtension(self.words)
        blocks.extendMarkdown(md)
        md.registerExtension(blocks)
        md.inlinePatterns.register(_BlankProcessor(BLANK.pattern, md), "blank", 172)
        md.treeprocessors.register(SkipPlainText(md), "skip_plain_text", 21)
        md.treeprocessors.register(UnescapeIfEscaped(md), "unescape", 0)  # replaces the library's
        md.treeprocessors.register(NameFields(md), "name_fields", 18)
        md.treeprocessors.register(ExtendBlanks(md), "extend_blanks", 17.5)
        md.treeprocessors.register(MarkSpoken(md), "mark_spoken", 17)
        if self.for_site:
            md.treeprocessors.register(FieldsToHtml(md, self.words), "fields_to_html", 16)
            md.treeprocessors.register(TablesInRegions(md, self.words), "tables_in_regions", 15)
            md.treeprocessors.register(EmptyCorners(md), "empty_corners", 14.5)
            md.treeprocessors.register(MarkForRunMode(md, self.words), "mark_for_run_mode", 14)
            md.treeprocessors.register(BoxAnswer(md, self.words), "box_answer", 13)
            md.treeprocessors.register(ListTerms(md), "list_terms", 12)


class _VocabularyExtension(BlocksExtension):
    """Registers a block class for each entry of the vocabulary."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        for block in _block_types():
            block_mgr.register(block, {"words": self.words})


class _Block(PymdownBlock):
    """A block as a neutral element: `field` for fields and cards, one of `TAGS`, or else `aside`."""

    def on_create(self, parent: Element) -> Element:
        kind = BLOCKS[self.NAME]
        options = kind.options.model_validate(self.written_options())
        tag = "field" if kind.is_field else TAGS.get(self.NAME, "aside")
        element = SubElement(parent, tag, {"kind": self.NAME, "prompt": self.argument})
        for key, value in options.model_dump(exclude_none=True).items():
            element.set(key, "|".join(value) if isinstance(value, tuple) else str(value))
        if "total" in kind.options.model_fields and "total" not in element.keys():  # noqa: SIM118  # not a dictionary
            element.set("total", self.config["words"].sheet.total)
        return element

    def on_validate(self, parent: Element) -> bool:
        """Return whether options and kind are known; otherwise the block stays text, and a rule reports it."""
        if BLOCKS[self.NAME].says == "kind" and self.argument not in KINDS:
            return False
        try:
            BLOCKS[self.NAME].options.model_validate(self.written_options())
        except ValidationError:
            return False
        self.options["attrs"] = {}
        return True

    def written_options(self) -> dict[str, Any]:
        """Return the options that the author wrote."""
        return {key: value for key, value in self.options.items() if value is not None and key != "attrs"}

    def on_markdown(self) -> str:
        return "block"

    def on_inline_end(self, block: Element) -> None:
        if BLOCKS[self.NAME].holds == "list":
            for items in list(block):
                for item in items:
                    item.tag = "choice"
                    _without_paragraph(item)
                    block.append(item)
                block.remove(items)
        if BLOCKS[self.NAME].holds == "table":
            fill_table(block, self.config["words"].sheet)


def _without_paragraph(item: Element) -> None:
    """Put the words of an item of a loose list, which is one paragraph, directly into the item."""
    if len(item) == 1 and item[0].tag == "p":
        (paragraph,) = item
        item.remove(paragraph)
        item.text = paragraph.text
        item.extend(list(paragraph))


@cache
def _block_types() -> tuple[type[_Block], ...]:
    types = []
    for name, kind in BLOCKS.items():
        names = [info.alias or key for key, info in kind.options.model_fields.items()]
        options = {option: [None, type_any] for option in names}
        types.append(type(name, (_Block,), {"NAME": name, "ARGUMENT": True, "OPTIONS": options}))
    return tuple(types)


class _BlankProcessor(InlineProcessor):
    """Parses `[____ name]` as a blank within a line."""

    def handleMatch(  # type: ignore[override]
        self, match: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        width = BLANK_WIDTHS.get(len(match.group(1)))
        if width is None or not match.group(2):
            return None, None, None
        element = Element("blank", {"width": width, "label": match.group(2)})
        return element, match.start(0), match.end(0)


class _TreeKeeper(Extension):
    """Keeps the finished element tree for the project's serializers, and makes the library serialize nothing."""

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
