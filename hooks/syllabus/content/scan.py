"""A look at Markdown source, line by line: code, headings, blocks and marks of ours, each with its line.

Python-Markdown keeps no positions, so this is where a rule finds the line of what the element tree has shown it.
Where scan and tree would disagree, the rules of the text report it, so nothing is published that was read two ways.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*\s*$")
BLOCK_OPEN = re.compile(r"^(/{3,}) *([A-Za-z][\w-]*) *(?:\| *(.*?) *)?$")
BLOCK_CLOSE = re.compile(r"^(/{3,}) *$")
INLINE_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
CITE = re.compile(r"(?<!\\)\[@([^\]\s]*)\]")
HELP_LINE = re.compile(r"(?<!\\)\[line:\s*([^\]]*?)\s*\]")
BLANK = re.compile(r"\[(_{2,})(?:[ ]+([^\]]*?))?[ ]*\]")
# What the library takes for the first line of a fence (`FENCED_BLOCK_RE` of its extension fenced_code).
FENCE = re.compile(r"^(`{3,}|~{3,}) *(?:\{[^\n]*\}|\.?[\w#.+-]* *(?:hl_lines=(?:\"[^\"\n]*\"|'[^'\n]*') *)?)$")
LIKE_A_FENCE = re.compile(r"^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*(`{3,}|~{3,})")


@dataclass(frozen=True, order=True)
class Mark:
    """Something found on a line: a heading, a link target, a key."""

    line: int
    text: str
    level: int = 0


@dataclass
class FoundBlock:
    """A block of the source. `options` and `content` are lines of text with the number of the first of each."""

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
    """What stands in a text. `plain` is the text by lines with code blanked out; `fences` went wrong."""

    first_line: int
    plain: list[str]
    headings: list[Mark]
    blocks: list[FoundBlock]
    stray: list[Mark]
    cites: list[Mark]
    blanks: list[tuple[Mark, str | None]]
    fences: list[Mark]

    def section(self, heading: Mark) -> list[Mark]:
        """The lines of text below a heading, up to the next heading of its level or above."""
        ends = [other.line for other in self.headings if other.line > heading.line and other.level <= heading.level]
        end = min(ends, default=self.first_line + len(self.plain))
        span = range(heading.line + 1, end)
        return [Mark(at, self.plain[at - self.first_line]) for at in span]


def mask_code(line: str) -> str:
    """`line` with its inline code blanked out, as long as before."""
    return INLINE_CODE.sub(lambda match: " " * len(match.group()), line) if "`" in line else line


def mask_code_lines(text: str) -> str:
    """Return `text` with all of its code blanked out, fenced and inline, as long as before."""
    lines = text.split("\n")
    is_code, _ = code_lines(lines)
    masked = (" " * len(line) if code else line for line, code in zip(lines, is_code, strict=True))
    return INLINE_CODE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), "\n".join(masked))


def code_lines(lines: list[str]) -> tuple[list[bool], list[int]]:
    """Return for each line whether it belongs to fenced code, and the indexes of fences that went wrong.

    A fence opens at the margin and closes with a line of the very same signs, as the library has it. A fence that
    never closes counts as code to the end; one that is indented, or within a list or a quotation, opens nothing.
    """
    is_code = [False] * len(lines)
    wrong: list[int] = []
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
            wrong.append(index)
    return is_code, sorted([*wrong, opened]) if fence else wrong


@lru_cache(maxsize=4096)
def scan(text: str, first_line: int = 1) -> Scan:
    """Return what stands in `text`, whose first line is `first_line` of its file; the result must not be changed."""
    found = Scan(first_line, [], [], [], [], [], [], [])
    lines = text.split("\n")
    is_code, wrong = code_lines(lines)
    found.fences.extend(Mark(first_line + index, lines[index].strip()) for index in wrong)
    open_blocks: list[FoundBlock] = []
    in_options = False
    for number, (raw, code) in enumerate(zip(lines, is_code, strict=True), start=first_line):
        if code:
            found.plain.append("")
            _add_content(open_blocks, raw, number)
            in_options = False
            continue
        line = mask_code(raw)
        found.plain.append(line)
        if in_options and re.match(r"^ {4}\S", line):
            open_blocks[-1].options.append(line)
            continue
        in_options = False
        if not line.lstrip().startswith("///"):
            _add_content(open_blocks, raw, number)
            _add_marks(found, line, number)
        elif start := BLOCK_OPEN.match(line):
            block = FoundBlock(number, len(start.group(1)), start.group(2), start.group(3) or "")
            found.blocks.append(block)
            open_blocks.append(block)
            in_options = True
        elif (end := BLOCK_CLOSE.match(line)) and open_blocks and len(end.group(1)) == open_blocks[-1].slashes:
            open_blocks.pop().closed = True
        else:
            found.stray.append(Mark(number, line.strip()))
    return found


def _add_content(open_blocks: list[FoundBlock], line: str, number: int) -> None:
    if open_blocks:
        block = open_blocks[-1]
        block.content_line = block.content_line or number
        block.content.append(line)


def _add_marks(found: Scan, line: str, number: int) -> None:
    """Most lines have none of the signs that marks begin with, and are passed over at once."""
    if line.startswith("#") and (heading := HEADING.match(line)):
        found.headings.append(Mark(number, heading.group(2), len(heading.group(1))))
    if "[" in line:
        found.cites.extend(Mark(number, match.group(1)) for match in CITE.finditer(line))
        found.blanks.extend((Mark(number, match.group(1)), match.group(2)) for match in BLANK.finditer(line))
