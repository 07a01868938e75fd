"""The records of the ledger: one entry for each review, in `curriculum/reviews/<year>/<id>.yml`."""

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Literal, get_args

import yaml
from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from ..content.combinations import CombinationError
from ..content.digest import content_hash
from ..content.model import Document
from ..content.record_types import Record
from ..content.units import Unit, units_of
from ..content.value_types import Plain, ShortPlain

ReviewKind = Literal["clinical", "lived-experience", "family", "plain-language", "translation", "legal"]
KINDS: tuple[ReviewKind, ...] = get_args(ReviewKind)
Decision = Literal["use", "use-with-changes", "do-not-use", "not-my-field"]
UNIT_DIGITS = 16  # hexadecimal; enough to tell the units of a curriculum apart
FOLDER = "curriculum/reviews"
MOST_TEXTS = 400
MOST_UNITS = 2000


def _one_line(value: Any) -> Any:
    """Return words with plain spaces between them. Raises ValueError for a letter that nobody sees."""
    if not isinstance(value, str):
        return value
    words = " ".join(value.split())
    if not words.isprintable():
        raise ValueError("text that can be seen")
    return words


Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
UnitHash = Annotated[str, StringConstraints(pattern=rf"^[0-9a-f]{{{UNIT_DIGITS}}}$")]
# A translation stands in a folder named after its language, such as es or en-XA.
DocumentPath = Annotated[
    str, StringConstraints(pattern=r"^(curriculum|docs)(/[a-z0-9_-]+|/[a-z]{2,3}-[A-Z]{2})+\.(md|yml)$", max_length=250)
]
Initials = Annotated[str, StringConstraints(pattern=r"^[A-Z]\.?( ?[A-Z]\.?){0,3}$")]
# What a person wrote in their own words; whoever shows it takes it for text, and not for Markdown.
Said = Annotated[str, StringConstraints(min_length=1, max_length=2000), BeforeValidator(_one_line)]


class Reviewer(Record):
    """Who read, as much of it as others need to know."""

    role: ShortPlain = Field(description="such as psychologist, peer specialist, or parent")
    initials: Initials = Field(description="such as A. B.; no full name")
    license: ShortPlain | None = Field(default=None, description="its type, such as LCSW; a clinical review needs it")
    interests: Plain = Field(description="what might sway the reviewer, or none")


class Comment(Record):
    """What a reviewer says of a text, or of one of its units."""

    says: Said = Field(description="in the reviewer's words")
    unit: UnitHash | None = Field(default=None, description="the unit that it is about; the whole text without it")


class Answer(Record):
    """What a reviewer says of one side of a translation."""

    level: int = Field(ge=1, le=4, description="from 4, nothing to change, to 1, to be done again")
    example: Said | None = Field(default=None, description="in the reviewer's words")


class Quality(Record):
    """How good the texts are as a translation: its language, its purpose, its meaning, and its terms."""

    language: Answer
    purpose: Answer
    meaning: Answer
    terms: Answer


class ReviewedText(Record):
    """A document as it was read, and what the reviewer decided about it.

    Of a translation, `units` are its own, `source` the English ones beside which they were read, one for each, and
    `hash` is that of both, as `pair_hash` makes it.
    """

    document: DocumentPath = Field(description="the file, such as curriculum/reference/passages/overdose.md")
    decision: Decision
    hash: Hash = Field(description="content hash of what was read")
    units: tuple[UnitHash, ...] = Field(
        max_length=MOST_UNITS, description="first digits of its units' hashes, in order"
    )
    source: tuple[UnitHash, ...] = Field(
        default=(), max_length=MOST_UNITS, description="of a translation: the same of its English, unit by unit"
    )
    comments: tuple[Comment, ...] = Field(default=(), max_length=MOST_UNITS)

    @model_validator(mode="after")
    def paired(self) -> "ReviewedText":
        """Return the text, or raise CombinationError for a translation whose hashes do not go together."""
        if self.source and len(self.source) != len(self.units):
            found, fix = f"{len(self.source)} for {len(self.units)}", "copy the entry again"
            raise CombinationError("source", "the hash of an English part for each of `units`", found, fix)
        if self.source and self.hash != pair_hash(self.source, self.units):
            raise CombinationError("hash", "the hash of `source` and `units`", self.hash[:8], "copy the entry again")
        return self

    @property
    def read(self) -> tuple[Any, ...]:
        """What was read, part by part: hashes, or for a translation pairs of them, the English one first."""
        return tuple(zip(self.source, self.units, strict=True)) if self.source else self.units


class ReviewEntry(Record):
    """One review; an entry is only ever added, and never edited."""

    kind: ReviewKind
    day: date = Field(description="day of the decision")
    by: Reviewer
    edition: ShortPlain = Field(description="the edition that was read, such as 2026.1, or the name of a draft")
    texts: tuple[ReviewedText, ...] = Field(min_length=1, max_length=MOST_TEXTS)
    quality: Quality | None = Field(default=None, description="what a review of kind translation says of all its texts")

    @model_validator(mode="after")
    def signed(self) -> "ReviewEntry":
        """Return the entry, or raise CombinationError.

        It is raised for a clinical one without a license, a text twice, and a translation that was approved although
        an answer says to do it again.
        """
        if self.kind == "clinical" and self.by.license is None:
            fix = "name its type, or choose another `kind`"
            raise CombinationError("by", "a `license` with a clinical review", "none", fix)
        names = [text.document for text in self.texts]
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise CombinationError("texts", "each document once", f'"{twice}" twice', "keep one of them")
        answers = vars(self.quality) if self.quality else {}
        lowest = next((name for name, answer in answers.items() if answer.level == 1), "")
        if lowest and any(text.decision == "use" for text in self.texts):
            fix = "ask the reviewer which of the two is meant"
            raise CombinationError("quality", "no text to use as it is where an answer is 1", f"{lowest}: 1", fix)
        return self


def unit_key(unit: Unit) -> str:
    """Return the hash of a unit as entries have it."""
    return unit.hash[:UNIT_DIGITS]


def pair_hash(source: Sequence[str], units: Sequence[str]) -> str:
    """Return the hash of a translation that was read beside its English, from the hashes of the parts of both."""
    pairs = "\n".join(f"{one} {other}" for one, other in zip(source, units, strict=True))
    return hashlib.sha256(pairs.encode()).hexdigest()


def unit_keys(document: Document[Any]) -> tuple[str, ...]:
    """Return the hashes of all units of a document, in order, as entries have them."""
    return tuple(unit_key(unit) for unit in units_of(document))


def reviewed_text(document: Document[Any], decision: Decision, comments: tuple[Comment, ...] = ()) -> ReviewedText:
    """Return what an entry says of a document that was read as it is now."""
    return ReviewedText(
        document=document.path,
        decision=decision,
        hash=content_hash(document),
        units=unit_keys(document),
        comments=comments,
    )


def entry_path(entry: ReviewEntry, name: str) -> str:
    """Return the path of the file of an entry called `name`, relative to the project."""
    return f"{FOLDER}/{entry.day.year}/{name}.yml"


def entry_yaml(entry: ReviewEntry) -> str:
    """Return the text of an entry's file, which reads back as the same entry."""
    values = entry.model_dump(mode="python", exclude_defaults=True)
    return yaml.safe_dump(_plain(values), allow_unicode=True, sort_keys=False, width=110)


def _plain(value: Any) -> Any:
    """Return tuples as lists, since YAML has no others."""
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, tuple) else value
