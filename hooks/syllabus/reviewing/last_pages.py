"""The last pages of a packet: the one to sign, and what is read back when the file returns."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..words.review_words import Board, Reviewing

TRACE = "nine-hours-review"  # the first word of what is read back
BETWEEN = " | "


class Traced(NamedTuple):
    """A text of a packet as its last page has it: the number of its decision and that of its first unit, and hashes.

    Of a translation, each of `units` is the hash of the English one and its own, with a slash between.
    """

    group: int
    path: str
    hash: str
    first: int
    units: tuple[str, ...]


def sign_off_page(titles: Sequence[str], words: Reviewing, board: Board, questions: Sequence[str] = ()) -> str:
    """Return the page to sign: each field stands where `sign_off.py` looks for it, by its number.

    `titles` are those of what is decided on, and `questions` stand before the decisions.
    """
    lines = [words.role, words.initials, words.license, words.interests, words.day]
    asked = [pick(words.kind, kinds_shown(board))]
    asked += [write(line, 1) for line in lines]
    asked += questions
    asked += [
        pick(words.decision(number=at, title=title.replace("|", "/")), decisions_shown(words))
        for at, title in enumerate(titles, start=1)
    ]
    return "\n\n".join([f"# {words.sign_off}", words.sign_off_about, *asked])


def kinds_shown(board: Board) -> list[str]:
    """Return the names of the kinds of review, in the order in which entries have them."""
    kinds = board.kinds
    return [kinds.clinical, kinds.lived_experience, kinds.family, kinds.plain_language, kinds.translation, kinds.legal]


def decisions_shown(words: Reviewing) -> list[str]:
    """Return the names of the four decisions, in the order in which entries have them."""
    return [words.use, words.use_with_changes, words.do_not_use, words.not_my_field]


def write(prompt: str, lines: int) -> str:
    """Return the block of a place to write in."""
    return "\n".join([f"/// write | {prompt}", f"    lines: {lines}", "///"])


def pick(prompt: str, choices: Iterable[str]) -> str:
    """Return the block of a choice."""
    return "\n".join([f"/// pick | {prompt}", "", *(f"- {choice}" for choice in choices), "", "///"])


def trace_page(texts: Iterable[Traced], edition: str, words: Reviewing) -> str:
    """Return the last page, which `trace.py` reads back."""
    lines = [f"{TRACE} 1{BETWEEN}{edition}"]
    for text in texts:
        lines.append(BETWEEN.join([str(text.group), text.path, text.hash, str(text.first)]))
        lines.append(" ".join(text.units))
    return "\n\n".join([f"# {words.trace}", words.trace_about, "```\n" + "\n".join(lines) + "\n```"])
