"""Puts two versions of the project side by side."""

from dataclasses import dataclass
from pathlib import Path

from ..build.cache import Cache
from ..words.catalogue import Words, words_for
from .history import SHORT, find, head, take_out
from .pictures import Sheet, changed_sheets
from .sentences import TextChange, text_changes
from .tables import Table, tables
from .versions import Version, read_version

CLINIC = "local/clinic.yml"


@dataclass(frozen=True)
class Comparison:
    """What differs between two versions, whose names are `before` and `after`; `more_sheets` are not shown."""

    before: str
    after: str
    notes: tuple[str, ...]
    tables: tuple[Table, ...]
    texts: tuple[TextChange, ...]
    sheets: tuple[Sheet, ...]
    more_sheets: int
    words: Words


def compare(root: Path, asked: str, scratch: Path, cache: Cache) -> Comparison:
    """Return how the folder `root`, as it is, differs from a commit or an edition of its history.

    `scratch` is an empty folder, and `cache` has PDFs. Raises RefusedError if nothing is known by what was `asked`.
    """
    found = find(root, asked)
    former = take_out(root, found, scratch)
    if (root / CLINIC).is_file():  # the clinic's own lines have no history: they are the same in both
        (former / CLINIC).parent.mkdir()
        (former / CLINIC).write_bytes((root / CLINIC).read_bytes())
    words = words_for("en")
    commit = found.commit[:SHORT]
    labels = words.comparing
    name = labels.edition(edition=found.edition, commit=commit) if found.edition else labels.commit(commit=commit)
    before, after = read_version(former, name, found.lock), read_version(root, _folder(root, words))
    sheets, more = changed_sheets(before, after, cache)
    return Comparison(
        before.name,
        after.name,
        tuple(note for version in (before, after) for note in _notes(version, words)),
        tables(before, after, words),
        tuple(text_changes(before.texts, after.texts)),
        sheets,
        more,
        words,
    )


def _folder(root: Path, words: Words) -> str:
    commit, changed = head(root)
    if not changed:
        return words.comparing.folder(commit=commit)
    return words.comparing.folder_changed(commit=commit, files=words.comparing.files(changed))


def _notes(version: Version, words: Words) -> list[str]:
    """Return what a reader must know of a version that was not read as a whole."""
    labels = words.comparing
    return [
        *([labels.problems(version.problems, version=version.name)] if version.problems else []),
        *([] if version.curriculum and version.data else [labels.not_read(version=version.name)]),
    ]
