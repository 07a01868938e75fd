"""Runs all content checks: on each text by itself, and on the curriculum."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter

from ..build.cache import Cache, Codec, cached_map, folder_digest, key_of
from ..build.parallel import parallel_map
from ..build.shard import in_shard
from ..build.time_limit import TimeLimitError
from ..content.model import Curriculum, Reference
from ..content.problem import Problem, quoted
from ..content.record_types import Allow
from ..content.reference_types import Crisis
from ..content.scan import Mark
from .card_rules import card_problems
from .check_data import CheckData, Thresholds
from .check_time import TOO_SLOW, found_in_time, in_time, too_slow
from .claims import claim_problems
from .dialects import dialect_problems
from .freshness import local_note_problems, outside_link_problems, review_problems, stale_hosts
from .guide_rules import guide_rule_problems
from .help_lines import crisis_problems, help_line_problems
from .letters import letter_problems
from .patterns import pattern_problems, prepare
from .pictures import picture_problems
from .plain_language import plain_language_problems, text_level
from .prose import Sentence
from .reading_level import Level
from .reading_rules import reading_problems
from .repeats import long_sentences
from .safety import copied_passage_problems, eyes_open_problems, fixed_sentences, session_safety_problems
from .screen_rules import screen_problems
from .session_notes import held_phrases
from .shape import shape_problems, sheet_problems, stands_alone_problems
from .spelling import misspellings, spelling_problems
from .texts import CheckedText, ReadText
from .unwritten import unwritten_problems
from .us_english import us_english_problems

HOMES_OF_NUMBERS = frozenset({"curriculum/reference/crisis.yml", "local/clinic.yml"})
LEAST_FOR_WORKERS = 24  # texts; with fewer, starting processes takes longer than the work


@dataclass(frozen=True)
class CheckResult:
    """The results for one text: its problems, its measures, and what is needed to compare it with other texts."""

    problems: list[Problem]
    level: Level
    long: list[Sentence]
    links: list[Mark]
    cites: list[Mark]
    words: int
    held: list[str] = field(default_factory=list)  # of the phrases sought in it


NOT_MEASURED = Level(0, 0, 0.0, None, 0.0, 0.0)
_ADAPTER = TypeAdapter(CheckResult)


def _encode(result: CheckResult) -> bytes | None:
    """Leave out what was not finished: another machine may be faster."""
    return None if any(problem.rule == TOO_SLOW for problem in result.problems) else _ADAPTER.dump_json(result)


CODEC: Codec[CheckResult] = Codec(_encode, _ADAPTER.validate_json)


@dataclass(frozen=True)
class Shared:
    """The data that every text is checked against.

    `stale` holds the hosts that have not been checked recently, `printable` the letters that can be printed, and `slow`
    the patterns that have taken too long in this process.
    """

    reference: Reference
    data: CheckData
    stale: frozenset[str]
    fixed: Mapping[str, str]
    printable: frozenset[str]
    slow: set[str] = field(default_factory=set)


def check_texts(
    texts: list[CheckedText],
    reference: Reference,
    data: CheckData,
    today: date,
    root: Path,
    get_printable: Callable[[], frozenset[str]],
    cache: Cache | None = None,
) -> dict[str, CheckResult]:
    """Return the results for each text, by its path.

    `get_printable` returns the letters that can be printed. Results for an unchanged text and unchanged data come from
    `cache`. Texts of other shards are left out.
    """
    stale = stale_hosts(data, today)
    fingerprint = folder_digest(root / "curriculum" / "reference", root / "local") + repr(sorted(stale))
    keyed = in_shard([(key_of(fingerprint, repr(text)), text) for text in texts])

    def check(missing: list[CheckedText]) -> Iterator[CheckResult]:
        if len(missing) >= LEAST_FOR_WORKERS:  # load once here, and not again in each forked worker
            misspellings()
            prepare([*data.words, *data.safety])
        if not missing:
            return iter(())
        shared = Shared(reference, data, stale, fixed_sentences(reference.passages, reference), get_printable())
        return parallel_map(check_text, missing, shared, at_least=LEAST_FOR_WORKERS)

    results = cached_map(cache, keyed, check, CODEC)
    return {text.path: result for (_, text), result in zip(keyed, results, strict=True)}


def curriculum_problems(curriculum: Curriculum, data: CheckData, today: date, *, is_whole: bool) -> Iterator[Problem]:
    """Yield the problems of sessions, forms, reviews and help lines.

    Unused sources are reported only if the curriculum `is_whole`, since a session that failed to load cites nothing.
    """
    limits = data.thresholds
    approved = {path: standing.on for path, standing in curriculum.standings.items()}
    for module in curriculum.modules:
        yield from review_problems(module.source, (), approved.get(module.source.path), limits, today)
        for session in module.sessions:
            page = session.page
            yield from review_problems(page, page.record.plan_problems, approved.get(page.path), limits, today)
            yield from session_safety_problems(session)
            yield from shape_problems(session, limits)
            if session.guide:
                yield from guide_rule_problems(session.guide, curriculum.reference, limits)
    for form in curriculum.forms:
        yield from review_problems(form, (), approved.get(form.path), limits, today)
        yield from sheet_problems(form, limits)
    yield from card_problems(curriculum)
    crisis = curriculum.reference.crisis
    yield from _crisis_problems("curriculum/reference/crisis.yml", crisis, limits, today)
    if clinic := curriculum.reference.clinic:
        own = crisis.model_copy(update={"lines": clinic.lines})
        yield from _crisis_problems("local/clinic.yml", own, limits, today)
        yield from local_note_problems("local/clinic.yml", clinic, limits, today)
    if is_whole:
        yield from _unused_sources(curriculum)


def _crisis_problems(path: str, crisis: Crisis, limits: Thresholds, today: date) -> list[Problem]:
    return found_in_time(path, 1, lambda: crisis_problems(path, crisis, limits.help_line_days, today))


def check_text(shared: Shared, text: CheckedText) -> CheckResult:
    """Return the results for one text by itself; nothing but a problem if that takes too long."""
    try:
        with in_time():
            return _checked(shared, text)
    except TimeLimitError as error:
        return CheckResult([too_slow(text.path, text.body_line, error)], NOT_MEASURED, [], [], [], 0)


def _checked(shared: Shared, text: CheckedText) -> CheckResult:
    read = ReadText(text, shared.reference)
    measured = text_level(read, shared.data)
    problems = list(_text_problems(shared, read, measured))
    if text.screen:
        screen = ReadText(text.screen, shared.reference)
        found = _text_problems(shared, screen, text_level(screen, shared.data))
        problems += [problem for problem in found if problem not in problems]
    words = sum(len(piece.prose.split()) for piece in read.body.pieces)
    held = held_phrases(read, shared.reference)
    return CheckResult(problems, measured, long_sentences(read), read.links, read.cites, words, held)


def _text_problems(shared: Shared, read: ReadText, measured: Level) -> Iterator[Problem]:
    text, data = read.text, shared.data
    if text.kind != "settings":
        yield from reading_problems(read, shared.reference)
        yield from dialect_problems(read)
    if text.kind == "loose":
        return
    yield from letter_problems(read, shared.printable)
    yield from plain_language_problems(read, measured, data)
    yield from pattern_problems(read, data.words, "word-choice", shared.slow)
    yield from us_english_problems(read, data.us_english)
    if text.is_for_patients:
        yield from pattern_problems(read, data.safety, "unsafe-detail", shared.slow)
    if text.kind != "docs":
        yield from claim_problems(read)
    if text.path not in HOMES_OF_NUMBERS:
        yield from help_line_problems(read, shared.reference.crisis, shared.slow)
    yield from copied_passage_problems(read, shared.fixed)
    yield from outside_link_problems(read, data, shared.reference, shared.stale)
    yield from picture_problems(read)
    yield from spelling_problems(read, data.spelling)
    yield from stands_alone_problems(read)
    yield from eyes_open_problems(read)
    yield from screen_problems(read, data.thresholds.screen_words)
    yield from unwritten_problems(read)


def levels_by_path(checked: Mapping[str, CheckResult]) -> dict[str, Level]:
    """Return the measures of each text, by its path."""
    return {path: result.level for path, result in checked.items()}


def without_allowed(problems: Iterable[Problem], allowed: Iterable[tuple[str, tuple[Allow, ...]]]) -> Iterator[Problem]:
    """Yield the problems that no `allow` entry of their file covers, and a problem for each entry that covers none.

    `allowed` holds the path of each file and its entries.
    """
    entries = {path: list(file_entries) for path, file_entries in allowed if file_entries}
    used: set[tuple[str, int]] = set()
    for problem in problems:
        match = None
        for path in (problem.beside, problem.path):
            for index, entry in enumerate(entries.get(path, [])):
                if entry.rule == problem.rule and entry.words in f"{problem.found}\n{problem.context}":
                    match = path, index
        if match is None:
            yield problem
        else:
            used.add(match)
    for path, file_entries in entries.items():
        for index, entry in enumerate(file_entries):
            if (path, index) not in used:
                found = f"{entry.rule}: {quoted(entry.words)}"
                yield Problem(path, 1, "allow-unused", "an exception that is needed", found, "take it out")


def _unused_sources(curriculum: Curriculum) -> Iterator[Problem]:
    """Yield a notice for each source in `sources.yml` that no session, form or passage lists."""
    sessions = (session for module in curriculum.modules for session in module.sessions)
    listed = {key for session in sessions for key in session.page.record.sources}
    listed |= {key for form in curriculum.forms for key in form.record.sources}
    listed |= {key for passage in curriculum.reference.passages.values() for key in passage.record.sources}
    path = "curriculum/reference/sources.yml"
    for key in curriculum.reference.sources:
        if key not in listed:
            yield Problem(path, 1, "source-unused", "a source that is cited", quoted(key), "take it out", "notice")
