"""What a page needs to date a program itself: its visits in order, and what calendars and lists say of each part.

It is written as a script, since a page that was opened from a file may load no data. Nothing in it has a date but the
changes of the clocks. docs/assets/program-dates.js goes through it as `schedule` goes through a program.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from ..content.card_list import SHARED_BY
from ..pages.card_pages import FOLDER as CARDS
from ..words.catalogue import words_for
from .calendar import item_text, outline, session_links
from .meetings import FAMILY, Item, ItemKind
from .model import Block, ProgramRecord, Visit
from .other_plan import titled
from .plan import Plan
from .render import block_html, first_week_note, why_not
from .rings import Turn
from .schedule import block_item, frame, laps
from .slots import group_visits, planned, visit_key
from .time_zone import changes, observance_at

YEARS = (2026, 2045)  # in which a program that a page dates may take place
ROOT = "../../"  # from a program's page to the site's root
Json = dict[str, Any]


def dated_script(plan: Plan, pages: Mapping[str, int], address: str, others: Sequence[Plan] = ()) -> str:
    """Return a script that sets `programDates`, as `dated_data`, for a plan without a start."""
    data = json.dumps(dated_data(plan, pages, address, others), ensure_ascii=False, separators=(",", ":"))
    return f"window.programDates = {data};\n"


def dated_data(plan: Plan, pages: Mapping[str, int], address: str = "", others: Sequence[Plan] = ()) -> Json:
    """Return what dates a plan without a start; `pages` is the length of each sheet by id, `address` that of the site.

    `others` are the same plan in other languages, in which there are calendars.

    A visit is a list of parts. A part names its turn, or else the reel whose next turn it takes; turns are in `turns`,
    each once. `slots` are the places of visits in each week, the last of which stands for all later ones.
    """
    program, words = plan.program, words_for(plan.language)
    turns = _Turns(plan, pages, address)
    visits = _Visits(plan, turns)
    is_open = program.enrolment == "open"
    order = [visits.add(visit) for week in _weeks(program) for visit in group_visits(program, week)]
    evening = program.family_evening
    has_evenings = evening is not None and evening.module in plan.modules
    comes = {visit_key(visit) for visit in program.plan[0].visits} if is_open else None
    last = 1 if is_open else program.weeks
    return {
        "slug": plan.slug,
        "title": program.title,
        "cohort": program.cohort or "",
        "room": program.room or "",
        "revision": program.revision,
        "group": plan.group,
        "weeks": program.weeks,
        "isOpen": is_open,
        "individual": program.individual,
        "slots": [
            [
                [*key, is_family, is_family or comes is None or key in comes]
                for key, is_family in sorted(planned(program, week))
                if has_evenings or not is_family
            ]
            for week in range(1, last + 1)
        ],
        "visits": visits.found,
        "order": order,
        "evening": visits.evening() if has_evenings else None,
        "reels": visits.reels(),
        "turns": turns.found,
        "notFirst": first_week_note(plan),
        "years": YEARS,
        "calendar": outline(plan),
        "zone": _zone(program.time_zone),
        "says": {
            **words.programs.model_dump(include={"week", "week_from", "process"}),
            "schedule": words.program_schedule.model_dump(),
            "print": words.program_print.model_dump(),
        },
        **({"others": [_calendars_in(own, address) for own in others]} if others else {}),
    }


def _calendars_in(plan: Plan, address: str) -> Json:
    """Return what calendars in another language have of their own."""
    found, words = dated_data(plan, {}, address), words_for(plan.language).programs
    return {
        "language": plan.language,
        "suffix": plan.suffix,
        "staff": titled(words.calendar_staff, plan),
        "group": titled(words.calendar_group, plan),
        "says": {name: said for name, said in found["says"].items() if name != "print"},
        "turns": [{name: turn[name] for name in ("title", "lines", "guide")} for turn in found["turns"]],
    }


def _weeks(program: ProgramRecord) -> range:
    return range(1, 2) if program.enrolment == "open" else range(1, program.weeks + 1)


@cache
def _zone(name: str) -> Json:
    """Return the parts of a time zone by the year in which each begins."""
    first, last = YEARS
    return {
        "name": name,
        "first": {year: _text(observance_at(name, year)) for year in range(first, last + 1)},
        "changes": [[year, _text(change)] for year, change in changes(name, first, last + 5)],
    }


def _text(component: Any) -> str:
    return bytes(component.to_ical()).decode()


@dataclass
class _Turns:
    """Collects what is said of each part of a visit, and numbers it."""

    plan: Plan
    pages: Mapping[str, int]
    address: str
    found: list[Json] = field(default_factory=list)
    known: dict[tuple[ItemKind, Turn | None, bool], int] = field(default_factory=dict)

    def number(self, item: Item) -> int:
        """Return the number of what is said of an item."""
        key = (item.kind, item.turn, item.ring == FAMILY)
        if key not in self.known:
            self.known[key] = len(self.found)
            self.found.append(self._turn(item))
        return self.known[key]

    def _turn(self, item: Item) -> Json:
        session = item.session
        links = session_links(self.plan, item, self.address)
        return {
            "html": block_html(self.plan, item, ROOT),
            "title": session.title if session else "",
            "lines": [text for text in (item_text(item, words_for(self.plan.language)), *links) if text],
            "guide": links[0] if links else "",
            "isMarked": bool(why_not(self.plan, item)),
            "prints": list(self._prints(item)),
        }

    def _prints(self, item: Item) -> Iterator[Json]:
        """Yield what a part needs on paper, as `print_plan`: a later part of a session uses the sheets of the first."""
        session = item.session
        if session is None or item.turn is None or item.turn.part > 1:
            return
        titles = dict(session.sheets)
        for slug, each in session.copies:
            name = f"{session.id}/{slug}"
            length = self.pages.get(name)
            pieces = None if length is None else -(-length // 2)
            yield self._print(name, titles.get(slug, slug), session.title, "person", each, (pieces, 0))
        for cards in session.sets:
            name = f"{session.id}/{CARDS}/{cards.slug}"
            length = self.pages.get(name)
            paper = (None, 0) if length is None else (cards.paper, -(-(length - cards.sides) // 2))
            yield self._print(name, cards.title, session.title, cards.per, cards.each, paper)

    def _print(
        self,
        name: str,
        title: str,
        session: str,
        per: str,
        each: int,
        paper: tuple[int | None, int],
    ) -> Json:
        words = words_for(self.plan.language).cards
        told = words.each(each=each, whom=words.per.of(per))
        values = {"id": name, "title": title, "session": session, "told": told}
        return {**values, "each": each, "share": SHARED_BY.get(per, 0), "pieces": paper[0], "once": paper[1]}


@dataclass
class _Visits:
    """Collects visits and the reels from which they take their turns."""

    plan: Plan
    turns: _Turns
    found: list[Json] = field(default_factory=list)
    blocks: dict[str, list[Block]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.laps = laps(self.plan.program, self.plan.modules)

    def add(self, visit: Visit) -> int:
        """Return the number of a visit, and remember what it takes from reels."""
        kind = self.plan.program.visit_kinds[visit.kind]
        parts: list[Json] = []
        for name, minutes, block in frame(kind, visit.blocks):
            counts = name != "break"
            if block is None:
                parts.append(self._part(minutes, counts, turn=self.turns.number(Item(name, 0, minutes))))
            elif block.what == "process" or "/" in (block.what or ""):
                item = self._item(block, Counter())
                parts.append(self._part(minutes, counts, turn=self.turns.number(item), process=item.kind == "process"))
            else:
                reel = f"ring:{block.ring}" if block.ring else str(block.what)
                self.blocks.setdefault(reel, []).append(block)
                parts.append(self._part(minutes, counts, reel=reel))
        self.found.append({"parts": parts})
        return len(self.found) - 1

    def evening(self) -> Json:
        """Return the visit of a family evening."""
        evening = self.plan.program.family_evening
        minutes, counts = (evening.minutes, evening.counts) if evening else (0, False)
        return {"parts": [self._part(minutes, counts, reel=FAMILY)]}

    def reels(self) -> dict[str, list[int]]:
        """Return the turns of each reel in order, as many as can take place."""
        program, times = self.plan.program, self.plan.program.weeks if self.plan.program.enrolment == "open" else 1
        result = {}
        for reel, blocks in self.blocks.items():
            used: Counter[str] = Counter()
            result[reel] = [self.turns.number(self._item(block, used)) for block in blocks * times]
        if program.family_evening and program.family_evening.module in self.plan.modules:
            sessions = self.plan.modules[program.family_evening.module].core
            result[FAMILY] = [
                self.turns.number(
                    Item("session", 0, 0, Turn(sessions[n % len(sessions)] if sessions else None), FAMILY, n)
                )
                for n in range(program.weeks)
            ]
        return result

    def _item(self, block: Block, used: Counter[str]) -> Item:
        program, modules = self.plan.program, self.plan.modules
        return block_item(block, 0, 0, program, modules, self.laps, used)

    @staticmethod
    def _part(
        minutes: int, counts: bool, *, turn: int | None = None, reel: str | None = None, process: bool = False
    ) -> Json:
        return {"minutes": minutes, "counts": counts, "turn": turn, "reel": reel, "isProcess": process}
