"""The entry of the ledger, from the page that a reviewer signed."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TypeVar

from pydantic import ValidationError

from ..content.problem import RefusedError, quoted
from ..reviews.types import KINDS, MOST_UNITS, Comment, Decision, ReviewedText, ReviewEntry, Reviewer
from ..words.catalogue import Words
from ..words.review_words import Reviewing
from .comments import Remark
from .packet import decisions_shown, kinds_shown
from .trace import Trace
from .word_file import WordFile

Value = TypeVar("Value", bound=str)
TAG = re.compile(r"p\d+-f(\d+)")
KIND, ROLE, INITIALS, LICENSE, INTERESTS, DAY, FIRST_DECISION = range(1, 8)  # the fields, as the packet numbers them
DECISIONS: tuple[Decision, ...] = ("use", "use-with-changes", "do-not-use", "not-my-field")
DAYS = ("%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%d %B %Y")
MOST_SAID = 2000
SHOULD_BE = {
    "role": "a role in one to three words",
    "initials": "initials such as A. B., and no name",
    "license": "a license type such as LCSW",
    "interests": "interests in one plain line",
}
FIX = "fill it in on the page *Your decision*, and save"


def answers(file: WordFile, trace: Trace, words: Words) -> dict[int, str]:
    """Return what is filled in on the page to sign, by the numbers of its fields.

    Word keeps the tags of the fields. LibreOffice drops them, so what stands below the printed name of a field counts,
    too.
    """
    asked = words.reviewing
    names = {asked.kind: KIND, asked.role: ROLE, asked.initials: INITIALS, asked.license: LICENSE}
    names |= {asked.interests: INTERESTS, asked.day: DAY}
    groups = sorted({text.group for text in trace.texts})
    decisions = {asked.decision(number=at, title="").strip(): FIRST_DECISION + at - 1 for at in groups}
    found: dict[int, str] = {}
    field = 0
    lines = [" ".join(paragraph.new.split()) for paragraph in file.paragraphs]
    start = lines.index(asked.sign_off) if asked.sign_off in lines else len(lines)
    end = lines.index(asked.trace, start) if asked.trace in lines[start:] else len(lines)
    for line in lines[start:end]:
        named = next((at for name, at in decisions.items() if line.startswith(name)), 0)
        if begun := names.get(line, named):
            field = begun
        elif field == KIND or field >= FIRST_DECISION:
            if line.startswith(words.word_copies.answer):
                found[field] = line.removeprefix(words.word_copies.answer).strip()
        elif field:
            found[field] = f"{found.get(field, '')} {line}".strip()
    tagged = {int(tag.group(1)): value for name, value in file.controls.items() if (tag := TAG.fullmatch(name))}
    return {**found, **{field: value for field, value in tagged.items() if value}}


def is_signed(fields: dict[int, str]) -> bool:
    """Return whether anything on the page to sign is filled in."""
    return any(fields.values())


def entry_of(fields: dict[int, str], trace: Trace, found: Sequence[Remark], words: Words) -> ReviewEntry:
    """Return the entry for the answers on the page to sign, with the remarks on the texts that were decided on.

    Raises RefusedError with everything that is missing or cannot be understood.
    """
    wrong: list[str] = []
    kind = _chosen(fields.get(KIND, ""), kinds_shown(words.board), KINDS)
    day = _day(fields.get(DAY, ""))
    if kind is None:
        wrong.append(f"expected a kind of review, found {fields.get(KIND) or 'none'!r} - {FIX}")
    if day is None:
        wrong.append(f"expected a date such as 2027-01-31, found {fields.get(DAY) or 'none'!r} - {FIX}")
    names = {ROLE: "role", INITIALS: "initials", INTERESTS: "interests, or the word none,"}
    wrong += [
        f"expected {name} of the reviewer, found none - {FIX}" for at, name in names.items() if not fields.get(at)
    ]
    if kind == "clinical" and not fields.get(LICENSE):
        wrong.append(f"expected a license type with a clinical review, found none - {FIX}")
    decided = {}
    for group in sorted({text.group for text in trace.texts}):
        given = fields.get(FIRST_DECISION + group - 1, "")
        decision = _chosen(given, decisions_shown(words.reviewing), DECISIONS)
        if decision:
            decided[group] = decision
        elif given:
            wrong.append(f"expected one of the four decisions, found {given!r} - choose one from the list")
    if not decided and not wrong:
        wrong.append(f"expected a decision on at least one session, found none - {FIX}")
    if wrong or kind is None or day is None:
        raise RefusedError("\n".join(wrong))
    texts = tuple(
        _text(text.read, decided[text.group], found, words.reviewing) for text in trace.texts if text.group in decided
    )
    try:
        by = Reviewer(
            role=fields[ROLE],
            initials=fields[INITIALS].upper(),
            license=fields.get(LICENSE) or None,
            interests=fields[INTERESTS],
        )
        return ReviewEntry(kind=kind, day=day, by=by, edition=trace.edition, texts=texts)
    except ValidationError as error:
        raise RefusedError("\n".join(_said(error))) from error


def entry_name(entry: ReviewEntry, taken: Iterable[str]) -> str:
    """Return an id that no other entry has: its day, the initials and the kind."""
    letters = re.sub(r"[^a-z]", "", entry.by.initials.lower())
    name = f"{entry.day.isoformat()}-{letters}-{entry.kind}"
    names, number = set(taken), 1
    while (found := f"{name}-{number}" if number > 1 else name) in names:
        number += 1
    return found


def _chosen(given: str, shown: Sequence[str], values: Sequence[Value]) -> Value | None:
    names = {name.casefold(): value for name, value in zip(shown, values, strict=True)}
    return names.get(given.strip(" .").casefold())


def _day(given: str) -> date | None:
    for form in DAYS:
        try:
            return datetime.strptime(given.strip(), form).date()  # noqa: DTZ007  # a day without a time
        except ValueError:
            continue
    return None


def _text(read: ReviewedText, decision: Decision, found: Iterable[Remark], words: Reviewing) -> ReviewedText:
    """Return a text with its decision and the remarks on it."""
    comments = []
    for remark in found:
        if remark.place.path == read.document and remark.place.unit in read.units:
            said = remark.says if remark.kind == "comment" else words.suggested(words=remark.says)
            plain = " ".join("".join(letter if letter.isprintable() else " " for letter in said).split())[:MOST_SAID]
            if plain:
                comments.append(Comment(says=plain, unit=remark.place.unit))
    return read.model_copy(update={"decision": decision, "comments": tuple(comments[:MOST_UNITS])})


def _said(error: ValidationError) -> list[str]:
    """Return what is wrong with the values that were filled in."""
    return [
        f"expected {SHOULD_BE.get(str(part['loc'][-1]), 'a valid page to sign')}, found {quoted(part['input'])} - {FIX}"
        if part["loc"]
        else f"expected a valid page to sign, found another - {FIX}"
        for part in error.errors()
    ]
