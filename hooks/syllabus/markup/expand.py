"""Expands custom marks into plain Markdown: help lines, citations, safety passages and inserted lists.

The result is ordinary Markdown that any site builder can read. Code is left unchanged.
"""

import re
from collections.abc import Mapping

from ..content.model import Reference
from ..content.reference_types import SourceRecord
from ..content.scan import BLOCK_CLOSE, BLOCK_OPEN, CITE, HELP_LINE, INLINE_CODE, code_lines
from ..words.catalogue import words_for
from ..words.formats import day
from .anchors import anchor
from .pictograms import with_pictures

LOCAL_SUPPLY = "local-supply"  # a passage that the clinic may have, with what is found nearby
SOURCES_PAGE = "/sources.md"
# Private-use characters, which source files may not contain. They mark expanded links for the checks.
HELP_LINE_SIGN, CITE_SIGN = "\ue000", "\ue001"


def source_anchor(source: SourceRecord) -> str:
    """Return the anchor of a source on the sources page: that of its short name, which is the heading there."""
    return anchor(source.short)


def expand(text: str, reference: Reference, inserts: Mapping[str, str] | None = None) -> str:
    """Return `text` with `[line: key]` and `[@key]` marks and `passage` and `insert` blocks expanded.

    The passage `local-supply` is the clinic's own note, and nothing if there is none.
    `inserts` maps the keys of lists to their Markdown. A mark or block with an unknown key is left unchanged.
    """
    result: list[str] = []
    lines = text.split("\n")
    is_code, _ = code_lines(lines)
    index = 0
    while index < len(lines):
        line = lines[index]
        index += 1
        if is_code[index - 1]:
            result.append(line)
            continue
        block = BLOCK_OPEN.match(line) if line.startswith("///") else None
        closes = index < len(lines) and BLOCK_CLOSE.match(lines[index])
        if block and block.group(2) == "passage" and closes and block.group(3) in reference.passages:
            passage = reference.passages[block.group(3)]
            body = expand(with_pictures(passage.body.strip(), passage.record.pictures), reference)
            result += [f"{block.group(1)} passage | {passage.record.title}", "", body, "", lines[index]]
            index += 1
        elif block and block.group(2) == "passage" and closes and block.group(3) == LOCAL_SUPPLY:
            result += _local_supply(block.group(1), reference)
            index += 1
        elif block and block.group(2) == "insert" and closes and inserts and block.group(3) in inserts:
            result += ["", inserts[block.group(3)].rstrip("\n"), ""]
            index += 1
        else:
            result.append(expand_line(line, reference))
    return "\n".join(result)


def _local_supply(slashes: str, reference: Reference) -> list[str]:
    note = reference.clinic.supply if reference.clinic else None
    if note is None:
        return []
    words = words_for(reference.language).page
    title = words.found_nearby(day=day(note.seen_on, reference.language))
    body = " ".join((note.says, words.found_nearby_by(source=note.source)))
    return [f"{slashes} passage | {title}", "", body, "", slashes]


def expand_signed(text: str, reference: Reference) -> str:
    """Return `text` expanded for the checks, which must tell custom marks from links that an author typed.

    A mark becomes a link whose target is a private-use character and the key. Passages stay blocks, since they are
    checked separately.
    """
    lines = text.split("\n")
    is_code, _ = code_lines(lines)
    pairs = zip(lines, is_code, strict=True)
    return "\n".join(line if code else expand_line(line, reference, is_signed=True) for line, code in pairs)


def expand_line(line: str, reference: Reference, *, is_signed: bool = False) -> str:
    """Return one line with its help lines and citations expanded, except in code.

    `is_signed` selects the links that `expand_signed` describes.
    """
    if "[" not in line:
        return line
    parts = []
    last = 0
    for code in INLINE_CODE.finditer(line):
        parts += [_expand_plain(line[last : code.start()], reference, is_signed=is_signed), code.group()]
        last = code.end()
    return "".join([*parts, _expand_plain(line[last:], reference, is_signed=is_signed)])


def _expand_plain(text: str, reference: Reference, *, is_signed: bool) -> str:
    def line(match: re.Match[str]) -> str:
        entry = reference.crisis.lines.get(match.group(1))
        if entry is None:
            return match.group()
        target = f"tel:{entry.tel}" if entry.tel else f"sms:{entry.sms}"
        return f"[{entry.show}]({HELP_LINE_SIGN + match.group(1) if is_signed else target})"

    def cite(match: re.Match[str]) -> str:
        source = reference.sources.get(match.group(1))
        if source is None:
            return match.group()
        target = f"{SOURCES_PAGE}#{source_anchor(source)}"
        return f"([{source.short}]({CITE_SIGN + match.group(1) if is_signed else target}))"

    return CITE.sub(cite, HELP_LINE.sub(line, text))


def plain_line(text: str, reference: Reference) -> str:
    """Return `text` with help lines as plain words, for titles, headings and data."""

    def line(match: re.Match[str]) -> str:
        entry = reference.crisis.lines.get(match.group(1))
        return entry.show if entry else match.group()

    return HELP_LINE.sub(line, text)
