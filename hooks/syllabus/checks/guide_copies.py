"""The rule that no words of a guide stand in a text that participants are shown, told before anything is built."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from pydantic import TypeAdapter

from ..build.cache import Cache, Codec, cached_map, key_of
from ..content.model import Reference
from ..content.problem import Problem, quoted
from ..content.scan import CITE, HELP_LINE
from .texts import CheckedText
from .word_runs import WORDS, Run, plain_runs, runs, said

TARGET = re.compile(r"\]\([^)\s]*\)?")
FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,40}\]")
NUMBER_OF_ITEM = re.compile(r"(?m)^([ \t>]*)\d{1,3}[.)][ \t]")
LABEL = re.compile(r"(?m)^([ \t>]*)(?:[-+*][ \t]+)?\*\*[^*\n]{1,40}[:.]\*\*")
NEW_LINE = "\n"
SOURCES = "curriculum/reference/sources.yml"


@dataclass(frozen=True)
class Passage:
    """A part of a file: its text, and the line that it starts on.

    `asides` are other ways to read some lines: with the numbers of help lines, and in a guide without the label that
    parts two sentences.
    """

    path: str
    line: int
    text: str
    asides: tuple["Passage", ...] = ()

    def runs(self) -> Iterator[Run]:
        """Return all runs of words, first those of the text in order."""
        return chain(runs(self.text), *(aside.runs() for aside in self.asides))

    def line_of(self, run: Run) -> int:
        """Return the line of the file on which `run`, which is one of the passage, begins."""
        for aside in self.asides:
            if run in aside.runs() and run not in runs(self.text):
                return aside.line_of(run)
        lines = self.text.split("\n")
        end = bisect_left(range(len(lines)), True, key=lambda last: run in runs("\n".join(lines[: last + 1])))
        start = bisect_left(range(end), True, key=lambda at: run not in runs("\n".join(lines[at + 1 : end + 1])))
        return self.line + start


@dataclass(frozen=True)
class GuideCopies:
    """What was found: the problems, and as text the runs of guides that others may read because a guide says so."""

    problems: list[Problem] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)


_ADAPTER = TypeAdapter(GuideCopies)
CODEC: Codec[GuideCopies] = Codec(_ADAPTER.dump_json, _ADAPTER.validate_json)


def guide_copies(texts: Sequence[CheckedText], lines: Mapping[str, str], cache: Cache | None = None) -> GuideCopies:
    """Return the first words of a guide in each stretch of a text for others, and entries of `quotes` without use.

    `lines` has the numbers that sentences show for help lines. What was found between the same texts before comes from
    `cache`.
    """

    def find(missing: list[Sequence[CheckedText]]) -> Iterator[GuideCopies]:
        return (_found(texts, lines) for texts in missing)

    key = key_of("guide-copies", repr(lines), *map(repr, texts))
    return cached_map(cache, [(key, texts)], find, CODEC).pop()


def numbers_shown(reference: Reference) -> dict[str, str]:
    """Return the help lines that a sentence shows as a number alone, by key: it counts as one of its words."""
    return {key: line.show for key, line in reference.crisis.lines.items() if line.show.isdigit()}


def guide_passages(texts: Iterable[CheckedText], lines: Mapping[str, str]) -> tuple[Passage, ...]:
    """Return all parts of these texts that facilitators alone read."""
    return tuple(passage for text in texts for passage in _passages(text, lines, is_guide=True))


@lru_cache(maxsize=1)  # the checks and the guard of the site use the same, and so does the next build of a server
def runs_of_guides(passages: tuple[Passage, ...]) -> Mapping[Run, Passage]:
    """Return all runs of these passages, each with the first that has it."""
    known: dict[Run, Passage] = {}
    for passage in reversed(passages):
        known.update(dict.fromkeys(passage.runs(), passage))
    return known


def _found(texts: Sequence[CheckedText], lines: Mapping[str, str]) -> GuideCopies:
    guides = guide_passages(texts, lines)
    known = runs_of_guides(guides)
    quotes = _quotes(texts)
    result = GuideCopies()
    seen: dict[str, set[Run]] = {}  # by the folder of a session
    for text in texts:
        home = _home(text.path)
        for passage in _passages(text, lines, is_guide=False):
            if known.keys().isdisjoint(passage.runs()):  # faster than to test each run
                continue
            found = known.keys() & set(passage.runs())
            seen.setdefault(home, set()).update(found)
            if leaked := found - quotes.get(home, frozenset()):
                result.problems.extend(_problems(passage, leaked, known))
    result.shared.extend(sorted(map(said, set().union(*seen.values()))))
    for text in texts:
        if text.quotes:
            home = _home(text.path)
            shared = seen.get(home, set()) | seen.get(SOURCES, set())
            shared &= {run for guide in guides if _home(guide.path) == home for run in guide.runs()}
            result.problems.extend(_unneeded_quotes(text, shared))
    return result


def _home(path: str) -> str:
    """Return the folder of the session that a file belongs to; the list of sources is a home of its own."""
    return path if path == SOURCES else "/".join(path.split("/")[:4])


def _quotes(texts: Iterable[CheckedText]) -> Mapping[str, set[Run]]:
    """Return the runs that guides say they quote, by the home of the text that they may stand in."""
    quotes: dict[str, set[Run]] = {}
    for text in texts:
        for value in text.quotes:
            for home in (_home(text.path), SOURCES):
                quotes.setdefault(home, set()).update(runs(value.text))
    return quotes


def _unneeded_quotes(text: CheckedText, shared: set[Run]) -> Iterator[Problem]:
    """Yield a problem for each entry of a guide's `quotes` that is not `shared` as a whole."""
    for value in text.quotes:
        words = set(runs(value.text))
        if not words or not words <= shared:
            expected = f"{WORDS} words or more that the guide shares with its page, a sheet or a source"
            fix = "write them as both have them, or take the entry out"
            yield Problem(text.path, value.line, "quote-unused", expected, quoted(value.text), fix)


