"""Programs for tests: the twelve modules as stand-ins, the presets over all of them, and random small ones."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from curricula import ROOT
from hypothesis import strategies as st

from syllabus.content.model import Document
from syllabus.programs.day_types import DAYS
from syllabus.programs.facts import Facts, Library, ModuleFacts
from syllabus.programs.model import ProgramRecord, Standards

START = date(2027, 1, 4)
PRESETS = sorted(place.stem for place in (ROOT / "curriculum" / "programs").glob("*.yml"))
TOPICS = [
    "self-and-relationships",
    "life-skills",
    "co-occurring",
    "wellness",
    "support-and-next-steps",
    "understanding-substance-use",
    "medication",
]


@cache
def twelve_modules() -> Library:
    """The stand-ins."""
    place = Path(__file__).parent / "syllabus" / "programs" / "twelve_modules.yml"
    found = {}
    for slug, module in yaml.safe_load(place.read_text(encoding="utf-8")).items():
        sessions = [
            Facts(
                slug,
                name,
                name.replace("-", " ").capitalize(),
                given.get("minutes", 50),
                core,
                tuple(given.get("stage", ["early", "middle"])),
                leaders=("counselor", "clinician"),
                copies=((f"{name}-sheet", 1),),
                sheets=((f"{name}-sheet", f"Sheet of {name}"),),
                objectives=("Name one thing.",),
            )
            for key, core in (("core", True), ("electives", False))
            for name, given in module.get(key, {}).items()
        ]
        found[slug] = ModuleFacts(slug.replace("-", " ").capitalize(), module["audience"], tuple(sessions))
    return found


@cache
def standards() -> Standards:
    """The real figures."""
    place = ROOT / "curriculum" / "reference" / "standards.yml"
    return Standards.model_validate(yaml.safe_load(place.read_text(encoding="utf-8")))


def preset(slug: str) -> dict[str, Any]:
    """A preset as it is shipped."""
    place = ROOT / "curriculum" / "programs" / f"{slug}.yml"
    loaded: dict[str, Any] = yaml.safe_load(place.read_text(encoding="utf-8"))
    return loaded


def full_preset(slug: str) -> dict[str, Any]:
    """The preset over the stand-ins, whose rings are short enough for twelve weeks to hold each core session."""
    program = preset(slug)
    rings = program.get("rings", {})
    if "topics" in rings:
        rings["topics"].update(modules=TOPICS, choice=1)
    if "essentials" in rings:
        rings["essentials"]["modules"] = TOPICS
    if slug in ("day-program", "evening-program", "saturday-program"):
        del program["allow"]
    if slug == "four-week-cohort":
        program["plan"] = yaml.safe_load(COHORT)
    return program


COHORT = """
- {from: 1, to: 1, visits: [
    {day: Mon, start: "13:00", kind: two-and-a-half-hour, blocks: [welcome, welcome]},
    {day: Tue, start: "13:00", kind: two-and-a-half-hour, blocks: [welcome, welcome]},
    {day: Wed, start: "13:00", kind: two-and-a-half-hour, blocks: [welcome, welcome]},
    {day: Thu, start: "13:00", kind: two-and-a-half-hour, blocks: [relapse-prevention, process]}]}
- {from: 2, to: 2, visits: [
    {day: Mon, start: "13:00", kind: two-and-a-half-hour,
     blocks: [understanding-substance-use/how-the-brain-learns, relapse-prevention]},
    {day: Tue, start: "13:00", kind: two-and-a-half-hour, blocks: [cbt, process]},
    {day: Wed, start: "13:00", kind: two-and-a-half-hour, blocks: [dbt-skills, relapse-prevention]},
    {day: Thu, start: "13:00", kind: two-and-a-half-hour, blocks: [co-occurring/two-conditions-one-plan, process]}]}
- {from: 3, to: 3, visits: [
    {day: Mon, start: "13:00", kind: two-and-a-half-hour, blocks: [medication/talk-with-your-prescriber, cbt]},
    {day: Tue, start: "13:00", kind: two-and-a-half-hour, blocks: [dbt-skills, process]},
    {day: Wed, start: "13:00", kind: two-and-a-half-hour,
     blocks: [self-and-relationships/putting-down-shame, relapse-prevention]},
    {day: Thu, start: "13:00", kind: two-and-a-half-hour, blocks: [wellness/reset-the-body-clock, process]}]}
