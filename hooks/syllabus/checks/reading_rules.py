"""Rules for a text as the site renders it: no HTML, allowed link schemes, and source and element tree in agreement."""

import re
from collections.abc import Iterator, Sequence

from ..content.model import Reference
from ..content.problem import Problem, did_you_mean, quoted
from ..content.scan import CITE, HELP_LINE, Mark, Scan, scan
from ..markup.expand import CITE_SIGN, HELP_LINE_SIGN
from ..markup.fields import BLANK_WIDTHS, BLOCKS
from ..markup.locator import letters, without_marks
from .field_rules import field_content_problems, misplaced_field_problems
from .note_rules import note_problems
from .table_rules import table_problems
from .text_rules import SCHEMES, link_scheme, text_problems
from .texts import ReadText

HTML = re.compile(r"<(?=[A-Za-z/!?])[^\s>]*")
BLOCK = re.compile(r"^/{3,}.*", re.MULTILINE)


def reading_problems(read: ReadText, reference: Reference) -> Iterator[Problem]:
    """Yield the problems of a rendered text that are independent of its audience."""
    yield from _html_problems(read)
    yield from _link_problems(read)
    yield from _mark_problems(read, reference)
    yield from note_problems(read)
    scanned = scan(read.text.body, read.text.body_line)
    if not scanned.fences:  # a broken fence leaves unclear which lines are code
        yield from _heading_problems(read, scanned)
        yield from _level_problems(read)
        yield from table_problems(read, scanned)
    yield from misplaced_field_problems(read, scanned)
    if not text_problems(read.text.path, scanned, fields_allowed=True):  # reported by its own rules
        yield from _part_problems(read, scanned)


def _html_problems(read: ReadText) -> Iterator[Problem]:
    fix = "say it in Markdown, or put it in a code span"
    for piece in read.pieces:
        for match in HTML.finditer(piece.prose):
            at = piece.line_of(match.start())
            yield Problem(read.text.path, at, "raw-html", "Markdown", quoted(match.group()), fix)


def _link_problems(read: ReadText) -> Iterator[Problem]:
    expected = "https, tel, sms, mailto or a relative link"
    fix = "link to a page of this site, or to an https address"
    for link in read.links:
        if (scheme := link_scheme(link.text)) and scheme not in SCHEMES:
            yield Problem(read.text.path, link.line, "link-scheme", expected, quoted(link.text), fix)


def _mark_problems(read: ReadText, reference: Reference) -> Iterator[Problem]:
    """Yield a problem for each citation or help line that the site would render literally."""
    fix = "write it on one line, outside code and the targets of links"
    for link in read.links:
        if HELP_LINE_SIGN in link.text or CITE_SIGN in link.text:
            found = quoted(link.text.replace(HELP_LINE_SIGN, "").replace(CITE_SIGN, ""))
            yield Problem(read.text.path, link.line, "reference-unknown", "a link's target", found, fix)
    for piece in read.pieces:
        for kind, pattern, known in (
            ("a source", CITE, reference.sources),
            ("a help line", HELP_LINE, reference.crisis.lines),
        ):
            for match in pattern.finditer(piece.prose):
                key = match.group(1)
                key_fix = fix if key in known else did_you_mean(key, known)
                at = piece.line_of(match.start())
                yield Problem(read.text.path, at, "reference-unknown", f"the key of {kind}", quoted(key), key_fix)
        if piece.has_stray_mark:
            expected, found = "a mark outside code", quoted(piece.text)
            yield Problem(read.text.path, piece.line, "reference-unknown", expected, found, fix)


def _heading_problems(read: ReadText, scanned: Scan) -> Iterator[Problem]:
    """Yield a problem for each heading that is in the element tree or the source, but not in both."""
    rendered = read.body.headings
    for mark in _different(rendered, scanned.headings):
        expected, fix = "a heading written as `## Words` at the margin", "start the line with #, a space and the words"
        yield Problem(read.text.path, mark.line, "heading-plain", expected, quoted(mark.text), fix)


def _level_problems(read: ReadText) -> Iterator[Problem]:
    """Yield a problem for each heading that is more than one level below the one before it, or below the title."""
    if read.text.kind not in ("page", "guide", "sheet"):
        return
    above = 1
    for mark in read.body.headings:
        if mark.level > above + 1:
            expected, found = f"a heading of level {above + 1} or above", f"level {mark.level}, {quoted(mark.text)}"
            yield Problem(read.text.path, mark.line, "heading-level", expected, found, "take out a sign of number")
        above = mark.level


def _different(tree: Sequence[Mark], source: Sequence[Mark]) -> list[Mark]:
    in_tree = [(mark.level, letters(mark.text)) for mark in tree]
    in_source = [(mark.level, letters(without_marks(mark.text))) for mark in source]
    if [level for level, _ in in_tree] == [level for level, _ in in_source]:
        return []
    extra = [mark for mark, key in zip(tree, in_tree, strict=True) if key not in in_source]
    return extra or [mark for mark, key in zip(source, in_source, strict=True) if key not in in_tree] or list(tree)[:1]


def _part_problems(read: ReadText, scanned: Scan) -> Iterator[Problem]:
    """Yield a problem where the blocks and blanks of the element tree differ from those of the source."""
    at = read.text.body_line
    for piece in read.body.pieces:
        for match in BLOCK.finditer(piece.prose):
            fix = "start the line at the margin, with an empty line before it"
            expected = "a block that opens with `/// name | prompt` and closes with `///`"
            line = piece.line_of(match.start())
            yield Problem(read.text.path, line, "block-unclosed", expected, quoted(match.group()), fix)
            return
    blocks = [block for block in scanned.blocks if block.name in BLOCKS]
    if [block.name for block in blocks] != list(read.body.parts):
        line = blocks[0].line if blocks else at
        found = ", ".join(read.body.parts) or "none"
        expected = "the blocks of the source: " + (", ".join(block.name for block in blocks) or "none")
        fix = "start each block at the margin, outside lists, quotations and code"
        yield Problem(read.text.path, line, "block-unclosed", expected, quoted(found), fix)
    else:
        yield from field_content_problems(read, blocks)
    labels = [label or "" for mark, label in scanned.blanks if len(mark.text) in BLANK_WIDTHS and label]
    if sorted(map(letters, labels)) != sorted(letters(mark.text) for mark in read.body.blanks):
        line = scanned.blanks[0][0].line if scanned.blanks else at
        found, fix = str(len(read.body.blanks)), "write each blank on one line, outside code"
        yield Problem(read.text.path, line, "blank-label", f"{len(labels)} blanks", found, fix)
