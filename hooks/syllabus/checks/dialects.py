"""Rule for marks of other Markdown dialects, which would be printed as they are typed, and for lists that are none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..content.problem import Problem, quoted
from ..content.scan import mask_code_lines, scan
from ..markup.pieces import Piece
from .texts import ReadText

SIGNS = re.compile(r"[\[\]{}~=+$%^|\\@]|[:!?*.]{2}|:\w|^ *(?:[-*+:]|\d{1,2}[.)]) ", re.MULTILINE)
ESCAPED = re.compile(r"\\[^\w\s]")
ITEM = re.compile(r"^( *)(?:[-*+]|\d{1,2}[.)]) +\S")
LEVEL = 4  # spaces by which an inner list is indented


@dataclass(frozen=True)
class Foreign:
    """A mark that other dialects have: what it is called there, its pattern, and what to write instead."""

    name: str
    pattern: re.Pattern[str]
    fix: str


def _foreign(name: str, pattern: str, fix: str) -> Foreign:
    return Foreign(name, re.compile(pattern, re.MULTILINE), fix)


BOX = "write `/// example | Title`, the text, and `///`"
PLAIN = "write it in plain words"
WORDS = "write the words without the signs; `**words**` are strong"
LINK = "write `[words](page.md)`"
SHOWN = (
    _foreign("a container", r"^ *:{3,}[^\n]*", BOX),
    _foreign("an admonition", r"^ *(?:!!!|\?\?\?\+?) *[A-Za-z][^\n]*", BOX),
    _foreign("a content tab", r"^ *={3}[!+]? +[\"'][^\n]*", "write a heading for each"),
    _foreign("a directive", r"^ *\.\. +[\w-]+::[^\n]*", BOX),
    _foreign("a callout", r"\[![A-Za-z]+\][+-]?", BOX),
    _foreign("a task item", r"^ *\[[ xX]\](?=\s|$)", "write `- words`, or `/// choose | Prompt` on a sheet"),
    _foreign("strikethrough", r"(?<![~\\])~~(?=[^\s~])[^~]{1,300}~~(?!~)", "take the words out"),
    _foreign("a highlight", r"(?<![\w=\\{])==(?=[^\s=])[^=]{1,300}(?<=\S)==(?![=\w])", WORDS),
    _foreign("an insertion", r"(?<![\w+\\{])\+\+(?=[^\s+])[^\n]{1,300}?(?<=\S)\+\+(?![+\w])", WORDS),
    _foreign("an insertion", r"(?<![\^\\])\^\^(?=[^\s^])[^^]{1,300}\^\^(?!\^)", WORDS),
    _foreign("an edit mark", r"\{(?:\+\+|--|==|>>|~~)[^{}\n]{0,100}\}?", "make the edit, and take out the signs"),
    _foreign(
        "an attribute list",
        r"(?<!\{)\{(?::(?=[\s#.\w])|[ ]*[#.](?=[A-Za-z])|[ ]*[A-Za-z][\w-]*=)[^{}\n]{0,100}\}",
        "take it out; anchors come from the headings",
    ),
    _foreign("a template", r"\{\{[^{}\n]{0,100}(?:\}\})?|\{%[^{}\n]{0,100}\}?", "write out what it would insert"),
    _foreign("a table of contents", r"\[?\[_?(?:TOC|toc|Toc)_?\]\]?", "take it out; pages have one by themselves"),
    _foreign("an embed", r"!\[\[[^\[\]\n]{1,100}\]\]", "write `![what it shows](picture.svg)`, or link to the page"),
    _foreign("a wiki link", r"(?<!!)\[\[(?!_?(?:TOC|toc|Toc)_?\])[^\[\]\n]{1,100}\]\]", LINK),
    _foreign(
        "a formula",
        r"(?<![\w$\\])\$\$(?=[^$]{0,300}[\\^_=+*/{}\d]|[^\s$])[^$]{1,300}\$\$(?![$\d])",
        PLAIN,
    ),
    _foreign(
        "a formula",
        r"(?<![\w$\\/])\$(?:[A-Za-z\\][^\s$]{0,60}|[^\s$][^$\n]{0,60}[\\^_=][^$\n]{0,60}(?<=\S))\$(?![\w$])",
        PLAIN,
    ),
    _foreign("an emoji name", r"(?<![\w:\\/]):[a-z+-][a-z0-9_+-]{1,40}:(?![\w:])", PLAIN),
    _foreign("a comment", r"(?<![\w%\\])%%(?=[^%]{0,300}%%)[^%]{1,300}%%(?!%)", "take it out"),
    _foreign("an inline footnote", r"(?<!\[)\^\[[^\]\n]{1,100}\]?", "put it in parentheses, or cite `[@source]`"),
    _foreign("a subscript", r"(?<=\w)~(?=[^\s~])[^\s~]{1,20}~(?!~)", PLAIN),
    _foreign("a superscript", r"(?<=[\w)])\^(?=[^\s^\[])[^\s^]{1,20}\^(?!\^)", PLAIN),
    _foreign("a LaTeX command", r"(?<!\S)\\[A-Za-z]{3,30}(?=[\s{\[]|$)", "take it out; the layout breaks pages"),
    _foreign("a backslash as a line break", r"(?<=\S)\\\n", "end the line with two spaces, or start a paragraph"),
    _foreign("an abbreviation", r"^ *\*\[[^\]\n]{1,100}\]:", "write it out where it is first used"),
    _foreign("a definition list", r"(?<=\n): +[^\n]*", "write `**Term:** words` in a list"),
    _foreign("a spoiler", r"(?<![\w|\\])\|\|(?=[^\s|])[^|\n]{1,300}(?<=\S)\|\|(?![\w|])", WORDS),
)
# These do not survive in the rendered text, so they are found in the source.
TYPED = (_foreign("an embed", r"(?<!\w)@\[[^\]\n]{1,60}\](?=\()", LINK),)
# Here the backslashes are the mark.
FORMULAS = (
    _foreign("a formula", r"(?<![\\\]])\\\([^\n]{1,200}?\\\)", PLAIN),
    _foreign("a formula", r"(?<!\\)\\\[ [^\n]{1,200}? \\\]|^ *\\\[ *$", PLAIN),
)
GLUED = _foreign("a list", r"(?<=\n) *(?:[-*+]|\d{1,2}[.)]) +[^\n]*", "put an empty line before the list")
BRACKETED = _foreign("a list", r"\A *\d{1,2}\) +[^\n]*", "write a period after the number, as in `1. words`")


def dialect_problems(read: ReadText) -> Iterator[Problem]:
    """Yield a problem for each mark of another dialect in a text, and for each list that would not become one.

    What is in code, or follows a backslash, is meant as it is typed.
    """
    path, text = read.text.path, read.text
    for value, reading in zip(text.values, read.values, strict=True):
        for piece in reading.pieces:
            yield from _piece_problems(path, piece, value.text)
        yield from _typed_problems(path, value.text, value.line)
    lines = scan(text.body, text.body_line).plain
    flat = dict(_flat_items(lines, text.body_line))
    for line, item in flat.items():
        fix = "indent it by four spaces"
        yield Problem(path, line, "list-form", "an inner list, four spaces in", quoted(item), fix)
    for piece in read.body.pieces:
        if SIGNS.search(piece.prose):
            start = piece.line - text.body_line
            source = "\n".join(lines[start : start + piece.signed.count("\n") + 1])
            yield from _piece_problems(path, piece, source)
            for kind in (GLUED, BRACKETED):
                for line, found in _found(kind, piece, source):
                    if line not in flat:
                        expected = "a list after an empty line" if kind is GLUED else "a list with periods"
                        yield Problem(path, line, "list-form", expected, quoted(found), kind.fix)
    yield from _typed_problems(path, text.body, text.body_line)


def _piece_problems(path: str, piece: Piece, source: str) -> Iterator[Problem]:
    if SIGNS.search(piece.prose):
        for kind in SHOWN:
            for line, found in _found(kind, piece, source):
                yield _problem(path, line, kind, found)


def _found(kind: Foreign, piece: Piece, source: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the text of each mark in a piece, unless a backslash in its source takes away its meaning."""
    matches = list(kind.pattern.finditer(piece.prose))
    if matches and "\\" in source and not kind.pattern.search(ESCAPED.sub("\0", source)):
        return
    for match in matches:
        yield piece.line_of(match.start()), match.group().strip()