- {from: 4, to: 4, visits: [
    {day: Mon, start: "13:00", kind: two-and-a-half-hour, blocks: [life-skills, cbt]},
    {day: Tue, start: "13:00", kind: two-and-a-half-hour,
     blocks: [self-and-relationships/speak-clear-and-kind, process]},
    {day: Wed, start: "13:00", kind: two-and-a-half-hour,
     blocks: [support-and-next-steps/many-kinds-of-support, relapse-prevention]},
    {day: Thu, start: "13:00", kind: two-and-a-half-hour, blocks: [support-and-next-steps/step-down-well, process]}]}
"""


def as_document(program: dict[str, Any], slug: str = "a-program") -> Document[ProgramRecord]:
    """A program as if read from a file."""
    return Document(slug=slug, path=f"curriculum/programs/{slug}.yml", record=ProgramRecord.model_validate(program))


@st.composite
def small_libraries(draw: st.DrawFn) -> Library:
    """Up to four modules with few sessions, some of them long or for later stages."""
    found = {}
    for name in "abcd"[: draw(st.integers(1, 4))]:
        sessions = tuple(
            Facts(
                name,
                f"{name}{number}",
                "A session",
                draw(st.sampled_from([50, 50, 50, 90])),
                draw(st.booleans()),
                draw(st.sampled_from([("early",), ("middle",)])),
            )
            for number in range(draw(st.integers(0, 4)))
        )
        found[name] = ModuleFacts(name, "participants", sessions)
    return found


@st.composite
def open_programs(draw: st.DrawFn, modules: list[str]) -> ProgramRecord:
    """An open program whose rings may share modules, and whose stay may have a second part with fewer visits."""
    rings = {
        name: {
            "modules": draw(st.lists(st.sampled_from(modules), min_size=1, max_size=3, unique=True)),
            "holds": draw(st.sampled_from(["core", "core", "all", "electives"])),
            "choice": draw(st.integers(0, 2)),
        }
        for name in ("x", "y")[: draw(st.integers(1, 2))]
    }
    blocks = st.sampled_from(["process", *({"ring": name} for name in rings)])
    days = sorted(draw(st.sets(st.integers(0, 4), min_size=1, max_size=3)))
    visits = [
        {
            "day": ["Mon", "Tue", "Wed", "Thu", "Fri"][day],
            "start": "09:00",
            "kind": "visit",
            "blocks": [draw(blocks), draw(blocks)],
        }
        for day in days
    ]
    weeks = draw(st.integers(1, 6))
    plan = [{"from": 1, "to": weeks, "visits": visits}]
    if weeks > 1 and draw(st.booleans()):
        plan = [{"from": 1, "to": weeks - 1, "visits": visits}, {"from": weeks, "to": weeks, "visits": visits[:1]}]
    return ProgramRecord.model_validate(
        {
            "title": "A program",
            "summary": "A program.",
            "enrolment": "open",
            "level": "outpatient",
            "weeks": weeks,
            "facilitators": ["clinician"],
            "visit_kinds": {"visit": {"blocks": [50, 50]}},
            "rings": rings,
            "plan": plan,
            "welcome": {"visits": draw(st.integers(1, 3))} if draw(st.booleans()) else None,
        }
    )


@st.composite
def dated_programs(draw: st.DrawFn, modules: list[str], *, then: tuple[str, ...] = ("skip", "shift")) -> ProgramRecord:
    """An open program with a start, a family evening, and closed days, cancelled visits and moved ones."""
    program = draw(open_programs(modules))
    evening = {"day": draw(st.sampled_from(["Mon", "Sat"])), "start": "18:00", "minutes": 60, "module": "families"}
    return ProgramRecord.model_validate(
        {**as_data(program), "family_evening": evening, **draw(disturbed(program, then))}
    )


def as_data(program: ProgramRecord) -> dict[str, Any]:
    """A program as its file would have it."""
    data: dict[str, Any] = program.model_dump(by_alias=True, exclude_none=True)
    for part in data["plan"]:
        for visit in part["visits"]:
            visit["blocks"] = [block if "ring" in block else block["what"] for block in visit["blocks"]]
    return data


@st.composite
def disturbed(draw: st.DrawFn, program: ProgramRecord, then: tuple[str, ...]) -> dict[str, Any]:
    """A start, and what happens on up to five days of the plan: closed, cancelled, or moved to that Sunday."""
    days = st.tuples(st.integers(0, program.weeks), st.integers(0, 6))
    found: dict[str, Any] = {"start": START, "closed": [], "changes": []}
    planned = {DAYS.index(visit.day) for part in program.plan for visit in part.visits}
    for week, day in sorted(draw(st.sets(days, max_size=5))):
        at, what = (
            START + timedelta(weeks=week, days=day),
            draw(st.sampled_from(["closed", "closed", "cancel", "move"])),
        )
        visit = {"date": at, "at": "09:00", "then": draw(st.sampled_from(then))}
        if what == "closed" or day not in planned:
            found["closed"].append({"date": at, "why": "A reason.", "then": visit["then"]})
        elif what == "cancel":
            found["changes"].append({**visit, "cancelled": True})
        elif "shift" in then:  # what moves changes places with others, which no test of skips expects
            sunday = START + timedelta(weeks=week, days=6)
            found["changes"].append({"date": at, "at": "09:00", "to": sunday, "start": f"{7 + 2 * day:02}:00"})
    return found


@st.composite
def any_programs(draw: st.DrawFn, library: Library) -> dict[str, Any]:
    """A program as somebody might write it, open or closed; in one of four something is likely to be wrong."""
    is_wild = draw(st.sampled_from([True, False, False, False]))
    enrolment = draw(st.sampled_from(["open", "closed"]))
    own = [name for name, module in library.items() if module.audience == "participants"]
    families = [name for name in library if name not in own]
    modules = st.sampled_from([*library, "nowhere"] if is_wild else own)
    named = [f"{name}/{session.slug}" for name in own for session in library[name].sessions]
    words = ["process", *(["welcome", *own, *named] if is_wild or enrolment == "closed" else [])]
    block = st.sampled_from([*words, {"ring": "x"}, {"ring": "y"}])
    weeks, cut = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    cuts = [(1, min(cut, weeks)), *([(cut + 1, weeks)] if cut < weeks else [])]
    parts: list[dict[str, Any]] = [
        {"from": first, "to": last, "visits": draw(_visits(block, is_wild=is_wild))} for first, last in cuts
    ]
    if enrolment == "open" and not is_wild:
        parts = [{**part, "visits": parts[0]["visits"]} for part in parts]
    used = {b["ring"] for part in parts for visit in part["visits"] for b in visit["blocks"] if isinstance(b, dict)}
    ring = st.fixed_dictionaries(
        {
            "modules": st.lists(modules, min_size=1, max_size=3, unique=not is_wild),
            "holds": st.sampled_from(["core", "all", "electives"]),
        }
    )
    welcome = st.fixed_dictionaries({"visits": st.integers(1, 4), "module": modules})
    evening = st.fixed_dictionaries(
        {"day": st.just("Sun"), "start": st.just("18:00"), "module": st.sampled_from(families)}
    )
    return {
        "title": "A program",
        "summary": "A program.",
        "enrolment": enrolment,
        "level": "outpatient",
        "weeks": weeks,
        "facilitators": ["clinician"],
        "visit_kinds": {"one": {"blocks": [50]}, "two": {"blocks": [50, 50], "breaks": [10], "circles": [10, 10]}},
        "rings": {name: draw(ring) for name in sorted(used)},
        "plan": parts,
        "welcome": draw(st.none() | welcome),
        "family_evening": draw(st.none() | evening),
    }


def _visits(block: st.SearchStrategy[Any], *, is_wild: bool) -> st.SearchStrategy[list[dict[str, Any]]]:
    def visit(kind: str, blocks: st.SearchStrategy[list[Any]]) -> st.SearchStrategy[dict[str, Any]]:
        day, start = st.sampled_from(["Mon", "Tue", "Wed"]), st.sampled_from(["09:00", "10:00", "23:30"])
        return st.fixed_dictionaries({"day": day, "start": start, "kind": st.just(kind), "blocks": blocks})

    fitting = visit("one", st.lists(block, min_size=1, max_size=1)) | visit(
        "two", st.lists(block, min_size=2, max_size=2)
    )
    if is_wild:
        return st.lists(fitting | visit("two", st.lists(block, min_size=1, max_size=2)), min_size=1, max_size=3)
    return st.lists(fitting, min_size=1, max_size=3, unique_by=lambda found: found["day"])
