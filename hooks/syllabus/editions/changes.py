"""What happened to sessions, sheets and translations between two editions."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from .locked import Locked, LockedSession, LockedText, LockedTranslation, translated_id

NO_TRANSLATION = LockedTranslation()


@dataclass(frozen=True)
class Change:
    """What happened to a session, a sheet or a translation between two editions.

    A translation may also be withdrawn; a sheet in another language that stayed as it was, while the English moved on,
    is behind.
    """

    kind: str  # new, revised, retired, unchanged, withdrawn or behind
    id: str
    title: str
    revision: str
    why: str = ""
    in_both: bool = False


def session_changes(before: Mapping[str, LockedSession], current: Mapping[str, LockedSession]) -> list[Change]:
    """Return whether each session is new, revised, retired or unchanged, by id."""
    changes = []
    for name in sorted({*before, *current}):
        old, new = before.get(name), current.get(name)
        if new is None and old is not None:
            changes.append(Change("retired", name, old.title, old.revision))
        elif new is not None:
            same = old is not None and old.parts == new.parts
            kind = "new" if old is None else "unchanged" if same else "revised"
            changes.append(Change(kind, name, new.title, new.revision, new.why))
    return changes


def sheet_changes(before: Locked, current: Locked) -> list[Change]:
    """Return whether each sheet, card set and form is new, revised, retired or unchanged, by id."""
    return _text_changes(before.printed, current.printed)


def page_changes(before: LockedTranslation, current: LockedTranslation) -> list[Change]:
    """Return what happened to each page and sheet of a translation, by the path of the English page."""
    old, new = ({**own.pages, **own.sheets} for own in (before, current))
    return _text_changes(old, new, current.withdrawn)


def translated_sheet_changes(before: Locked, current: Locked) -> dict[str, list[Change]]:
    """Return by language what happened to its sheets, and to those in two languages, by id."""
    return {tag: _printed(tag, *translations) for tag, *translations in both_sides(before, current)}


def both_sides(before: Locked, current: Locked) -> list[tuple[str, LockedTranslation, LockedTranslation]]:
    """Return each language that one of two editions has, with its translation in both; there may be nothing in one."""
    tags = sorted({*before.translations, *current.translations})
    return [
        (tag, before.translations.get(tag, NO_TRANSLATION), current.translations.get(tag, NO_TRANSLATION))
        for tag in tags
    ]


def _printed(language: str, before: LockedTranslation, current: LockedTranslation) -> list[Change]:
    own = _text_changes(before.sheets, current.sheets, current.withdrawn, current.behind)
    both = _text_changes(before.both, current.both, current.withdrawn)
    changes = [*own, *(replace(change, in_both=True) for change in both)]
    return [replace(change, id=translated_id(language, change.id)) for change in changes]


def _text_changes(
    before: Mapping[str, LockedText],
    current: Mapping[str, LockedText],
    withdrawn: Collection[str] = (),
    behind: Collection[str] = (),
) -> list[Change]:
    changes = []
    for name in sorted({*before, *current}):
        old, new = before.get(name), current.get(name)
        if new is None and old is not None:
            changes.append(Change("withdrawn" if name in withdrawn else "retired", name, old.title, old.revision))
        elif new is not None:
            same = "behind" if name in behind else "unchanged"
            kind = "new" if old is None else same if old.hash == new.hash else "revised"
            changes.append(Change(kind, name, new.title, new.revision))
    return changes
