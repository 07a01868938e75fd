"""Marks of our own, written out as plain Markdown: help lines, sources, passages and inserted lists.

What comes out is ordinary Markdown, so that pages can be read by any builder. Code is left as it is.
"""

import re
from collections.abc import Mapping

from markdown.extensions.toc import slugify

from ..content.model import Reference
from ..content.record_types import SourceRecord
from ..content.scan import BLOCK_CLOSE, BLOCK_OPEN, CITE, FENCE, FENCES, HELP_LINE, INLINE_CODE

SOURCES_PAGE = "/sources.md"


def source_anchor(source: SourceRecord) -> str:
    """The anchor of a source on the sources page: its short name, the way the library names headings."""
    return slugify(source.short, "-")


def expand(text: str, reference: Reference, inserts: Mapping[str, str] | None = None) -> str:
    """`text` with `[line: key]`, `[@key]`, `passage` and `insert` blocks written out; unknown keys stay as they are."""
    result: list[str] = []
    lines = text.split("\n")
    fence = ""
    index = 0
    while index < len(lines):
        line = lines[index]
        index += 1
        if opening := FENCE.match(line) if line.lstrip(" ").startswith(FENCES) else None:
            fence = "" if fence and line.strip().startswith(fence) else fence or opening.group(1)
            result.append(line)
            continue
        block = BLOCK_OPEN.match(line) if line.startswith("///") and not fence else None
        closes = index < len(lines) and BLOCK_CLOSE.match(lines[index])
        if block and block.group(2) == "passage" and closes and block.group(3) in reference.passages:
            passage = reference.passages[block.group(3)]
            body = expand(passage.body.strip(), reference)
            result += [f"{block.group(1)} passage | {passage.record.title}", "", body, "", lines[index]]
            index += 1
        elif block and block.group(2) == "insert" and closes and inserts and block.group(3) in inserts:
            result += ["", inserts[block.group(3)].rstrip("\n"), ""]
            index += 1
        else:
            result.append(line if fence else expand_line(line, reference))
    return "\n".join(result)


def expand_line(line: str, reference: Reference) -> str:
    """One line with its help lines and sources written out, outside code."""
    if "[" not in line:
        return line
    parts = []
    last = 0
    for code in INLINE_CODE.finditer(line):
        parts += [_expand_plain(line[last : code.start()], reference), code.group()]
        last = code.end()
    return "".join([*parts, _expand_plain(line[last:], reference)])


def _expand_plain(text: str, reference: Reference) -> str:
    def line(match: re.Match[str]) -> str:
        entry = reference.crisis.lines.get(match.group(1))
        if entry is None:
            return match.group()
        target = f"tel:{entry.tel}" if entry.tel else f"sms:{entry.sms}"
        return f"[{entry.show}]({target})"

    def cite(match: re.Match[str]) -> str:
        source = reference.sources.get(match.group(1))
        return f"([{source.short}]({SOURCES_PAGE}#{source_anchor(source)}))" if source else match.group()

    return CITE.sub(cite, HELP_LINE.sub(line, text))


def plain_line(text: str, reference: Reference) -> str:
    """`text` with help lines as bare words, for titles, lists of data and headings."""

    def line(match: re.Match[str]) -> str:
        entry = reference.crisis.lines.get(match.group(1))
        return entry.show if entry else match.group()

    return HELP_LINE.sub(line, text)
