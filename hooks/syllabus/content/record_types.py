"""The records of the curriculum: the allowed keys of `module.yml`, front matter and reference data.

Records are frozen, and unknown keys are errors.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from .audiences import Audience
from .value_types import Ask, Line, Plain, ShortPlain, Slug

Stage = Literal["early", "middle", "step-down"]
Leader = Literal["peer", "counselor", "clinician"]
GuideTag = Literal["props", "telehealth", "first-week", "one-person"]
TimeOfDay = Literal["morning", "midday", "afternoon", "evening", "night"]
Substance = Literal["alcohol", "benzodiazepines", "cannabis", "opioids", "stimulants", "tobacco", "several", "unnamed"]
Ending = Literal["well", "mixed", "badly", "open"]
Kind = Literal[
    "activities",
    "budget",
    "calendar",
    "checklist",
    "contact-list",
    "grid",
    "ladder",
    "log",
    "map",
    "plan-card",
    "quiz",
    "scale",
    "schedule",
    "script",
    "stems",
    "table",
    "thought-record",
]

CardKind = Literal["cards", "strips", "signs", "labels", "pieces"]
SetFor = Literal["person", "pair", "trio", "table", "group"]


class Record(BaseModel):
    """The base class of records, which is frozen and rejects unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Allow(Record):
    """A finding that an author has looked at and wants to keep, with the reason."""

    rule: Slug = Field(description="name of the rule")
    words: Line = Field(description="the words that it found, as they stand in the text")
    reason: Annotated[Plain, StringConstraints(min_length=15)] = Field(description="why they may stand")


class Review(Record):
    """When a text must be reviewed again; who reviewed it stands in `curriculum/reviews`, by hash."""

    due: date = Field(description="day by which it must be looked at again")


class ForReviewers(Record):
    """A sentence that a clinician should see first, and what to look for in it."""

    sentence: Plain = Field(description="word for word as it is read on the page, in the guide or on a sheet")
    why: Plain = Field(description="what is to be judged; shown to authors and reviewers")


class Story(Record):
    """A person of whom a page, a guide or a sheet tells: notes for authors, so that people and endings vary."""

    name: ShortPlain = Field(description="as the text calls the person")
    age: int | None = Field(default=None, ge=0, le=110)
    work: ShortPlain | None = None
    family: ShortPlain | None = None
    place: ShortPlain | None = None
    time_of_day: TimeOfDay | None = None
    substance: Substance | None = None
    helped_by: ShortPlain | None = Field(default=None, description="who or what helped")
    ends: Ending | None = Field(default=None, description="how it ends for the person")


class ModuleRecord(Record):
    """`module.yml`: one module."""

    title: Plain
    audience: Audience
    summary: Plain = Field(description="one sentence for lists and search")
    about: tuple[Plain, ...] = Field(default=(), description="what it is and what it is not, one sentence on each line")
    goals: tuple[Plain, ...] = Field(min_length=1)
    out_of_scope: tuple[Plain, ...] = Field(min_length=1, description="what this module does not attempt")
    sessions: tuple[Slug, ...] = Field(min_length=1, description="folder names in the order they are taught")
    mark: Slug | None = Field(default=None, description="the module's drawing in reference/marks")
    notes: tuple[Line, ...] = Field(default=(), description="design notes for authors; never shown on the site")
    allow: tuple[Allow, ...] = ()
    review: Review


class ModuleOrder(Record):
    """`order.yml`: the modules and the forms in the order in which the site lists them."""

    modules: tuple[Slug, ...] = Field(min_length=1)
    forms: tuple[Slug, ...] = Field(default=(), description="file names of the forms in the order of their list")


