"""Rules for fields as the element tree has them: where they stand, and what stands inside them."""

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from ..content.problem import Problem, quoted
from ..content.scan import FoundBlock, Scan
from ..markup.fields import BLOCKS
from ..markup.reading import INLINE
from .table_rules import table_in_block_problems, words_of
from .texts import ReadText

TAGS_OF_BLOCKS = ("field", "aside", "section", "figure")


def misplaced_field_problems(read: ReadText, scanned: Scan) -> Iterator[Problem]:
    """Yield a problem for each field that a page has and that no line of its source opens, such as one in a quotation.

    Fields that the source opens are reported by `text_rules`.
    """
    if read.text.kind in ("sheet", "loose"):
        return
    shown = [block.name for block in scanned.blocks]
    for name in read.body.parts:
        if name in shown:
            shown.remove(name)
        elif BLOCKS[name].is_field:
            fix = "move the field to a worksheet of this session"
            yield Problem(read.text.path, _line_of(read, name), "field-misplaced", "text", quoted(name), fix)


def field_content_problems(read: ReadText, blocks: Sequence[FoundBlock]) -> Iterator[Problem]:
    """Yield a problem for each block that holds more than its kind can show; `blocks` are those of the source."""
    elements = [element for element in read.body.root.iter() if element.tag in TAGS_OF_BLOCKS]
    for element, block in zip(elements, blocks, strict=True):
        holds = BLOCKS[block.name].holds
        if holds == "list" and (wrong := next(filter(_is_more_than_words, element), None)) is not None:
            item = BLOCKS[block.name].item
            expected, fix = f"{item}s that are a few words each", f"write each {item} as words on one line, after `- `"
            at = block.content_line or block.line
            yield Problem(read.text.path, at, "block-content", expected, words_of(wrong), fix)
        elif holds == "table":
            yield from table_in_block_problems(read.text.path, element, block)


def _is_more_than_words(choice: Element) -> bool:
    return choice.tag != "choice" or any(child.tag not in INLINE for child in choice)


def _line_of(read: ReadText, name: str) -> int:
    """Return the first line on which a block opens behind another sign, such as that of a quotation."""
    lines = read.text.body.split("\n")
    inner = (at for at, line in enumerate(lines) if f"/// {name}" in line and not line.startswith("///"))
    return read.text.body_line + next(inner, 0)
