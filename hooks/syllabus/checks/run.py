"""All checks of the content, in one go."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter

from ..build.cache import Cache, Codec, cached_map, folder_digest, key_of
from ..build.parallel import parallel_map
from ..build.shard import in_shard
from ..content.model import Curriculum, Reference
from ..content.problem import Problem, quoted
from ..content.record_types import Allow
from ..content.scan import Mark
from .check_data import CheckData
from .claims import claim_problems, source_use_problems
from .freshness import outside_link_problems, review_problems, stale_hosts
from .help_lines import crisis_problems, help_line_problems
from .patterns import make_ready, pattern_problems
from .pictures import drawing_problems, picture_problems
from .plain_language import plain_language_problems, text_level
from .prose import Sentence
from .reading_level import Level
from .reading_rules import reading_problems
from .repeats import long_sentences, repeated_sentence_problems
from .safety import copied_passage_problems, eyes_open_problems, fixed_sentences, session_safety_problems
from .shape import shape_problems, stands_alone_problems
from .spelling import misspellings, spelling_problems
from .texts import CheckedText, ReadText

HOMES_OF_NUMBERS = frozenset({"curriculum/reference/crisis.yml", "local/clinic.yml"})
LEAST_FOR_WORKERS = 24  # texts; for fewer, starting other processes takes longer than the work


@dataclass(frozen=True)
class Checked:
    """What can be said of one text by itself: its problems, its measures, and what is compared with other texts."""

    problems: list[Problem]
    level: Level
    long: list[Sentence]
    links: list[Mark]
    cites: list[Mark]
    words: int


_ADAPTER = TypeAdapter(Checked)
CODEC: Codec[Checked] = Codec(_ADAPTER.dump_json, _ADAPTER.validate_json)


@dataclass(frozen=True)
class Shared:
    """What every text is checked against. The sites in `stale` have not been looked at for too long."""

    reference: Reference
    data: CheckData
    stale: frozenset[str]
    fixed: Mapping[str, str]


def checked_texts(
    texts: list[CheckedText], reference: Reference, data: CheckData, today: date, root: Path, cache: Cache | None = None
) -> dict[str, Checked]:
    """Return what the checks find in each text by itself, by its path.

    A text that was checked before, with the same data, is taken from the `cache`. Texts of other shards are left out.
    """
    stale = stale_hosts(data, today)
    rests_on = folder_digest(root / "curriculum" / "reference", root / "local") + repr(sorted(stale))
    keyed = in_shard([(key_of(rests_on, repr(text)), text) for text in texts])

    def check(missing: list[CheckedText]) -> Iterator[Checked]:
        if len(missing) >= LEAST_FOR_WORKERS:  # what every worker needs, once and not in each
            misspellings()
            make_ready([*data.words, *data.safety])
        shared = Shared(reference, data, stale, fixed_sentences(reference.passages, reference) if missing else {})
        return parallel_map(checked_text, missing, shared, at_least=LEAST_FOR_WORKERS)

    checked = cached_map(cache, keyed, check, CODEC)
    return {text.path: one for (_, text), one in zip(keyed, checked, strict=True)}


def curriculum_problems(
    curriculum: Curriculum, data: CheckData, today: date, root: Path, *, is_whole: bool
) -> Iterator[Problem]:
    """What the checks find in sessions, reviews, help lines and drawings.

    Unused sources are looked for only when the curriculum `is_whole`: a session that could not be read cites nothing.
    """
    limits = data.thresholds
    for module in curriculum.modules:
        yield from review_problems(module.source, (), limits, today)
        for session in module.sessions:
            yield from review_problems(session.page, session.page.record.plan_problems, limits, today)
            yield from session_safety_problems(session)
            yield from shape_problems(session, limits)
    crisis = curriculum.reference.crisis
    yield from crisis_problems("curriculum/reference/crisis.yml", crisis, limits.help_line_days, today)
    if is_whole:
        yield from _unused_sources(curriculum)
    for place in sorted([*root.glob("docs/**/*.svg"), *root.glob("curriculum/**/*.svg")]):
        yield from drawing_problems(place.relative_to(root).as_posix(), place.read_bytes())


def checked_text(shared: Shared, text: CheckedText) -> Checked:
    """Return what the checks find in one text, looked at by itself."""
    read = ReadText(text, shared.reference)
    measured = text_level(read, shared.data)
    problems = list(_text_problems(shared, read, measured))
    words = sum(len(piece.prose.split()) for piece in read.body.pieces)
    return Checked(problems, measured, long_sentences(read), read.links, read.cites, words)


def _text_problems(shared: Shared, read: ReadText, measured: Level) -> Iterator[Problem]:
    text, data = read.text, shared.data
    yield from reading_problems(read, shared.reference)
    if text.kind == "loose":
        return
    yield from plain_language_problems(read, measured, data)
    yield from pattern_problems(read, data.words, "word-choice")
    if text.is_for_patients:
        yield from pattern_problems(read, data.safety, "unsafe-detail")
    if text.kind != "docs":
        yield from claim_problems(read)
    if text.path not in HOMES_OF_NUMBERS:
        yield from help_line_problems(read, shared.reference.crisis)
    yield from copied_passage_problems(read, shared.fixed)
    yield from outside_link_problems(read, data, shared.reference, shared.stale)
    yield from picture_problems(read)
    yield from spelling_problems(read, data.spelling)
    yield from stands_alone_problems(read)
    yield from eyes_open_problems(read)


def problems_between(
    curriculum: Curriculum, texts: Iterable[CheckedText], checked: Mapping[str, Checked]
) -> Iterator[Problem]:
    """Yield what is wrong between texts that were `checked`: sentences said twice, sources that do not match."""
    yield from repeated_sentence_problems((t.path, checked[t.path].long) for t in texts if t.path in checked)
    cites = {path: one.cites for path, one in checked.items()}
    for module in curriculum.modules:
        for session in module.sessions:
            yield from source_use_problems(session, cites)


def levels_of(checked: Mapping[str, Checked]) -> dict[str, Level]:
    """Return how hard each text reads, by its path."""
    return {path: one.level for path, one in checked.items()}


def without_allowed(problems: Iterable[Problem], allowed: Iterable[tuple[str, tuple[Allow, ...]]]) -> Iterator[Problem]:
    """The problems that no `allow` entry of their file excuses, and entries that excuse nothing."""
    entries = {path: list(given) for path, given in allowed if given}
    used: set[tuple[str, int]] = set()
    for problem in problems:
        excuse = None
        for index, entry in enumerate(entries.get(problem.path, [])):
            if entry.rule == problem.rule and entry.words in f"{problem.found}\n{problem.context}":
                excuse = index
        if excuse is None:
            yield problem
        else:
            used.add((problem.path, excuse))
    for path, given in entries.items():
        for index, entry in enumerate(given):
            if (path, index) not in used:
                found = f"{entry.rule}: {quoted(entry.words)}"
                yield Problem(path, 1, "allow-unused", "an exception that is needed", found, "take it out")


def _unused_sources(curriculum: Curriculum) -> Iterator[Problem]:
    """Sources that nobody cites."""
    listed = {
        key for module in curriculum.modules for session in module.sessions for key in session.page.record.sources
    }
    path = "curriculum/reference/sources.yml"
    for key in curriculum.reference.sources:
        if key not in listed:
            yield Problem(path, 1, "source-unused", "a source that is cited", quoted(key), "take it out", "notice")
