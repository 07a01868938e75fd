"""Scans Markdown source line by line for code, headings, blocks and custom marks, each with its line.

Python-Markdown records no positions, so rules find lines here. Where the scan and the element tree disagree, a rule
reports a problem, so no page is published that was read in two ways.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

HEADING = re.compile(r"^(#{1,6})\s+(.*)$")
BLOCK_OPEN = re.compile(r"^(/{3,}) *([A-Za-z][\w-]*) *(?:\| *(.*?) *)?$")
BLOCK_CLOSE = re.compile(r"^(/{3,}) *$")
INLINE_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
# Within a mark no other one begins, so that a search for its end goes over no text twice.
CITE = re.compile(r"(?<!\\)\[@((?:[^\]\s\[]++|\[(?!@))*+)\]")
HELP_LINE = re.compile(r"(?<!\\)\[line:\s*+((?:[^\]\s\[]++|\s++(?!\])|\[(?!line:))*+)\s*\]")
NOTE = re.compile(r"(?<!\\)\[\^([^\]\n]{0,60})\]")
BLANK = re.compile(r"\[(_{2,}+)(?:[ ]++((?:[^\] \[]++|[ ]++(?!\])|\[(?!__))*+))?[ ]*\]")
# The first line of a fence, from `FENCED_BLOCK_RE` in Python-Markdown's extension fenced_code.
FENCE = re.compile(r"^(`{3,}|~{3,}) *+(?:\{[^\n]*\}|\.?[\w#.+-]* *(?:hl_lines=(?:\"[^\"\n]*\"|'[^'\n]*') *)?)$")
LIKE_A_FENCE = re.compile(r"^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*(`{3,}|~{3,})")


@dataclass(frozen=True, order=True)
class Mark:
    """Something found on a line: a heading, a link target or a key."""

    line: int
    text: str
    level: int = 0


@dataclass
class FoundBlock:
    """A block in the source. `options` and `content` are lines of text; `content_line` is where the content starts."""

    line: int
    slashes: int
    name: str
    argument: str
    options: list[str] = field(default_factory=list)
    content: list[str] = field(default_factory=list)
    content_line: int = 0
    closed: bool = False


@dataclass
class Scan:
    """The result of scanning a text. `plain` holds its lines with code blanked out; `fences` are the malformed ones."""

    first_line: int
    plain: list[str]
    headings: list[Mark]
    blocks: list[FoundBlock]
    stray: list[Mark]
    cites: list[Mark]
    blanks: list[tuple[Mark, str | None]]
    fences: list[Mark]

    def section(self, heading: Mark) -> list[Mark]:
        """Return the lines below a heading, up to the next heading of the same or a higher level."""
        ends = [other.line for other in self.headings if other.line > heading.line and other.level <= heading.level]
        end = min(ends, default=self.first_line + len(self.plain))
        span = range(heading.line + 1, end)
        return [Mark(at, self.plain[at - self.first_line]) for at in span]


def mask_code(line: str) -> str:
    """Return `line` with inline code replaced by spaces of the same length."""
    return INLINE_CODE.sub(lambda match: " " * len(match.group()), line) if "`" in line else line


def mask_code_lines(text: str) -> str:
    """Return `text` with fenced and inline code replaced by spaces of the same length."""
    lines = text.split("\n")
    is_code, _ = code_lines(lines)
    masked = (" " * len(line) if code else line for line, code in zip(lines, is_code, strict=True))
    return INLINE_CODE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), "\n".join(masked))


def code_lines(lines: list[str]) -> tuple[list[bool], list[int]]:
    """Return, for each line, whether it belongs to fenced code, and the indexes of malformed fences.

    As in Python-Markdown, a fence starts at the margin and ends with a line of exactly the same characters. Without an
    end, it extends to the end of the text. An indented fence, or one in a list or quotation, starts no code.
    """
    is_code = [False] * len(lines)
    malformed: list[int] = []
    fence, opened = "", 0
    for index, line in enumerate(lines):
        if fence:
            is_code[index] = True
            if line.rstrip(" ") == fence:
                fence = ""
        elif "```" not in line and "~~~" not in line:
            continue
        elif opening := FENCE.match(line):
            is_code[index] = True
            fence, opened = opening.group(1), index
        elif LIKE_A_FENCE.match(line):
            malformed.append(index)
    return is_code, sorted([*malformed, opened]) if fence else malformed


@lru_cache(maxsize=4096)
def scan(text: str, first_line: int = 1) -> Scan:
    """Return the scan of `text`, which starts on `first_line` of its file; the result is cached and must not change."""
    result = Scan(first_line, [], [], [], [], [], [], [])
    lines = text.split("\n")
    is_code, malformed = code_lines(lines)
    result.fences.extend(Mark(first_line + index, lines[index].strip()) for index in malformed)
    open_blocks: list[FoundBlock] = []
    in_options = False
    for number, (raw, code) in enumerate(zip(lines, is_code, strict=True), start=first_line):
        if code:
            result.plain.append("")
            _add_content(open_blocks, raw, number)
            in_options = False
            continue
        line = mask_code(raw)
        result.plain.append(line)
        if in_options and re.match(r"^ {4}\S", line):
            open_blocks[-1].options.append(line)
            continue
        in_options = False
        if not line.lstrip().startswith("///"):
            _add_content(open_blocks, raw, number)
            _add_marks(result, line, number)
        elif start := BLOCK_OPEN.match(line):
            block = FoundBlock(number, len(start.group(1)), start.group(2), start.group(3) or "")
            result.blocks.append(block)
            open_blocks.append(block)
            in_options = True
        elif (end := BLOCK_CLOSE.match(line)) and open_blocks and len(end.group(1)) == open_blocks[-1].slashes:
            open_blocks.pop().closed = True
        else:
            result.stray.append(Mark(number, line.strip()))
    return result


def _add_content(open_blocks: list[FoundBlock], line: str, number: int) -> None:
    if open_blocks:
        block = open_blocks[-1]
        block.content_line = block.content_line or number
        block.content.append(line)


def _add_marks(result: Scan, line: str, number: int) -> None:
    """Add the headings and marks of a line; cheap tests skip most lines quickly."""
    if line.startswith("#") and (heading := HEADING.match(line)):
        text = heading.group(2).rstrip().rstrip("#").rstrip()  # it may be closed as it was opened
        result.headings.append(Mark(number, text, len(heading.group(1))))
    if "[" in line:
        result.cites.extend(Mark(number, match.group(1)) for match in CITE.finditer(line))
        result.blanks.extend((Mark(number, match.group(1)), match.group(2)) for match in BLANK.finditer(line))
