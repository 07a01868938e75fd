"""The file of a new program, from what somebody answered."""

import json

from .questions import BLOCK, Answers

BREAK = 10  # minutes


def program_text(answers: Answers) -> str:
    """Return the YAML of a program: a process group and turns of one ring at each visit, as a place to begin."""
    first = f"{{day: %s, start: {_text(answers.time)}, kind: visit, blocks: [{_blocks(answers.blocks)}]}}"
    evening = answers.evening
    blocks, breaks = _listed(BLOCK, answers.blocks), _listed(BREAK, answers.blocks - 1)
    lines = [
        "# Days without visits go under `closed`, such as: - {date: 2027-01-18, why: the name of the holiday}",
        f"title: {_text(answers.title)}",
        f"summary: {_text(_summary(answers))}",
        f"enrolment: {'open' if answers.is_open else 'closed'}",
        f"level: {answers.level}",
        f"weeks: {answers.weeks}",
        f"time_zone: {answers.zone}",
        *([f"start: {answers.start}  # the Monday of week 1"] if answers.start else []),
        *([f"room: {_text(answers.room)}"] if answers.room else []),
        f"group: {answers.people}  # people at each visit",
        f"facilitators: [{', '.join(['clinician'] * answers.leaders)}]  # who leads; also peer, counselor",
        "visit_kinds:",
        f"  visit: {{blocks: [{blocks}], breaks: [{breaks}]}}  # minutes",
        "rings:  # they turn without end",
        "  sessions:",
        "    modules:",
        *(f"      - {module}" for module in answers.modules),
        "plan:",
        "  - from: 1",
        f"    to: {answers.weeks}",
        "    visits:",
        *(f"      - {first % day}" for day in answers.days),
        *([f"welcome: {{visits: {len(answers.days)}}}  # of a newcomer"] if answers.is_open else []),
        *([f"individual: {answers.individual}  # minutes a week"] if answers.individual else []),
    ]
    if evening:
        counts = ", counts: true" if evening.counts else ""
        told = f"day: {evening.day}, start: {_text(evening.start)}, module: {evening.module}{counts}"
        lines.append(f"family_evening: {{{told}}}")
    return "\n".join(lines) + "\n"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _listed(minutes: int, times: int) -> str:
    return ", ".join([str(minutes)] * times)


def _blocks(blocks: int) -> str:
    return ", ".join(["process", *["{ring: sessions}"] * (blocks - 1)])


def _summary(answers: Answers) -> str:
    visits = len(answers.days)
    return f"{visits} visit{'s' * (visits > 1)} a week, for {answers.weeks} week{'s' * (answers.weeks > 1)}."
