"""Rule for letters: what goes into a PDF is written in letters that the shipped fonts have."""

import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from ..content.problem import Problem, quoted
from ..content.strict_yaml import parse
from ..content.textfile import read_text
from ..markup.pieces import CITED
from .texts import CheckedText, ReadText, Value

PRINTED = frozenset({"module", "page", "guide", "sheet", "passage"})
PRINTED_DATA = frozenset({"curriculum/reference/crisis.yml", "local/clinic.yml"})
SOURCES, CITED_AS = "curriculum/reference/sources.yml", "short"  # how a source is cited within a text
SETTINGS = "mkdocs.yml"
PRINTED_SETTINGS = (("site_name",), ("extra", "address"))
LEFT_OUT = frozenset({"Cc", "Cf", "Cs"})  # control and format characters, which print as nothing
SPACES = frozenset({"Zs", "Zl", "Zp"})
SELECTORS = range(0xFE00, 0xFE10)  # of a variant of the letter before


def letter_problems(read: ReadText, printable: frozenset[str]) -> Iterator[Problem]:
    """Yield a problem for each letter of a printed text, by line, that is not among the `printable` ones."""
    text = read.text
    pairs = zip(text.values, read.values, strict=True)
    pieces = [piece for value, reading in pairs if _is_printed(text, value) for piece in reading.pieces]
    if text.kind in PRINTED:
        pieces += read.body.pieces
    for piece in pieces:
        if not piece.text.isascii():
            for number, line in enumerate(piece.text.replace(CITED, "").split("\n"), start=piece.line):
                yield from _line_problems(text.path, number, line, printable)


def setting_problems(root: Path, get_printable: Callable[[], frozenset[str]]) -> Iterator[Problem]:
    """Yield a problem for each letter that cannot be printed in what sheets say of the site, from its settings.

    `get_printable` returns the letters that can be printed.
    """
    text, _ = read_text(root, SETTINGS)
    parsed, _ = parse(SETTINGS, text or "", 1)
    if parsed is None or not isinstance(parsed.value, dict):
        return  # what is wrong with it is told elsewhere
    for key_path in PRINTED_SETTINGS:
        value: object = parsed.value
        for key in key_path:
            value = value.get(key) if isinstance(value, dict) else None
        if isinstance(value, str) and not value.isascii():
            yield from _line_problems(SETTINGS, parsed.line(key_path), value, get_printable())


def _is_printed(text: CheckedText, value: Value) -> bool:
    if text.kind == "data":
        return text.path in PRINTED_DATA or (text.path == SOURCES and value.key == CITED_AS)
    return text.kind in PRINTED


def _line_problems(path: str, line: int, text: str, printable: frozenset[str]) -> Iterator[Problem]:
    expected = "letters that the printing font has"
    for letter in dict.fromkeys(text):
        if not letter.isascii() and not _prints(letter, printable):
            name = unicodedata.name(letter, "a sign without a name").lower()
            found = f"{quoted(letter)} (U+{ord(letter):04X}, {name})"
            yield Problem(path, line, "letter-unprintable", expected, found, _fix(letter))


def _prints(letter: str, printable: frozenset[str]) -> bool:
    """Return whether the layout prints a letter, as itself or as a letter with its accents, or needs no ink for it."""
    if letter in printable or unicodedata.category(letter) in LEFT_OUT | SPACES or ord(letter) in SELECTORS:
        return True
    return printable.issuperset(unicodedata.normalize("NFD", letter))


def _fix(letter: str) -> str:
    if unicodedata.category(letter).startswith(("L", "M", "N")):
        return "write it in the letters of English or Spanish"
    return "say it in words, such as `to` for an arrow"
