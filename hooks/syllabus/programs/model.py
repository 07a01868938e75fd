"""The records of `programs/<program>.yml` and `reference/standards.yml`."""

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, WithJsonSchema, model_validator

from ..content.combinations import CombinationError
from ..content.problem import quoted
from ..content.record_types import Allow, Leader, Record
from ..content.value_types import Plain, ShortPlain, Slug
from .day_types import Change, Clock, Closed, Day, Monday, Zone

Minutes = Annotated[int, Field(ge=5, le=240)]
BLOCK = r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$"


class Block(Record):
    """A block of a visit: `process`, `welcome`, a module, a module/session, or `{ring: name}`."""

    what: Annotated[str, StringConstraints(pattern=BLOCK)] | None = None
    ring: Slug | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_word(cls, value: Any) -> Any:
        if isinstance(value, Block):
            return value
        if isinstance(value, str):
            return {"what": value}
        if isinstance(value, dict) and list(value) == ["ring"]:
            return value
        expected = "process, welcome, {ring: name}, a module or module/session"
        found = f"the keys {', '.join(map(str, value)) or 'none'}" if isinstance(value, dict) else quoted(value)
        raise CombinationError("", expected, found, "write one of these for each block")


BlockItem = Annotated[
    Block,
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": BLOCK},
                {"type": "object", "properties": {"ring": {"type": "string"}}, "required": ["ring"]},
            ]
        }
    ),
]


class VisitKind(Record):
    """How long the parts of a visit are. A circle is a short round led by staff; the first opens, a second closes."""

    blocks: tuple[Minutes, ...] = Field(min_length=1, description="minutes of each block")
    breaks: tuple[Minutes, ...] = Field(default=(), description="minutes of the breaks, after the first block and on")
    circles: tuple[Minutes, ...] = Field(default=(), max_length=2, description="minutes: opening, closing")

    @model_validator(mode="after")
    def _breaks_fit(self) -> "VisitKind":
        if len(self.breaks) >= len(self.blocks):
            expected = "fewer breaks than blocks, since a break stands between two"
            found = f"{len(self.breaks)} and {len(self.blocks)}"
            raise CombinationError("breaks", expected, found, "take out a break, or add a block")
        return self


class Visit(Record):
    """One visit of a week."""

    day: Day
    start: Clock
    kind: Slug = Field(description="a key of `visit_kinds`")
    blocks: tuple[BlockItem, ...] = Field(min_length=1)


class Part(Record):
    """Weeks that look alike. In an open program they are the weeks of each person's own stay."""

    first: int = Field(alias="from", ge=1, le=60)
    last: int = Field(alias="to", ge=1, le=60)
    level: Slug | None = Field(default=None, description="a level of care other than the program's, for these weeks")
    visits: tuple[Visit, ...] = Field(min_length=1)


class Ring(Record):
    """A ring of modules that turns without end, so that people may join in any week."""

    modules: tuple[Slug, ...] = Field(min_length=1, description="a module that arrives later is one more line")
    holds: Literal["core", "electives", "all"] = "core"
    choice: int = Field(default=0, ge=0, le=20, description="turns that the group fills from the other sessions")


class Welcome(Record):
    """What a newcomer does in the first visits in place of the taught blocks."""

    visits: int = Field(ge=1, le=20)
    module: Slug | None = Field(default=None, description="its core sessions are the welcome; none means staff lead it")
    otherwise: Plain | None = Field(
        default=None, description="where a newcomer goes when a session later in the first week is not for them"
    )


class FamilyEvening(Record):
    """An evening for families, once a week."""

    day: Day
    start: Clock
    minutes: Minutes = 90
    module: Slug
    counts: bool = Field(default=False, description="whether it is in people's plan of care and documented")


class ProgramRecord(Record):
    """`programs/<program>.yml`: one program."""

    title: Plain
    summary: Plain
    enrolment: Literal["open", "closed"]
    continues: bool = Field(default=False, description="people come from another program, so no week is their first")
    level: Slug = Field(description="a key of `levels` in reference/standards.yml")
    weeks: int = Field(ge=1, le=60, description="the length of one person's stay")
    time_zone: Zone = "America/New_York"
    start: Monday | None = Field(default=None, description="the Monday of week 1; dates the schedule and the calendars")
    cohort: Slug | None = Field(default=None, description="tells two groups of one program apart in calendars")
    room: ShortPlain | None = Field(default=None, description="where it takes place, as calendars say it")
    closed: tuple[Closed, ...] = Field(default=(), max_length=100, description="days without visits")
    changes: tuple[Change, ...] = Field(default=(), max_length=100, description="what differs on one day")
    revision: int = Field(default=0, ge=0, le=200, description="raised when calendars that people hold must change")
    group: int = Field(default=10, ge=1, le=60, description="people in the group")
    facilitators: tuple[Leader, ...] = Field(min_length=1, description="who is in the room at each visit")
    visit_kinds: dict[Slug, VisitKind] = Field(min_length=1)
    rings: dict[Slug, Ring] = Field(default_factory=dict)
    plan: tuple[Part, ...] = Field(min_length=1)
    welcome: Welcome | None = None
    family_evening: FamilyEvening | None = None
    individual: int = Field(default=0, ge=0, le=600, description="minutes a week with a counselor, for everybody")
    notes: tuple[Plain, ...] = ()
    allow: tuple[Allow, ...] = ()


class Level(Record):
    """A level of care and its hours of treatment a week: at least `least`, and less than `below`."""

    title: Plain
    least: float = Field(ge=0)
    below: float
    source: Plain
    seen: Plain = Field(description="what of the source was seen, and when")


class Cap(Record):
    """A figure that is not passed, with its source."""

    most: float
    source: Plain
    seen: Plain


class FirstWeek(Record):
    """What a person's first week leaves out."""

    stage: Slug
    not_on: tuple[Plain, ...] = Field(description="starts of words in a session's title or first plan problem")
    why: Plain


class Topic(Record):
    """A row of the coverage matrix: sessions count when one of these points to them."""

    title: Plain
    plan_problems: tuple[Slug, ...] = ()
    modules: tuple[Slug, ...] = ()
    sessions: tuple[Annotated[str, StringConstraints(pattern=BLOCK)], ...] = ()
    by: Plain | None = Field(default=None, description="who else does it, where no session can or one is not enough")


class TopicList(Record):
    """Rows that stand together: what a state asks for, the dimensions of an assessment, the parts of a program."""

    title: Plain
    source: Plain
    seen: Plain
    topics: dict[str, Topic]


class Standards(Record):
    """`reference/standards.yml`: what programs are held against. A clinic changes a figure here, with its source."""

    levels: dict[Slug, Level]
    education_share: Cap = Field(description="percent of treatment time that may be talk about facts")
    people_per_facilitator: Cap
    first_week: FirstWeek
    coverage: dict[Slug, TopicList]
