"""Where the translation of a file lies: the same name in the same folders, below a folder named after its language."""

import re
from collections.abc import Iterable
from typing import NamedTuple

LOCK = "units.lock"
# A folder with a lock of its own moves as one thing: a session, a module's own file, and each of the others.
HOMES = re.compile(r"curriculum/modules/[^/]+/[^/]+(?=/(?!$))|curriculum/(?:modules/[^/]+|forms|reference)|docs")
DATA = ("crisis", "danger", "glossary", "needs", "tonight")  # files of curriculum/reference with words for readers


class Place(NamedTuple):
    """The folder that a file belongs to, and its path below that."""

    home: str
    name: str

    def twin(self, language: str) -> str:
        """Return the path of the file in a language."""
        return f"{self.home}/{language}/{self.name}"

    def lock(self, language: str) -> str:
        """Return the path of the lock that a translation of the file stands in."""
        return f"{self.home}/{language}/{LOCK}"


def with_english(paths: frozenset[str], languages: Iterable[str]) -> frozenset[str]:
    """Return paths with those of the English files that the translated ones among them were made from."""
    known = tuple(languages)
    return paths | frozenset(english_of(path, known) for path in paths)


def english_of(path: str, languages: Iterable[str]) -> str:
    """Return the path of the English file of a translation in one of these languages, and any other path as it is."""
    return re.sub(rf"/(?:{'|'.join(map(re.escape, languages))})/", "/", path, count=1)


def place_of(path: str) -> Place:
    """Return the place of an English file, given by its path relative to the project. Raises KeyError elsewhere."""
    match = HOMES.match(path)
    if match is None or not path.startswith(f"{match.group()}/"):
        raise KeyError(path)
    return Place(match.group(), path.removeprefix(f"{match.group()}/"))


def reached_from(path: str) -> str | None:
    """Return the English file whose translation leads to that of another; None if it is shown without one.

    A sheet is reached from the page of its session, and that from its module.
    """
    match path.split("/"):
        case ["curriculum", "modules", module, session, "worksheets", _]:
            return f"curriculum/modules/{module}/{session}/session.md"
        case ["curriculum", "modules", module, _, "session.md"]:
            return f"curriculum/modules/{module}/module.yml"
        case _:
            return None
