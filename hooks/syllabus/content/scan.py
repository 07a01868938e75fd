"""A look at Markdown source, line by line: code, headings, blocks, links and marks, each with its line.

Python-Markdown keeps no positions and passes over what it does not understand; this is where both are made good.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*\s*$")
FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
FENCES = ("```", "~~~")  # most lines begin otherwise, and need not be held against a pattern
BLOCK_OPEN = re.compile(r"^(/{3,}) *([A-Za-z][\w-]*) *(?:\| *(.*?) *)?$")
BLOCK_CLOSE = re.compile(r"^(/{3,}) *$")
LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?([^)\s>]*)>?(?:\s+[^)]*)?\)")
REFERENCE = re.compile(r"^ {0,3}\[[^\]]+\]:\s*<?(\S+?)>?(?:\s|$)")
AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*)>")
HTML = re.compile(r"<(?=[A-Za-z/!?])[^\s>]*")
INLINE_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
CITE = re.compile(r"\[@([^\]\s]*)\]")
HELP_LINE = re.compile(r"\[line:\s*([^\]]*?)\s*\]")
BLANK = re.compile(r"\[(_{2,})(?:[ ]+([^\]]*?))?[ ]*\]")


@dataclass(frozen=True)
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
    """What stands in a text. `plain` is the text by lines with code blanked out."""

    first_line: int
    plain: list[str]
    headings: list[Mark]
    blocks: list[FoundBlock]
    stray: list[Mark]
    links: list[Mark]
    html: list[Mark]
    cites: list[Mark]
    help_lines: list[Mark]
    blanks: list[tuple[Mark, str | None]]

    def section(self, heading: Mark) -> list[Mark]:
        """The lines of text below a heading, up to the next heading of its level or above."""
        ends = [other.line for other in self.headings if other.line > heading.line and other.level <= heading.level]
        end = min(ends, default=self.first_line + len(self.plain))
        span = range(heading.line + 1, end)
        return [Mark(at, self.plain[at - self.first_line]) for at in span]


def mask_code(line: str) -> str:
    """`line` with its inline code blanked out, as long as before."""
    return INLINE_CODE.sub(lambda match: " " * len(match.group()), line) if "`" in line else line


def headings(text: str) -> Iterator[str]:
    """The words of each heading of `text`, as in `Scan.headings` but without a look at anything else."""
    fence = ""
    for raw in text.split("\n"):
        if opening := FENCE.match(raw) if raw.lstrip(" ").startswith(FENCES) else None:
            if not fence:
                fence = opening.group(1)
            elif opening.group(1).startswith(fence) and raw.strip() == opening.group(1):
                fence = ""
        elif not fence and raw.startswith("#") and (heading := HEADING.match(mask_code(raw))):
            yield heading.group(2)


@lru_cache(maxsize=4096)
def scan(text: str, first_line: int = 1) -> Scan:
    """Everything the rules need to know of `text`, whose first line is `first_line` of its file; not to be changed."""
    found = Scan(first_line, [], [], [], [], [], [], [], [], [])
    fence = ""
    open_blocks: list[FoundBlock] = []
    in_options = False
    for number, raw in enumerate(text.split("\n"), start=first_line):
        opening = FENCE.match(raw) if raw.lstrip(" ").startswith(FENCES) else None
        if fence or opening:
            if fence and opening and opening.group(1).startswith(fence) and raw.strip() == opening.group(1):
                fence = ""
            elif not fence and opening:
                fence = opening.group(1)
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
        for pattern, marks in ((LINK, found.links), (CITE, found.cites), (HELP_LINE, found.help_lines)):
            marks.extend(Mark(number, match.group(1)) for match in pattern.finditer(line))
        if reference := REFERENCE.match(line):
            found.links.append(Mark(number, reference.group(1)))
        found.blanks.extend((Mark(number, match.group(1)), match.group(2)) for match in BLANK.finditer(line))
    if "<" in line:
        found.links.extend(Mark(number, match.group(1)) for match in AUTOLINK.finditer(line))
        rest = AUTOLINK.sub(lambda match: " " * len(match.group()), line)
        found.html.extend(Mark(number, match.group()) for match in HTML.finditer(rest))
