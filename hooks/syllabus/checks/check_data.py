"""The data behind the checks: limits, word and safety patterns, glossary terms, allowed hosts and word lists."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, RootModel

from ..content.data_file import DataFile
from ..content.folder_reader import FolderReader
from ..content.problem import Problem
from ..content.record_types import Record
from ..content.textfile import read_text
from ..content.value_types import Line, Plain, Regex


class Limit(Record):
    """The limits for one measure: a warning below `low` or above `aim`, an error above `limit`."""

    low: float | None = None
    aim: float | None = None
    limit: float | None = None
    why: Plain


class Thresholds(Record):
    """The content of `thresholds.yml`."""

    sentence_words: Limit
    mean_sentence_words: Limit
    grade: Limit
    guide_grade: Limit
    uncommon_share: Limit
    passive_share: Limit
    page_words: Limit
    guide_words: Limit
    long_guide_words: Limit
    objectives: Limit
    key_point_words: Limit
    practice_share: Limit
    questions: Limit
    fidelity_items: Limit
    if_this_happens: Limit
    passage_words: Limit
    sheet_steps: Limit
    screen_words: Limit
    review_months: Limit
    short_review_months: Limit
    help_line_days: Limit
    host_days: Limit
    local_note_days: Limit
    objective_verbs: tuple[Plain, ...]


class Pattern(Record):
    """An entry of `words.yml` or `safety.yml`: what to avoid, what to say instead, and sentences that test it."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    avoid: Regex
    use: str
    why: str
    source: str
    level: Literal["error", "warn", "review"]
    verified: Literal["read", "partial", "memory"]
    exceptions: tuple[Regex, ...] = ()
    note: str = ""
    hit: tuple[str, ...] = Field(min_length=1)
    ok: tuple[str, ...] = Field(min_length=1)


class Usage(Record):
    """An entry of `us-english.yml`: phrases to avoid, what to say instead, and sentences that test it."""

    avoid: tuple[Plain, ...] = Field(min_length=1)
    use: Plain
    unless: tuple[Plain, ...] = ()
    hit: Plain
    ok: Plain


class Term(Record):
    """An entry of `glossary.yml`: a clinical term, its other forms, and its meaning."""

    term: Plain
    forms: tuple[Plain, ...] = ()
    means: Line
    everyday: bool = Field(default=False, description="known well enough not to be explained on each page")


class Host(Record):
    """An entry of `hosts.yml`: a site that pages may link to."""

    why: Plain
    checked_on: date


@dataclass(frozen=True, eq=False)  # hashed by identity
class CheckData:
    """The parsed reference data of all checks. `files` holds the texts from it that appear on pages."""

    thresholds: Thresholds
    words: tuple[Pattern, ...]
    safety: tuple[Pattern, ...]
    us_english: tuple[Usage, ...]
    glossary: dict[str, Term]
    hosts: dict[str, Host]
    common: frozenset[str]
    spelling: frozenset[str]
    files: tuple[DataFile, ...] = ()

    @cached_property
    def words_of_terms(self) -> frozenset[str]:
        """The words of all glossary terms and their forms, in lower case."""
        forms = [form for term in self.glossary.values() for form in (term.term, *term.forms)]
        return frozenset(word.lower() for form in forms for word in form.split())


# Made once: a model takes longer to make than a small file to read.
Patterns = RootModel[tuple[Pattern, ...]]
Usages = RootModel[tuple[Usage, ...]]
Glossary = RootModel[dict[str, Term]]
Hosts = RootModel[dict[str, Host]]


def read_check_data(root: Path, folder: str = "curriculum/reference") -> tuple[CheckData | None, list[Problem]]:
    """Return the check data in `folder`, with any problems; the data is None if a YAML file is missing or invalid."""
    reader = FolderReader(root, folder)
    thresholds = reader.data(f"{folder}/thresholds.yml", Thresholds)
    words = reader.data(f"{folder}/words.yml", Patterns)
    safety = reader.data(f"{folder}/safety.yml", Patterns)
    us_english = reader.data(f"{folder}/us-english.yml", Usages)
    glossary = reader.data(f"{folder}/glossary.yml", Glossary)
    hosts = reader.data(f"{folder}/hosts.yml", Hosts)
    word_lists = []
    for name in ("common-words.txt", "spelling-words.txt"):
        text, problems = read_text(root, f"{folder}/{name}")
        reader.problems.extend(problems)
        word_lists.append(_word_list(text or ""))
    if thresholds is None or words is None or safety is None or us_english is None or glossary is None or hosts is None:
        return None, reader.problems
    glossary_files = tuple(file for file in reader.data_files if file.path.endswith("/glossary.yml"))
    common, spelling = word_lists
    patterns = words.root, safety.root, us_english.root
    data = CheckData(thresholds, *patterns, glossary.root, hosts.root, common, spelling, glossary_files)
    return data, reader.problems


@lru_cache(maxsize=4)
def _word_list(text: str) -> frozenset[str]:
    """Return the words of a list; one object for one text, since what is known of a word is kept by its list."""
    return frozenset(line for line in text.split("\n") if line and not line.startswith("#"))