def _typed_problems(path: str, source: str, first_line: int) -> Iterator[Problem]:
    """Yield the problems that only the source shows."""
    if "@[" not in source and "\\(" not in source and "\\[" not in source:
        return
    plain = mask_code_lines(source)
    without_escapes = ESCAPED.sub("\0\0", plain)
    for kinds, text in ((TYPED, without_escapes), (FORMULAS, plain)):
        for kind in kinds:
            for match in kind.pattern.finditer(text):
                yield _problem(path, first_line + text.count("\n", 0, match.start()), kind, match.group())


def _problem(path: str, line: int, kind: Foreign, found: str) -> Problem:
    return Problem(path, line, "other-dialect", f"our own marks, not {kind.name}", quoted(found), kind.fix)


def _flat_items(lines: list[str], first_line: int) -> Iterator[tuple[int, str]]:
    """Yield the line and the text of each item that is indented within a list, but not by enough to be an inner one."""
    above: int | None = None  # how far the last item is indented
    was_empty = True
    for number, line in enumerate(lines, start=first_line):
        if item := ITEM.match(line):
            indent = len(item.group(1))
            if above is not None and indent > above and indent % LEVEL:
                yield number, line.strip()
            elif above is not None or indent < LEVEL:  # otherwise it is code, or words of a paragraph
                above = indent
        elif line.strip() and not line.startswith(" ") and (was_empty or line.startswith(("#", "///"))):
            above = None
        was_empty = not line.strip()
