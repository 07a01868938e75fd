"""Rules of the ledger: entries are filed by year, name texts that exist, and are never edited or taken away."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from ..content.digest import SHORT_LENGTH, content_hash
from ..content.model import Document
from ..content.problem import Problem, did_you_mean, quoted
from .status import Documents, Entries, Judgment, is_unchanged, latest
from .translated import Pairs
from .types import FOLDER, ReviewedText, ReviewEntry

Hashes = Mapping[str, str]  # of files, by path


@dataclass(frozen=True)
class Reviewed:
    """What entries may be about: documents and translations, by path.

    `english_of` returns the path of the English file of a translation, and any other path as it is.
    """

    documents: Documents
    pairs: Pairs = field(default_factory=dict)
    english_of: Callable[[str], str] = str


def ledger_problems(
    entries: Entries, reviewed: Reviewed, editions: Mapping[str, Hashes], today: date, *, is_whole: bool
) -> Iterator[Problem]:
    """Yield the problems of entries.

    `editions` has the content hashes of the texts of each published edition. Which text an entry means can only be
    told where the curriculum `is_whole`; of a translation that is gone, its English file is enough.
    """
    documents, pairs, english_of = reviewed.documents, reviewed.pairs, reviewed.english_of
    known = {*documents, *pairs, *(path for hashes in editions.values() for path in hashes)}
    known |= {pair.english for pair in pairs.values()}
    for entry in entries:
        yield from _day_problems(entry, today)
        for at, text in enumerate(entry.record.texts):
            line = entry.line("texts", at, "document")
            if is_whole and text.document not in known and english_of(text.document) not in known:
                fix = did_you_mean(text.document, known)
                yield Problem(
                    entry.path, line, "review-document", "a text of the curriculum", quoted(text.document, 120), fix
                )
            if (english_of(text.document) != text.document) != bool(text.source):
                yield _one_sided(entry, at)
            yield from _hash_problems(entry, at, documents, editions.get(entry.record.edition))
    yield from _refused(entries, documents, pairs)


def _one_sided(entry: Document[ReviewEntry], at: int) -> Problem:
    """Return the problem of a translation that was read without its English, or of the reverse."""
    text: ReviewedText = entry.record.texts[at]
    expected = "no `source` of a text that is no translation" if text.source else "the English that was read beside it"
    found = f"{len(text.source)} parts" if text.source else "no `source`"
    fix = "take it out" if text.source else "send a packet of the translation: `make review OF=... LANG=...`"
    line = entry.line("texts", at, "source" if text.source else "document")
    return Problem(entry.path, line, "review-translation", expected, found, fix)


def _day_problems(entry: Document[ReviewEntry], today: date) -> Iterator[Problem]:
    on, year = entry.record.day, entry.path.removeprefix(f"{FOLDER}/").partition("/")[0]
    at = entry.line("day")
    if str(on.year) != year:
        fix = f"move it to {FOLDER}/{on.year}"
        yield Problem(entry.path, at, "review-year", f"a day in {year}", on.isoformat(), fix)
    if on > today:
        fix = "write the day on which the decision was made"
        yield Problem(entry.path, at, "review-future", "a day that has come", on.isoformat(), fix)


def _hash_problems(
    entry: Document[ReviewEntry], at: int, documents: Documents, edition: Hashes | None
) -> Iterator[Problem]:
    """Yield a problem for a hash that the edition that was read does not have, or parts that do not fit the hash.

    The text may have changed since, and of a draft nothing is kept: what cannot be known is no problem.
    """
    text: ReviewedText = entry.record.texts[at]
    line = entry.line("texts", at, "hash")
    published = edition.get(text.document) if edition is not None else None
    if published and published != text.hash:
        expected = f"{published[:SHORT_LENGTH]}, as the lock of {entry.record.edition} has it"
        fix = "name the edition that was read"
        yield Problem(entry.path, line, "review-hash", expected, text.hash[:SHORT_LENGTH], fix)
    document = documents.get(text.document)
    if document and content_hash(document) == text.hash and not is_unchanged(text, document):
        line = entry.line("texts", at, "units")
        yield Problem(
            entry.path, line, "review-hash", "the parts of the text with this hash", "others", "copy the entry again"
        )


def _refused(entries: Entries, documents: Documents, pairs: Pairs) -> Iterator[Problem]:
    """Yield a notice for each text that somebody said not to use, and that is as it was; it blocks an edition."""
    for (path, _), judgment in sorted(latest(entries).items()):
        if judgment.text.decision == "do-not-use" and _is_as_read(path, judgment, documents, pairs):
            found = f"one in {judgment.name}"
            fix = "change the text; an edition cannot be published with it"
            yield Problem(path, 1, "review-refused", "no standing *do not use*", found, fix, "notice")


def _is_as_read(path: str, judgment: Judgment, documents: Documents, pairs: Pairs) -> bool:
    if path in pairs:
        return judgment.text.read == pairs[path].parts
    return path in documents and is_unchanged(judgment.text, documents[path])


def changed_entries(now: Hashes, then: Hashes, edition: str) -> Iterator[Problem]:
    """Yield a problem for each file of the ledger of the last `edition` that is gone or differs, given by hashes."""
    for path, was in sorted(then.items()):
        if now.get(path) != was:
            found = "another text" if path in now else "no file"
            fix = "bring it back; write what is new in an entry of its own"
            yield Problem(path, 1, "review-edited", f"the entry as edition {edition} has it", found, fix)
