"""Spelling of a language, by a dictionary of hunspell's; `dictionaries/README.md` tells where each is from."""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from importlib.resources import as_file, files
from unicodedata import normalize

from spylls.hunspell import Dictionary

from ..content.problem import Problem, quoted
from .texts import ReadText

WORD = re.compile(r"[^\W\d_]{2,}")
HOST = re.compile(r"(?<![\w-])[\w-]++(?:\.[a-z]{2,})++")  # of another site, said in the text
LONGEST_WORD = 30  # letters; no dictionary is asked for longer ones
MOST_ADVISED = 10  # words of a text for which others are proposed, which takes longest
LETTERS = "aábcdeéfghiíjklmnñoópqrstuúüvwxyz"


def dictionary_problems(read: ReadText, dictionary: str, allowed: frozenset[str], language: str) -> Iterator[Problem]:
    """Yield a problem for each word of a text that is in neither the dictionary nor `allowed`, where it first stands.

    `allowed` are the words of `spelling-words.txt` of the language.
    """
    found: set[str] = set()
    for piece in read.pieces:
        text = HOST.sub(lambda host: " " * len(host.group()), read.own_words(piece))
        for match in WORD.finditer(text):
            word = match.group()
            if word in found or {word, word.lower()} & allowed or is_known(dictionary, word):
                continue
            found.add(word)
            others = sorted(alike(dictionary, word), key=_differs_from(word)) if len(found) <= MOST_ADVISED else ()
            expected = " or ".join(others[:3]) or "a word of the dictionary"
            fix = f"or add it to reference/{language}/spelling-words.txt"
            yield Problem(read.text.path, piece.line_of(match.start()), "spelling", expected, quoted(word), fix)


@lru_cache(maxsize=50_000)
def is_known(dictionary: str, word: str) -> bool:
    """Return whether a dictionary has a word in this or an inflected form."""
    return len(word) <= LONGEST_WORD and bool(_loaded(dictionary).lookup(word))


def alike(dictionary: str, word: str) -> Iterator[str]:
    """Yield the words of a dictionary that are one letter, accent or pair of letters away from `word`."""
    if len(word) > LONGEST_WORD:
        return
    tried = {word}
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        swapped = [before + after[1] + after[0] + after[2:]] if len(after) > 1 else []
        changed = [before + letter + after[1:] for letter in LETTERS] if after else []
        for other in (*swapped, before + after[1:], *changed, *(before + letter + after for letter in LETTERS)):
            if other not in tried and is_known(dictionary, other):
                yield other
            tried.add(other)


def _differs_from(word: str) -> Callable[[str], bool]:
    """Whether another word has more than other accents: those that have not come first."""
    return lambda other: _plain(other) != _plain(word)


def _plain(word: str) -> str:
    return normalize("NFD", word).encode("ascii", "ignore").decode().lower()


@cache
def _loaded(name: str) -> Dictionary:
    with as_file(files(__package__) / "dictionaries") as folder:
        return Dictionary.from_files(str(folder / name))