class SessionRecord(Record):
    """Front matter of `session.md`: one session."""

    title: Plain
    summary: Plain = Field(description="one sentence for lists and search")
    minutes: int = Field(ge=10, le=240, description="the guide's timed parts must add up to it")
    core: bool = Field(description="core sessions have no prerequisite: anybody may join today")
    stage: tuple[Stage, ...] = Field(min_length=1)
    objectives: tuple[Plain, ...] = Field(min_length=1, description="each starts with an observable verb")
    key_points: tuple[Plain, ...] = Field(min_length=1, description="plain lines, shown under Remember")
    worksheets: tuple[Slug, ...] = Field(default=(), description="file names in the order they are used")
    needs: tuple[Slug, ...] = Field(min_length=1, description="keys of reference/needs.yml")
    plan_problems: tuple[Slug, ...] = Field(min_length=1, description="keys of reference/plan_problems.yml")
    cautions: tuple[Plain, ...] = Field(default=(), description="shown to facilitators only")
    content_note: Line | None = Field(default=None, description="a short neutral note at the top of the page")
    sources: tuple[Slug, ...] = Field(default=(), description="keys of reference/sources.yml")
    quick_exit: bool = Field(
        default=False, description="offer the quick way out although no safety passage asks for it"
    )
    asks: tuple[Ask, ...] = Field(
        default=(), description="what people type into a search, in their words; found by the search, and never shown"
    )
    asks_es: tuple[Ask, ...] = Field(default=(), description="the same in Spanish")
    for_reviewers: tuple[ForReviewers, ...] = Field(
        default=(), description="sentences that a clinician should see first"
    )
    stories: tuple[Story, ...] = Field(default=(), description="the people of whom the session tells")
    no_drawing: ShortPlain | None = Field(default=None, description="why the session has no drawing, in a word or two")
    changes: dict[str, Plain] = Field(
        default_factory=dict, description="edition: one sentence for readers on what changed in it and why"
    )
    allow: tuple[Allow, ...] = ()
    review: Review


class GuideRecord(Record):
    """Front matter of `facilitator.md`: how the session is led."""

    lead: tuple[Leader, ...] = Field(min_length=1, description="who may lead it")
    print: dict[Slug, Annotated[int, Field(ge=0, le=20)]] = Field(
        default_factory=dict,
        description="worksheet: copies for each person; card set: sets for each person, pair, trio, table or group",
    )
    quotes: tuple[Line, ...] = Field(
        default=(), description="words that the guide has from its session's page, a sheet or a source"
    )
    tags: tuple[GuideTag, ...] = Field(default=(), description="what somebody who picks a guide would look for")
    allow: tuple[Allow, ...] = ()
    materials: tuple[Line, ...] = Field(default=(), description="what else to bring")


Foot = Literal["child", "discreet"]
Copies = Literal["per-person", "per-group"]


class WorksheetRecord(Record):
    """Front matter of a worksheet."""

    title: Plain
    kind: Kind
    purpose: Plain = Field(description="one line: what the sheet is for")
    afterwards: Plain = Field(description="the last line on paper: what to do with the sheet")
    foot: Foot | None = Field(
        default=None,
        description="child: a child keeps or sees it, and its foot speaks to a child; "
        "discreet: its foot names neither the sheet nor its session, for homes where somebody may look",
    )
    allow: tuple[Allow, ...] = ()


class FormRecord(WorksheetRecord):
    """Front matter of a form: a sheet for any group, which belongs to no session."""

    audience: Literal["everyone", "facilitators"] = Field(
        description="forms for facilitators are left out of a site for participants"
    )
    why: Plain = Field(description="one line for leaders: why these readers")
    copies: Copies = Field(
        default="per-person", description="how many a group needs: one for each person, or one for all"
    )
    sources: tuple[Slug, ...] = Field(default=(), description="keys of reference/sources.yml")
    for_reviewers: tuple[ForReviewers, ...] = Field(
        default=(), description="sentences that a clinician should see first"
    )
    review: Review


class CardSetRecord(Record):
    """Front matter of a card set: what a leader cuts out and hands round, puts up or lays down."""

    title: Annotated[Plain, StringConstraints(max_length=40)] = Field(description="printed small on each card")
    purpose: Annotated[Plain, StringConstraints(max_length=160)] = Field(description="one line: what the set is for")
    kind: CardKind
    per: SetFor = Field(description="who gets one set")
    count: Annotated[int, Field(ge=1, le=60)] = Field(description="how many cards a set has")
    per_page: Literal[1, 2, 4, 6, 8, 10, 12, 15, 18, 24] | None = Field(
        default=None, description="how many stand on a page; else as many as is usual for the kind"
    )
    allow: tuple[Allow, ...] = ()
