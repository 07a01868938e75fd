"""What the packet of a translation holds: texts in groups, each unit beside its English, numbered through."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from ..content.model import Document
from ..content.problem import RefusedError, quoted
from ..content.units import Unit
from ..reviews.status import Documents, included
from ..reviews.translated import Pair
from ..reviews.types import ReviewEntry
from ..translating.locking import wanted
from ..translating.pairs import pairs_of
from ..translating.reading import Twin

BEGIN = "start it with `make translate`"
DONE = "finish it and run `make translated` first, so that nobody reads it twice"


class Beside(NamedTuple):
    """A unit and its English, their number in the packet, and the name of the bookmark."""

    number: int
    mark: str
    english: Unit
    own: Unit


@dataclass(frozen=True)
class BesideText:
    """A translation with its units; `group` is the number of its decision, from 1."""

    group: int
    title: str
    twin: Twin
    pair: Pair
    units: tuple[Beside, ...]

    @property
    def path(self) -> str:
        """The path of the translation."""
        return self.twin.path


def chosen_twins(ids: Sequence[str], language: str, twins: Mapping[str, Twin], documents: Documents) -> list[Twin]:
    """Return the translations that ids ask for, as `make translate` takes them, and then the passages in them.

    Raises RefusedError with each id that has none, and each translation that is not done.
    """
    own = {twin.english.path: twin for twin in twins.values() if twin.language == language}
    wrong = [
        f"OF: expected a text with a translation into {language}, found {quoted(name)} - {BEGIN}"
        for name in ids
        if not wanted(own, [name])
    ]
    paths = dict.fromkeys(wanted(own, ids))
    if not paths and not wrong:
        wrong.append(f"expected translations into {language}, found none - {BEGIN}")
    passages = (name for path in paths if path in documents for name in included(documents, path))
    found = [own[path] for path in dict.fromkeys((*paths, *passages)) if path in own]
    if wrong := [*wrong, *_undone(found)]:
        raise RefusedError("\n".join(wrong))
    return found


def changed_twins(entry: Document[ReviewEntry], twins: Mapping[str, Twin]) -> list[Twin]:
    """Return the translations that an entry is about and that changed since, or whose English did.

    Raises RefusedError where nothing changed, and for each translation that is not done.
    """
    read = {text.document: text.read for text in entry.record.texts}
    found = [twin for path, twin in twins.items() if path in read]
    paired = pairs_of(found)
    changed = [twin for twin in found if twin.path not in paired or paired[twin.path].parts != read[twin.path]]
    if not changed:
        fix = "nothing is left to read again"
        raise RefusedError(f"expected words that changed since {entry.slug}, found none - {fix}")
    if wrong := list(_undone(changed)):
        raise RefusedError("\n".join(wrong))
    return changed


def _undone(twins: Sequence[Twin]) -> Iterator[str]:
    """Yield what is wrong with translations that are not done: nobody should read them twice."""
    paired = pairs_of(twins)
    for twin in twins:
        if twin.comparison.standing != "current" or twin.comparison.is_edited or twin.path not in paired:
            expected = "a translation of the English as it is now, in its lock"
            yield f"{twin.path}: expected {expected}, found another - {DONE}"


def beside(twins: Iterable[Twin]) -> tuple[BesideText, ...]:
    """Return translations with their units numbered through; those of a session are decided on together."""
    found: list[BesideText] = []
    taken: dict[str, int] = {}
    number = 0
    for at, (_, group) in enumerate(groupby(twins, _decided_with), start=1):
        for twin in group:
            pair, units = pairs_of([twin])[twin.path], []
            for english, own in zip(pair.source, pair.target, strict=True):
                number += 1  # through all texts
                taken[own.short] = taken.get(own.short, 0) + 1
                again = f"_{taken[own.short]}" if taken[own.short] > 1 else ""
                units.append(Beside(number, f"p_{own.short}{again}", english, own))
            found.append(BesideText(at, _title(twin), twin, pair, tuple(units)))
    return tuple(found)


def titles_of(texts: Iterable[BesideText]) -> list[str]:
    """Return the title of each decision, which is that of its first text."""
    return [next(group).title for _, group in groupby(texts, lambda text: text.group)]


def _decided_with(twin: Twin) -> str:
    """Return the same for all texts of a session, and for each other text its own path."""
    home = twin.english.place.home
    return home if home.startswith("curriculum/modules/") and home.count("/") > 2 else twin.english.path


def _title(twin: Twin) -> str:
    document: Document[Any] | None = twin.english.document
    title = document.record.title if document else ""
    return str(title) or twin.english.path.rpartition("/")[2]
