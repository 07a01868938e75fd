"""What changed in texts since a review, with the words that were read then.

An entry of the ledger keeps hashes and no words. The words are taken from the history of the project: of all former
versions of a file, the one with the hash of the entry is what was read, whatever edition or draft it stood in.
"""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..comparison.sentences import Run, marked_words
from ..content.digest import content_hash
from ..content.folder_reader import FolderReader
from ..content.model import Document
from ..content.problem import RefusedError, did_you_mean
from ..content.units import Unit, units_of
from ..project import Project
from ..publishing.tool_runs import git_answer
from ..reviews.types import ReviewedText, unit_keys
from ..words.catalogue import words_for
from ..words.review_words import Reviewing
from .numbered import Change, Group, Numbered, NumberedText, numbered, of_session
from .unit_markdown import literal, mark_of, units_markdown

MOST_VERSIONS = 300  # of one file that are looked through, newest first


def changes_since(
    root: Path, name: str, project: Project, *, is_linked: bool
) -> tuple[tuple[Group, ...], dict[str, Change]]:
    """Return the texts of the entry `name` that changed since, and what changed in each, by path.

    Raises RefusedError for an entry that there is not, and where nothing changed.
    """
    entries = {entry.slug: entry.record for entry in project.reviews}
    if name not in entries:
        fix = did_you_mean(name, entries) if entries else "the ledger has none yet"
        raise RefusedError(f"expected an entry of the ledger, found {name!r} - {fix}")
    read = {text.document: text for text in entries[name].texts}
    documents = project.reviewable
    changed = [path for path in read if path in documents and read[path].units != unit_keys(documents[path])]
    if not changed:
        raise RefusedError(f"expected words that changed since {name}, found none - nothing is left to read again")
    groups = _groups([documents[path] for path in changed], project)
    words = words_for(project.curriculum.language).reviewing
    changes = {
        text.document.path: _changes(root, text, read[text.document.path], project, words, is_linked)
        for text in numbered(groups)
    }
    return groups, changes


def _groups(changed: Iterable[Document[Any]], project: Project) -> tuple[Group, ...]:
    """Return texts in groups: those of one session together, and each other by itself."""
    homes = {
        text.path: session.page
        for module in project.curriculum.modules
        for session in module.sessions
        for text in of_session(session).documents
    }
    found: dict[str, list[Document[Any]]] = {}
    for document in changed:
        found.setdefault(homes.get(document.path, document).path, []).append(document)
    return tuple(Group(project.reviewable[home].record.title, tuple(texts)) for home, texts in found.items())


def _changes(
    root: Path, text: NumberedText, read: ReviewedText, project: Project, words: Reviewing, is_linked: bool
) -> Change:
    """Return what changed in a text, each with the paragraph before it and the one behind it."""
    former = former_version(root, text.document, read.hash)
    reference = project.curriculum.reference
    if former is None:
        whole = units_markdown(text.document, text.units, reference, words, is_linked=is_linked)
        return Change(f"{words.no_history}\n\n{whole}", frozenset(unit.number for unit in text.units))
    parts: list[str] = []
    told: set[int] = set()
    old = units_of(former)
    steps = SequenceMatcher(
        None, [u.hash for u in old], [u.unit.hash for u in text.units], autojunk=False
    ).get_opcodes()
    for what, old_at, old_end, at, end in steps:
        if what == "equal":
            continue
        parts += _around(text, at - 1, told, words, is_linked)
        parts += list(_edit(old[old_at:old_end], text.units[at:end], words, is_linked))
        told |= set(range(at, end))
        parts += _around(text, end, told, words, is_linked)
    return Change("\n\n".join(parts), frozenset(text.units[at].number for at in told))


def _around(text: NumberedText, at: int, told: set[int], words: Reviewing, is_linked: bool) -> list[str]:
    """Return the unchanged unit at this place, if there is one that was not told before."""
    if not 0 <= at < len(text.units) or at in told:
        return []
    told.add(at)
    unit = text.units[at]
    return [f"{mark_of(unit, is_linked=is_linked)} {words.around(words=literal(unit.unit.text.replace('**', '')))}"]


def _edit(old: Sequence[Unit], new: Sequence[Numbered], words: Reviewing, is_linked: bool) -> Iterator[str]:
    """Yield units that took the place of others, word by word, and then what is gone or new."""
    for before, after in zip(old, new, strict=False):
        runs = "".join(_run(run, words) for run in marked_words(before.text, after.unit.text))
        yield f"{mark_of(after, is_linked=is_linked)} {runs}"
    for after in new[len(old) :]:
        yield f"{mark_of(after, is_linked=is_linked)} {words.new(words=literal(after.unit.text))}"
    for before in old[len(new) :]:
        yield words.gone(words=literal(before.text))


def _run(run: Run, words: Reviewing) -> str:
    text = literal(run.text.strip())
    shown = {"same": text, "old": words.was(words=text), "new": words.new(words=text)}[run.kind]
    return f"{shown} " if text else " "


def former_version(root: Path, document: Document[Any], wanted: str) -> Document[Any] | None:
    """Return the version of a document with this content hash from the history, or None if it has none."""
    log = git_answer(root, "log", f"--max-count={MOST_VERSIONS}", "--format=%H", "--", document.path) or ""
    with TemporaryDirectory() as scratch:
        for commit in log.split():
            try:
                text = git_answer(root, "show", f"{commit}:./{document.path}")
            except UnicodeDecodeError:
                continue  # no text, so nobody read it
            if text is None:
                continue
            place = Path(scratch) / document.path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text + "\n", encoding="utf-8")
            read = FolderReader(Path(scratch), "").document(document.path, document.slug, type(document.record))
            if read is not None and content_hash(read) == wanted:
                return read
    return None
