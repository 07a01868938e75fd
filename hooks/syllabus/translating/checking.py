"""Checks the texts of a translation by the rules of their language, or takes the findings from the cache."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import TypeAdapter

from ..build.cache import Cache, Codec, cached_map, key_of
from ..build.parallel import parallel_map
from ..build.shard import in_shard
from ..build.time_limit import TimeLimitError
from ..checks.check_data import Pattern, Patterns
from ..checks.check_time import TOO_SLOW, in_time, too_slow
from ..checks.run import LEAST_FOR_WORKERS
from ..checks.texts import CheckedText, Kind, ReadText, Value, document_text
from ..checks.translated_rules import OfLanguage, language_rules, translated_problems
from ..content.audiences import Readers
from ..content.docs_pages import DocsRecord
from ..content.folder_reader import FolderReader
from ..content.model import Reference
from ..content.problem import Problem, quoted
from ..content.record_types import Allow, ModuleRecord, SessionRecord
from ..content.reference_types import Passage
from ..content.textfile import read_text
from ..words.messages import locale_of
from .reading import Twin
from .units import shown_values

KINDS: dict[type, Kind] = {ModuleRecord: "module", SessionRecord: "page", Passage: "passage", DocsRecord: "docs"}
_ADAPTER = TypeAdapter(list[Problem])
CODEC: Codec[list[Problem]] = Codec(
    lambda found: None if any(p.rule == TOO_SLOW for p in found) else _ADAPTER.dump_json(found),
    _ADAPTER.validate_json,
)


@dataclass(frozen=True)
class _Shared:
    """What every text of a language is checked against."""

    language: OfLanguage
    reference: Reference
    printable: frozenset[str]
    slow: set[str] = field(default_factory=set)


def translated_texts(twins: Sequence[Twin]) -> Iterator[CheckedText]:
    """Yield the texts of translations that can be read, with the readers of their English ones."""
    for twin in twins:
        if twin.value is None:
            continue
        if twin.english.document is None:
            found = ((key_path, text) for key_path, text in shown_values(twin.value))
            values = tuple(Value(str(key_path[-1]), 1, text) for key_path, text in found)
            yield CheckedText(twin.path, "data", "everyone", values, "", 1, ())
        else:
            kind = KINDS.get(type(twin.value.record), "sheet")
            readers: Readers = getattr(twin.value.record, "audience", "everyone")
            text = document_text(twin.value, kind, readers)
            own = {value for _, value in shown_values(twin.value.record)}  # the others are English
            yield replace(text, values=tuple(value for value in text.values if value.text in own))


def words_of(root: Path, language: str) -> tuple[tuple[Pattern, ...], list[Problem]]:
    """Return the words to avoid in a language, if it has a list of them, and the problems with the list."""
    path = f"curriculum/reference/{language}/words.yml"
    reader = FolderReader(root, "curriculum")
    found = reader.data(path, Patterns) if (root / path).is_file() else None
    return (found.root if found else ()), reader.problems


def spelling_of(root: Path, language: str) -> tuple[tuple[str, ...], list[Problem]]:
    """Return the words that a language's dictionary need not know, and the problems with their list."""
    path = f"curriculum/reference/{language}/spelling-words.txt"
    text, problems = read_text(root, path) if (root / path).is_file() else ("", [])
    return tuple(line for line in (text or "").split("\n") if line and not line.startswith("#")), problems


def check_translation(
    texts: Sequence[CheckedText],
    language: OfLanguage,
    reference: Reference,
    get_printable: Callable[[], frozenset[str]],
    cache: Cache | None = None,
) -> Iterator[Problem]:
    """Yield the problems of the texts of a translation, whose help lines and passages are those of `reference`."""
    crisis, passages = reference.crisis, sorted(reference.passages.items())
    shared_by_all = key_of("translated", language.tag, repr(language), repr(crisis), repr(passages))
    keyed = in_shard([(key_of(shared_by_all, repr(text)), text) for text in texts])

    def check(missing: list[CheckedText]) -> Iterator[list[Problem]]:
        if not missing:
            return iter(())
        shared = _Shared(language, reference, get_printable())
        return parallel_map(_checked, missing, shared, at_least=LEAST_FOR_WORKERS)

    for found in cached_map(cache, keyed, check, CODEC):
        yield from found


def _checked(shared: _Shared, text: CheckedText) -> list[Problem]:
    try:
        with in_time():
            read = ReadText(text, shared.reference)
            return list(translated_problems(read, shared.language, shared.reference, shared.printable, shared.slow))
    except TimeLimitError as error:
        return [too_slow(text.path, text.body_line, error)]


def answer_problems(twin: Twin, language: str) -> Iterator[Problem]:
    """Yield a problem for each help line that answers in the language, and does not say so in its translation."""
    answered = language_rules(language).answered.split()
    name = locale_of(language).get_display_name("en") or language
    if twin.value is None or not answered:
        return
    for key, line in twin.english.record.lines.items():
        own = twin.value.lines[key].languages
        if ("nterpreter" in line.languages or name in line.languages) and not any(w in own.lower() for w in answered):
            expected = f"how {line.name} answers, with one of the words {', '.join(answered)}"
            fix = "write the key to press, the hours or the interpreters"
            yield Problem(twin.path, 1, "help-line-language", expected, quoted(own), fix, "warning")


def allowances(twins: Sequence[Twin]) -> list[tuple[str, tuple[Allow, ...]]]:
    """Return what the front matter of each translation allows, by its path."""
    return [
        (twin.path, getattr(twin.value.record, "allow", ()))
        for twin in twins
        if twin.value is not None and twin.english.document is not None
    ]


def of_language(root: Path, language: str) -> tuple[OfLanguage, list[Problem]]:
    """Return what the texts of a language are checked against, and the problems with its lists of words."""
    words, problems = words_of(root, language)
    spelling, more = spelling_of(root, language)
    return OfLanguage(language, language_rules(language), words, spelling), [*problems, *more]
