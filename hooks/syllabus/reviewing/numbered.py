"""What a packet holds: texts in groups that are decided on together, and their units, numbered through."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..content.model import Curriculum, Document, Session
from ..content.problem import RefusedError, did_you_mean
from ..content.record_types import CardSetRecord, GuideRecord
from ..content.units import Unit, units_of
from ..reviews.status import documents_of, included

Texts = tuple[Document[Any], ...]


@dataclass(frozen=True)
class Group:
    """Texts on which a reviewer decides together: those of a session, a module's own, or one fixed passage."""

    title: str
    documents: Texts


@dataclass(frozen=True)
class Numbered:
    """A unit, its number in the packet, and the name of its bookmark, which is made from its hash."""

    number: int
    mark: str
    unit: Unit


@dataclass(frozen=True)
class NumberedText:
    """A document with its units; `group` is the number of its decision, from 1."""

    group: int
    document: Document[Any]
    units: tuple[Numbered, ...]

    @property
    def is_for_leaders(self) -> bool:
        """Whether patients and families never see it."""
        return isinstance(self.document.record, GuideRecord | CardSetRecord)


@dataclass(frozen=True)
class Change:
    """What changed in a text, as Markdown, and the numbers of the units that are shown of it."""

    body: str
    numbers: frozenset[int]


def chosen(ids: Sequence[str], curriculum: Curriculum) -> tuple[Group, ...]:
    """Return the groups of modules and sessions by their ids, each once, and then the passages that they include.

    Raises RefusedError for an id that there is not.
    """
    sessions = {f"{m.slug}/{s.slug}": s for m in curriculum.modules for s in m.sessions}
    modules = {module.slug: module for module in curriculum.modules}
    groups: dict[str, Group] = {}
    for name in ids:
        if module := modules.get(name):
            groups.setdefault(name, Group(module.source.record.title, (module.source,)))
            groups |= {f"{name}/{session.slug}": of_session(session) for session in module.sessions}
        elif session := sessions.get(name):
            groups.setdefault(name, of_session(session))
        else:
            fix = did_you_mean(name, [*modules, *sessions])
            raise RefusedError(f"expected the id of a module or a session, found {name!r} - {fix}")
    return (*groups.values(), *_passages(groups.values(), curriculum))


def of_session(session: Session) -> Group:
    """Return the texts of a session: what people read first, and then what is for leaders."""
    guide = [session.guide] if session.guide else []
    return Group(session.page.record.title, (session.page, *session.worksheets, *guide, *session.cards))


def _passages(groups: Iterable[Group], curriculum: Curriculum) -> list[Group]:
    known = documents_of(curriculum)
    paths = {path: None for group in groups for text in group.documents for path in included(known, text.path)}
    return [Group(known[path].record.title, (known[path],)) for path in paths]


def numbered(groups: Iterable[Group]) -> tuple[NumberedText, ...]:
    """Return the texts with their units numbered through, in the order of the groups."""
    found: list[NumberedText] = []
    taken: dict[str, int] = {}
    number = 0
    for at, group in enumerate(groups, start=1):
        for document in group.documents:
            units = []
            for unit in units_of(document):
                number += 1  # through all texts
                taken[unit.short] = taken.get(unit.short, 0) + 1
                again = f"_{taken[unit.short]}" if taken[unit.short] > 1 else ""
                units.append(Numbered(number, f"p_{unit.short}{again}", unit))
            found.append(NumberedText(at, document, tuple(units)))
    return tuple(found)
