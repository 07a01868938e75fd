"""Rules for the structure of passages and sessions: pictures, headings, minutes, sheets, stems and keys of data."""

from collections.abc import Iterable, Iterator
from typing import Any

from ..content.folder_reader import Text
from ..content.guide import (
    AFTER_SEGMENTS,
    BEFORE_SEGMENTS,
    PAGE_HEADINGS,
    SEGMENT_KINDS,
    segments,
    stems,
)
from ..content.model import Curriculum, Document, Module, Reference, Session
from ..content.problem import Problem, did_you_mean, quoted
from ..content.record_types import GuideRecord
from ..content.reference_types import Passage
from ..content.scan import Mark, Scan, scan
from ..markup.expand import LOCAL_SUPPLY
from ..markup.pictograms import STEP
from .text_rules import text_problems


def structure_problems(curriculum: Curriculum) -> Iterator[Problem]:
    """Yield the structural problems of all passages, forms and sessions."""
    reference = curriculum.reference
    for passage in reference.passages.values():
        yield from _listed_keys(passage, "sources", "a source", reference.sources)
        yield from _picture_problems(passage)
    for form in curriculum.forms:
        yield from _listed_keys(form, "sources", "a source", reference.sources)
    for module in curriculum.modules:
        for session in module.sessions:
            yield from _page_problems(module, session, reference)
            if session.guide:
                yield from _guide_problems(session, session.guide, reference)


def one_text_problems(text: Text, reference: Reference) -> Iterator[Problem]:
    """Yield the problems of the blocks in one text, and of the keys of its passages."""
    scanned = scan(text.body, text.body_line)
    yield from text_problems(text.path, scanned, text.is_worksheet)
    yield from key_problems(text.path, scanned, reference)


def key_problems(path: str, scanned: Scan, reference: Reference, inserts: Iterable[str] = ()) -> Iterator[Problem]:
    """Yield a problem for each passage that is not in `reference`, and each insert that is not in `inserts`."""
    for name, kind, known in (
        ("passage", "a passage", (*reference.passages, LOCAL_SUPPLY)),
        ("insert", "a list to insert", inserts),
    ):
        for block in scanned.blocks:
            if block.name == name and block.argument not in known:
                fix = did_you_mean(block.argument, known)
                expected = f"the key of {kind}"
                yield Problem(path, block.line, "reference-unknown", expected, quoted(block.argument), fix)


def _picture_problems(passage: Document[Passage]) -> Iterator[Problem]:
    pictures, steps = len(passage.record.pictures), len(STEP.findall(passage.body))
    if pictures and pictures != steps:
        expected, fix = f"a picture for each of {steps} steps", "name a drawing of reference/pictograms for each step"
        yield Problem(passage.path, passage.line("pictures"), "step-picture", expected, str(pictures), fix)


def _listed_keys(document: Document[Any], key: str, kind: str, known: Iterable[str]) -> Iterator[Problem]:
    names = list(known)
    for index, name in enumerate(getattr(document.record, key)):
        if name not in names:
            at = document.line(key, index)
            fix = did_you_mean(name, names)
            yield Problem(document.path, at, "reference-unknown", f"the key of {kind}", quoted(name), fix)


def _page_problems(module: Module, session: Session, reference: Reference) -> Iterator[Problem]:
    page = session.page
    yield from _listed_keys(page, "needs", "a need", reference.needs)
    yield from _listed_keys(page, "plan_problems", "a plan problem", reference.plan_problems)
    yield from _listed_keys(page, "sources", "a source", reference.sources)
    headings = [mark for mark in scan(page.body, page.body_line).headings if mark.level == 2]
    required = PAGE_HEADINGS[module.source.record.audience]
    yield from _order_problems(page, headings, required)


def _order_problems(document: Document[Any], headings: list[Mark], required: tuple[str, ...]) -> Iterator[Problem]:
    """Yield a problem for each required heading that is missing or out of order."""
    texts = [heading.text for heading in headings]
    last = document.body_line + document.body.rstrip("\n").count("\n")
    position = -1
    for text in required:
        if text not in texts:
            suggestion = did_you_mean(text, texts) if texts else "write it"
            fix = f"add `## {text}`" + (f"; {suggestion}" if suggestion.startswith("did") else "")
            yield Problem(document.path, last, "heading-missing", f"the heading {quoted(text)}", "none", fix)
            continue
        at = texts.index(text)
        if at < position:
            fix = "put the required headings in the order " + ", ".join(required)
            found = f"{quoted(text)} too early"
            yield Problem(document.path, headings[at].line, "heading-missing", "the order of its kind", found, fix)
        position = max(position, at)


def _guide_problems(session: Session, guide: Document[GuideRecord], reference: Reference) -> Iterator[Problem]:
    headings = [mark for mark in scan(guide.body, guide.body_line).headings if mark.level == 2]
    yield from _order_problems(guide, headings, BEFORE_SEGMENTS + AFTER_SEGMENTS)
    timed, wrong = segments(guide)
    for heading in wrong:
        kinds = ", ".join(SEGMENT_KINDS)
        fix = f"kinds are {kinds}; untimed headings are fixed"
        expected = "`Kind: title (N min)`"
        yield Problem(guide.path, heading.line, "heading-form", expected, quoted(heading.text), fix)
    minutes = session.page.record.minutes
    total = sum(segment.minutes for segment in timed)
    if total != minutes and not wrong:
        at = timed[0].line if timed else guide.body_line
        parts = " + ".join(str(segment.minutes) for segment in timed) or "no timed parts"
        fix = f"change the parts, or `minutes` in {session.page.path}"
        yield Problem(guide.path, at, "minutes-add-up", f"{minutes} minutes", f"{parts} = {total}", fix)
    yield from _print_problems(session, guide)
    labels = {reference.plan_problems.get(key, "") for key in session.page.record.plan_problems}
    for stem in stems(guide):
        if stem.text not in labels | {"Group note"}:
            fix = did_you_mean(stem.text, labels | {"Group note"})
            expected = "Group note, or the label of a plan problem of this session"
            yield Problem(guide.path, stem.line, "stem-label", expected, quoted(stem.text), fix)


def _print_problems(session: Session, guide: Document[GuideRecord]) -> Iterator[Problem]:
    each = dict.fromkeys(session.page.record.worksheets, "copies for each person")
    each |= {cards.slug: f"sets for each {cards.record.per}" for cards in session.cards}
    for name in guide.record.print:
        if name not in each:
            fix = did_you_mean(name, each) if each else "take it off the list"
            at = guide.line("print", name)
            expected = "a worksheet or card set of this session"
            yield Problem(guide.path, at, "sheet-unprinted", expected, quoted(name), fix)
    for name, what in each.items():
        if name not in guide.record.print:
            fix = f"add `{name}: 1` ({what}) to `print`"
            at = guide.line("print")
            yield Problem(guide.path, at, "sheet-unprinted", f"{quoted(name)} in `print`", "none", fix)
