"""The records of reference data: the allowed keys of the files in `curriculum/reference/`, and of a clinic's own.

Records are frozen, and unknown keys are errors.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .record_types import Allow, ForReviewers, Record
from .value_types import Ask, Line, Plain, Regex, Slug, Target


class Need(Record):
    """Something a person is dealing with right now, in their words, and what else they might type into the search."""

    label: Plain
    words: tuple[Plain, ...] = Field(default=(), description="what else people call it, as the list of needs shows")
    asks: tuple[Ask, ...] = Field(default=(), description="what else people type into the search; never shown")
    asks_es: tuple[Ask, ...] = Field(default=(), description="the same in Spanish")
    best: tuple[Target, ...] = Field(default=(), max_length=3, description="the pages that help most, best first")
    mark: Slug | None = Field(default=None, description="the drawing beside it")
    page: Target | None = Field(
        default=None, description="a page that helps at once, such as help/#withdrawal; else its part of the list"
    )
    urgent: bool = Field(default=False, description="whether it may be an emergency, which tiles say")
    danger: tuple[Slug, ...] = Field(
        default=(), max_length=2, description="kinds of danger in danger.yml, whose first steps stand before all else"
    )
    on_home: bool = Field(default=False, description="whether the home page has a tile for it")


class Tonight(Record):
    """What may bring a family to the site at night, in their words, and the page with the first step."""

    label: Plain
    page: Target = Field(description="the page, or its part, that begins with what to do")
    mark: Slug | None = Field(default=None, description="the drawing beside it")
    urgent: bool = Field(default=False, description="whether it may be an emergency, which tiles say")


class Danger(Record):
    """Phrases of people in one kind of danger, and what the search shows to whoever types one of them."""

    title: Plain = Field(description="when it is the right help, such as If somebody will not wake up")
    page: Target = Field(description="the part of the page on help that it leads to")
    line: Slug = Field(description="the key of the line to call")
    first: Plain = Field(description="the first step, in one or two sentences")
    first_es: Plain = Field(description="the same in Spanish, for whoever typed a Spanish phrase")
    best: tuple[Target, ...] = Field(default=(), max_length=3, description="the pages that come behind it, best first")
    en: tuple[Ask, ...] = Field(min_length=1, description="phrases in English")
    es: tuple[Ask, ...] = Field(min_length=1, description="phrases in Spanish")
    unless: tuple[Ask, ...] = Field(default=(), description="phrases that make something harmless of one of the others")


class MedicineNames(Record):
    """All names of some medicines, and the pages on them; only the search has the names."""

    names: tuple[Ask, ...] = Field(min_length=1, description="names of substances, of brands, and on the street")
    names_es: tuple[Ask, ...] = Field(default=(), description="names that only Spanish has")
    pages: tuple[Target, ...] = Field(min_length=1, max_length=3, description="best first")


class HelpLine(Record):
    """A crisis line or help line."""

    name: Plain
    show: Plain = Field(description="how the line is printed within a sentence")
    tel: Annotated[str, StringConstraints(pattern=r"^[0-9+]{3,15}$")] | None = None
    sms: Annotated[str, StringConstraints(pattern=r"^[0-9]{3,10}$")] | None = None
    text_word: Plain | None = None
    hours: Plain
    languages: Plain
    is_for: Plain = Field(description="what it is")
    is_not: Plain = Field(description="what it is not")
    source: Plain
    checked_on: date


class DeadLine(Record):
    """A line or option that is out of service: a regular expression that matches it, and what happened."""

    pattern: Regex
    why: Plain


class StripEntry(Record):
    """A line in the help strip at the top of every page."""

    when: Plain = Field(description="the question that leads to it, such as In danger?")
    short: Plain = Field(description="the same in one word, for a phone, such as Danger")
    also: Plain | None = Field(default=None, description="what the open search says of the line, such as a language")
    also_es: Plain | None = Field(
        default=None, description="the same in Spanish, with the line, for whoever types Spanish"
    )
    urgent: bool = Field(default=False, description="life may be in danger: it looks unlike the others")
    line: Slug


class Crisis(Record):
    """The content of `crisis.yml`: all lines, and which of them go into the help strip, help block and sheet footer."""

    lines: dict[Slug, HelpLine]
    dead: dict[Slug, DeadLine] = Field(default_factory=dict, description="lines that ended and must not come back")
    help_strip: tuple[StripEntry, ...] = Field(min_length=1)
    help_block: tuple[Slug, ...]
    sheet_footer: Plain
    child_sheet_footer: Plain = Field(description="the same on a sheet that a child keeps or sees")


class LocalNote(Record):
    """What was found nearby, from whom, and when; a page leaves it out once it is old."""

    says: Plain = Field(description="one or two sentences, without looks, prices or places of sale")
    source: Plain = Field(description="who says so, such as the county's health department")
    seen_on: date


class Clinic(Record):
    """The content of `local/clinic.yml`: what a clinic adds to help blocks and sheet footers."""

    name: Plain = Field(description="the clinic's name")
    room: Plain | None = Field(default=None, description="where groups meet")
    hours: Plain | None = Field(default=None, description="when somebody is there")
    contact: Plain | None = Field(
        default=None, description="how to tell the keeper of this site that something is wrong"
    )
    sheet_line: Plain | None = Field(default=None, description="one short line for the footer of every sheet")
    lines: dict[Slug, HelpLine] = Field(default_factory=dict, description="the clinic's own help lines")
    program: Slug | None = Field(default=None, description="the program that it runs, a file of curriculum/programs")
    calls: Plain | None = Field(default=None, description="whom families call, and when")
    supply: LocalNote | None = Field(default=None, description="what is in street drugs nearby; shown for 90 days")


class SourceRecord(Record):
    """A source, and the claims that it supports."""

    short: Plain = Field(description="how it is named in a sentence, such as McHugh 2010")
    authors: Plain
    year: int | None = None
    title: Line
    where: Line | None = Field(default=None, description="journal, publisher or publication number")
    url: Annotated[str, StringConstraints(pattern=r"^https://[^\s<>\"]+$")] | None = None
    kind: Literal["guideline", "trial", "review", "manual", "factsheet", "book", "law"]
    supports: tuple[Line, ...] = Field(min_length=1)
    evidence: Line = Field(description="what of it was seen, by whoever entered it")


class Passage(Record):
    """The front matter of a fixed safety passage."""

    title: Plain
    in_guides: Plain | None = Field(default=None, description="heading under which every guide includes it, if any")
    pictures: tuple[Slug, ...] = Field(
        default=(), description="drawings in reference/pictograms, one for each step of its numbered list"
    )
    sources: tuple[Slug, ...] = Field(default=(), description="what its sentences rest on")
    for_reviewers: tuple[ForReviewers, ...] = Field(
        default=(), description="sentences that a clinician should see first"
    )
    allow: tuple[Allow, ...] = ()