def _problems(passage: Passage, leaked: set[Run], known: Mapping[Run, Passage]) -> Iterator[Problem]:
    """Yield a problem for each stretch of a passage that consists of leaked runs, and for what hides beside them."""
    told: set[int] = set()
    plain = list(plain_runs(passage.text))
    for first, last in _stretches(plain, leaked):
        start = passage.line_of(first)
        told.update(range(start - 1, passage.line_of(last) + WORDS))  # a run may have a word on each line
        yield _problem(passage.path, start, first, known[first])
    hidden = leaked.difference(plain)
    for run in dict.fromkeys(run for run in passage.runs() if run in hidden):
        line = passage.line_of(run)
        if line not in told:
            told.update(range(line - 1, line + WORDS))
            yield _problem(passage.path, line, run, known[run])


def _problem(path: str, line: int, run: Run, guide: Passage) -> Problem:
    where = f"{guide.path}:{guide.line_of(run)}"
    fix = f"{where} has it too; say it in new words, or take it out"
    return Problem(path, line, "audience-leak", "no facilitator text", quoted(said(run)), fix, beside=guide.path)


def _stretches(plain: Sequence[Run], leaked: Container[Run]) -> Iterator[tuple[Run, Run]]:
    """Yield the first and the last run of each stretch."""
    at, end = 0, len(plain)
    while (at := next((n for n in range(at, end) if plain[n] in leaked), end)) < end:
        first = last = at
        while (near := next((n for n in range(last + 1, min(last + WORDS + 1, end)) if plain[n] in leaked), end)) < end:
            last = near
        yield plain[first], plain[last]
        at = last + 1


def _passages(text: CheckedText, lines: Mapping[str, str], *, is_guide: bool) -> Iterator[Passage]:
    """Yield the parts of a text that facilitators alone read, or the others.

    The fronts of cards are neither: they are handed out, and are on no page for participants.
    """
    for value in text.values:
        if (text.is_for_leaders or value.shown == "facilitators") == is_guide:
            yield _passage(text.path, value.line, value.text, lines, is_guide=is_guide)
    if text.kind == "cards":
        return
    if text.is_for_leaders == is_guide and (is_guide or text.readers != "facilitators"):
        yield _passage(text.path, text.body_line, text.own_body, lines, is_guide=is_guide)
    if text.screen and not is_guide:
        yield from _passages(text.screen, lines, is_guide=False)


def _passage(path: str, first_line: int, text: str, lines: Mapping[str, str], *, is_guide: bool) -> Passage:
    """Return a part of a file without its marks and the targets of links; lines stay."""
    if "[" in text:
        text = FOOTNOTE.sub("", TARGET.sub("]", CITE.sub(" ", text)))
    if "\n" in text:
        text = NUMBER_OF_ITEM.sub(r"\1", text)
    asides = []
    if "**" in text or "[line:" in text:
        before, start = "", first_line
        for line, part in enumerate(text.split("\n"), start=first_line):
            both = f"{before}{(line - start) * NEW_LINE}{part}"
            if is_guide and "**" in part and LABEL.match(part):
                asides.append(Passage(path, start, _without_marks(LABEL.sub("", both))))
            if "[line:" in part:
                shown = HELP_LINE.sub(lambda mark: lines.get(mark.group(1), " "), both)
                asides.append(Passage(path, start, shown))
            if part.strip():
                before, start = part, line
    return Passage(path, first_line, _without_marks(text), tuple(asides))


def _without_marks(text: str) -> str:
    return HELP_LINE.sub(" ", text) if "[line:" in text else text
