"""The entry of the ledger, from the page that a reviewer signed."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TypeVar

from pydantic import ValidationError

from ..content.problem import RefusedError, quoted
from ..reviews.types import KINDS, MOST_UNITS, Answer, Comment, Decision, Quality, ReviewedText, ReviewEntry, Reviewer
from ..words.catalogue import Words
from ..words.review_words import Reviewing
from .comments import Remark
from .last_pages import decisions_shown, kinds_shown
from .trace import Trace
from .two_columns import answers_shown, questions_of
from .word_file import WordFile

Value = TypeVar("Value", bound=str)
TAG = re.compile(r"p\d+-f(\d+)")
KIND, ROLE, INITIALS, LICENSE, INTERESTS, DAY, FIRST_QUESTION = range(1, 8)  # the fields, as the packet numbers them
QUESTIONS = 4  # of the packet of a translation; each has an example behind it
LEVELS = ("4", "3", "2", "1")  # of their answers, in the order in which they are shown
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
    first = first_decision(trace)
    decisions = {asked.decision(number=at, title="").strip(): first + at - 1 for at in groups}
    choices, between = {KIND}, {asked.two_columns.questions_about}
    if trace.is_translation:
        for at, question in zip(range(FIRST_QUESTION, first, 2), questions_of(asked.two_columns).values(), strict=True):
            names |= {question.title: at, asked.two_columns.example(title=question.title): at + 1}
            choices.add(at)
            between.add(question.about)
    found: dict[int, str] = {}
    field = 0
    lines = [" ".join(paragraph.new.split()) for paragraph in file.paragraphs]
    start = lines.index(asked.sign_off) if asked.sign_off in lines else len(lines)
    end = lines.index(asked.trace, start) if asked.trace in lines[start:] else len(lines)
    for line in lines[start:end]:
        named = next((at for name, at in decisions.items() if line.startswith(name)), 0)
        if begun := names.get(line, named):
            field = begun
        elif line in between:
            field = 0
        elif field in choices or field >= first:
            if line.startswith(words.word_copies.answer):
                found[field] = line.removeprefix(words.word_copies.answer).strip()
        elif field:
            found[field] = f"{found.get(field, '')} {line}".strip()
    tagged = {int(tag.group(1)): value for name, value in file.controls.items() if (tag := TAG.fullmatch(name))}
    return {**found, **{field: value for field, value in tagged.items() if value}}


def first_decision(trace: Trace) -> int:
    """Return the number of the field of the first decision: the questions on a translation stand before it."""
    return FIRST_QUESTION + (2 * QUESTIONS if trace.is_translation else 0)


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
    decided, more = _decisions(fields, trace, words)
    wrong += more
    if not decided and not wrong:
        wrong.append(f"expected a decision on at least one session, found none - {FIX}")
    quality: Quality | None = None
    if trace.is_translation:
        is_approved = "use" in decided.values()
        quality, more = _quality(fields, words, is_needed=kind == "translation", is_approved=is_approved)
        wrong += more
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
        return ReviewEntry(kind=kind, day=day, by=by, edition=trace.edition, texts=texts, quality=quality)
    except ValidationError as error:
        raise RefusedError("\n".join(_said(error))) from error


def _decisions(fields: dict[int, str], trace: Trace, words: Words) -> tuple[dict[int, Decision], list[str]]:
    """Return the decisions by the number of what was decided on, and what is wrong with them."""
    decided: dict[int, Decision] = {}
    wrong = []
    for group in sorted({text.group for text in trace.texts}):
        given = fields.get(first_decision(trace) + group - 1, "")
        decision = _chosen(given, decisions_shown(words.reviewing), DECISIONS)
        if decision:
            decided[group] = decision
        elif given:
            wrong.append(f"expected one of the four decisions, found {given!r} - choose one from the list")
    return decided, wrong


def _quality(
    fields: dict[int, str], words: Words, *, is_needed: bool, is_approved: bool
) -> tuple[Quality | None, list[str]]:
    """Return the answers to the four questions, and what is wrong with them; None if none is given or needed."""
    wrong, answers = [], {}
    asked = questions_of(words.reviewing.two_columns)
    places = dict(zip(asked, range(FIRST_QUESTION, FIRST_QUESTION + 2 * len(asked), 2), strict=True))
    if not is_needed and not any(fields.get(at) for at in places.values()):
        return None, []
    for name, at in places.items():
        given, title = fields.get(at, ""), asked[name].title
        level = _chosen(given, answers_shown(asked[name]), LEVELS)
        if level is None:
            wrong.append(
                f"expected one of the four answers to the question {title!r}, found {given or 'none'!r} - {FIX}"
            )
        else:
            example = _plain(fields.get(at + 1, ""))
            answers[name] = Answer(level=int(level), example=example or None)
            if level == LEVELS[-1] and is_approved:
                found = f"{words.reviewing.use!r} and the last answer to {title!r}"
                wrong.append(f"expected a decision that fits the four answers, found {found} - ask which is meant")
    return (None if wrong else Quality(**answers)), wrong


def entry_name(entry: ReviewEntry, taken: Iterable[str]) -> str:
    """Return an id that no other entry has: its day, the initials and the kind."""
    letters = re.sub(r"[^a-z]", "", entry.by.initials.lower())
    name = f"{entry.day.isoformat()}-{letters}-{entry.kind}"
    names, number = set(taken), 1
    while (found := f"{name}-{number}" if number > 1 else name) in names:
        number += 1
    return found


def _chosen(given: str, shown: Sequence[str], values: Sequence[Value]) -> Value | None:
    names = {name.strip(" .").casefold(): value for name, value in zip(shown, values, strict=True)}
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
            if plain := _plain(said):
                comments.append(Comment(says=plain, unit=remark.place.unit))
    return read.model_copy(update={"decision": decision, "comments": tuple(comments[:MOST_UNITS])})


def _plain(said: str) -> str:
    """Return words in one line, without letters that nobody sees."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in said).split())[:MOST_SAID]


def _said(error: ValidationError) -> list[str]:
    """Return what is wrong with the values that were filled in."""
    return [
        f"expected {SHOULD_BE.get(str(part['loc'][-1]), 'a valid page to sign')}, found {quoted(part['input'])} - {FIX}"
        if part["loc"]
        else f"expected a valid page to sign, found another - {FIX}"
        for part in error.errors()
    ]
