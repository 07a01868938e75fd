"""Locks translations: pairs each unit with its English, and refuses what nobody has looked at again."""

from collections.abc import Iterable, Sequence

from ..content.problem import Problem, quoted
from ..content.units import Unit
from .danger import is_safety
from .lock import LockedUnit, digits
from .reading import Twin
from .skeleton import skeleton_problems


def locked_units(twin: Twin, still_right: str = "") -> tuple[tuple[LockedUnit, ...], list[Problem]]:
    """Return the lock of a translation as it is now, and the problems that forbid to write it.

    A text that is the same although its English has moved needs a reason, `still_right`, so that nobody makes it
    current unread.
    """
    source, target = twin.english.units, twin.units
    problems = list(skeleton_problems(twin.path, source, target))
    if problems or twin.value is None:
        return (), problems
    old = _Old(twin.locked or ())
    rows = []
    for one, other in zip(source, target, strict=True):
        safety = is_safety(one, twin.english.sentences)
        row = LockedUnit(kind=one.kind, source=digits(one), target=digits(other), safety=safety)
        if before := old.pairs.get((row.source, row.target)):
            row = row.model_copy(update={"still_right": before.still_right})
        elif old.is_unmoved(row):
            if not still_right:
                problems.append(_unmoved(twin.path, one, other))
            row = row.model_copy(update={"still_right": still_right or None})
        rows.append(row)
    return tuple(rows), problems


class _Old:
    """The lock as it was."""

    def __init__(self, rows: Sequence[LockedUnit]) -> None:
        self.pairs = {(row.source, row.target): row for row in rows}
        self.targets = {row.target for row in rows}

    def is_unmoved(self, row: LockedUnit) -> bool:
        """Return whether a translation stayed as it was while its English did not."""
        return row.target in self.targets


def _unmoved(path: str, one: Unit, other: Unit) -> Problem:
    found = f"{quoted(other.text, 40)} as it was, while the English became {quoted(one.text, 60)}"
    fix = 'change it, or say why it may stay: STILL_RIGHT="only a comma moved"'
    return Problem(path, other.line, "translation-unmoved", "a translation that moved with its English", found, fix)


def wanted(paths: Iterable[str], ids: Sequence[str]) -> list[str]:
    """Return those of the English `paths` that ids ask for; all of them without ids.

    An id is that of a module or a session, such as cbt/hot-thoughts, or the start of a path, such as docs.
    """
    starts = [start for name in ids for start in (name.rstrip("/"), f"curriculum/{name}", f"curriculum/modules/{name}")]
    starts = [start.rstrip("/") for start in starts]
    return [path for path in paths if not ids or any(path == s or path.startswith(f"{s}/") for s in starts)]
