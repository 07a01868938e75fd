"""The words of a text as runs that can be compared, whatever hides between their letters or stands for them."""

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from ..content.hidden import without_hidden

WORDS = 8  # in a run; two sentences of four words or more that stand together are one, too
NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
HYPHENS = "\u2010\u2011\ufffe"  # the last is PDFium's, for one at the end of a line
APOSTROPHES = dict.fromkeys(map(ord, "\u2018\u2019\u201b\u02bc\u2032\u00b4"), "'")
DELETED = b"*_~\\"  # the signs of Markdown that may stand inside a word
INSIDE = {ord("-"): ord("-"), ord("'"): ord("'"), ord("`"): ord("'")}
# Letters in lower case, hyphens, apostrophes, and a space for all else; from 128 on are letters that ASCII lacks.
KEPT = bytes(INSIDE.get(b, b if b >= 128 or chr(b).isalnum() else ord(" ")) for b in range(256)).lower()
HYPHEN = re.compile(rb"-(?<=[^ -]-)")  # behind a letter
REACH = 160  # letters before and after a hyphen, among which the other words of a run stand
AT_HYPHEN = re.compile(rb"-+ *")
MOST_ENTITIES = 3  # times that an entity may stand for the sign of another

Run = tuple[bytes, ...]


def runs(text: str, length: int = WORDS) -> Iterator[Run]:
    """Return all runs of `length` words in a text: its plain runs in order, then those with joined words.

    Letters are compared without case, marks above them and hidden characters; entities count as what they stand for.
    """
    letters = _letters(text)
    if b"-" not in letters:
        return _runs(letters.split(), length)
    joined = (_runs(words, length) for words in _joined_words(letters))
    return chain(_runs(letters.replace(b"-", b" ").split(), length), *joined)


def plain_runs(text: str) -> Iterator[Run]:
    """Return the runs of a text in order, with the parts of words with hyphens as words of their own."""
    return _runs(_letters(text).replace(b"-", b" ").split())


def said(run: Run) -> str:
    """Return a run as text."""
    return b" ".join(run).decode("utf-8", "replace")


def run_of(text: str) -> Run:
    """Return the run that `said` gave as this text."""
    return tuple(text.encode().split())


def _runs(words: list[bytes], length: int = WORDS) -> Iterator[Run]:
    return zip(*(words[at:] for at in range(length)), strict=False)


def _joined_words(letters: bytes) -> Iterator[list[bytes]]:
    """Yield the words round each word with a hyphen, or round several, with the parts of such a word as one word."""
    start, end = 0, 0
    for match in HYPHEN.finditer(letters):
        at = match.start()
        if at >= end:
            if end:
                yield AT_HYPHEN.sub(b"", letters[start:end]).split()
            start = letters.rfind(b" ", 0, max(at - REACH, 0)) + 1
        end = letters.find(b" ", at + REACH) % (len(letters) + 1)  # or the end, if there is none
    if end:
        yield AT_HYPHEN.sub(b"", letters[start:end]).split()


def _letters(text: str) -> bytes:
    for _ in range(MOST_ENTITIES):
        if "&" not in text:
            break
        text = html.unescape(text)
    if not text.isascii():
        text = NOT_ASCII.sub(_folded, text)
    letters = text.encode("utf-8", "replace").translate(KEPT, DELETED)
    if b"'" in letters:  # quotation marks look the same
        letters = b" %b " % letters.replace(b"''", b"'")
        letters = letters.replace(b" '", b" ").replace(b"' ", b" ")
    return letters


def _folded(match: re.Match[str]) -> str:
    return _plain_letters(match.group())


@lru_cache(maxsize=4096)
def _plain_letters(text: str) -> str:
    whole = unicodedata.normalize("NFKD", without_hidden(text).translate(APOSTROPHES)).casefold()
    return "".join(_plain_letter(letter) for letter in whole if not unicodedata.combining(letter))


def _plain_letter(letter: str) -> str:
    if letter in HYPHENS:
        return "-"
    return letter if letter.isalnum() or letter == "'" else " "
