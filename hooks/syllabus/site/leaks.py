"""The proof that facilitator text stays with facilitators: no run of eight words of a guide stands anywhere else."""

import hashlib
import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..build.cache import Cache, key_of
from ..build.parallel import shared_out
from ..content.guide import segments
from ..content.problem import Problem, shown
from ..content.scan import CITE, HELP_LINE
from ..pages.assemble import SiteAudience
from ..project import Project

WORDS = 8
WORTH_HELP = 60  # files; for fewer, starting other processes takes longer than the work
Run = tuple[str, ...]
WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
TEXT_FILES = frozenset({".html", ".json", ".js", ".xml", ".txt", ".css", ".svg", ".csv", ".ics", ".md"})
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Secrets:
    """The runs of words that stand in guides only, each with its guide's path, and a key of the whole."""

    runs: Mapping[Run, str]
    key: str


def leaks(
    project: Project, secrets: Secrets, site: Path, audience: SiteAudience, cache: Cache | None = None
) -> list[Problem]:
    """A problem for each file of `site` that holds a run of words that stands in a guide only.

    Files that were found clean before, against the same runs, are known from the `cache` by their bytes.
    """
    guides = secrets.runs
    clean = set(json.loads(cache.get(secrets.key) or b"[]")) if cache else set()
    allowed = {f"{p.url}index.html" for p in project.pages(audience) if p.is_for_facilitators}
    files = [place for place in sorted(site.rglob("*")) if place.suffix in TEXT_FILES and place.is_file()]
    files = [place for place in files if place.relative_to(site).as_posix() not in allowed]
    marks = {place: place.suffix + hashlib.sha256(place.read_bytes()).hexdigest() for place in files}
    unknown = [place for place in files if marks[place] not in clean]
    found = zip(unknown, shared_out(_leak, unknown, guides, worth=WORTH_HELP, only_fork=True), strict=True)
    leaking = {place: run for place, run in found if run}
    problems = []
    for place, run in leaking.items():
        fix = f"this text is from {guides[run]}; it may stand in no other file"
        name = place.relative_to(site).as_posix()
        problems.append(Problem(name, 1, "audience-leak", "no facilitator text", shown(" ".join(run)), fix))
    if cache and unknown:
        cache.put(secrets.key, json.dumps(sorted(marks[place] for place in files if place not in leaking)).encode())
    return problems


def guide_runs(project: Project) -> dict[str, str]:
    """Every run of words that stands in a guide and in no text for participants, with the guide's path."""
    return {" ".join(run): path for run, path in secrets(project).runs.items()}


def runs(text: str, length: int = WORDS) -> set[str]:
    """Every run of `length` words of a text, in lower case with single spaces."""
    return {" ".join(run) for run in _runs(text, length)}


def secrets(project: Project) -> Secrets:
    """What may stand in no file but the pages made for facilitators."""
    texts = list(_guide_texts(project))
    guides: dict[Run, str] = {}
    for path, text in texts:
        guides.update(dict.fromkeys(_runs(text), path))
    shared = {run for text in _open_texts(project) for run in guides.keys() & _runs(text)}
    for run in shared:
        del guides[run]
    return Secrets(guides, key_of("clean", *(text for _, text in texts), *sorted(map(" ".join, shared))))


def _runs(text: str, length: int = WORDS) -> Iterator[Run]:
    words = WORD.findall(text.lower().replace("\u2019", "'"))
    return zip(*(words[i:] for i in range(length)), strict=False)


def _leak(guides: Mapping[Run, str], place: Path) -> Run | None:
    """The first run of a guide that stands in a file."""
    text = _visible(place.read_text(encoding="utf-8", errors="replace"), place.suffix)
    if guides.keys().isdisjoint(_runs(text)):  # which is quicker than to ask for each run
        return None
    return next(run for run in _runs(text) if run in guides)


def _visible(text: str, suffix: str) -> str:
    if suffix == ".json":
        text = json.dumps(json.loads(text), ensure_ascii=False).replace("\\n", " ").replace('\\"', '"')
    return html.unescape(TAG.sub(" ", text))


def _guide_texts(project: Project) -> Iterable[tuple[str, str]]:
    for module in project.curriculum.modules:
        for session in module.sessions:
            if session.guide:
                yield session.guide.path, _without_marks(session.guide.body)
                for caution in session.page.record.cautions:
                    yield session.page.path, caution


def _open_texts(project: Project) -> Iterable[str]:
    """Everything that participants may read, with all lists filled in."""
    for page in project.pages("participants"):
        yield _without_marks(page.markdown)
    for written in project.docs:
        yield _without_marks(project.docs_markdown(written, "participants"))
    for module in project.curriculum.modules:
        for session in module.sessions:
            if session.guide:
                yield from (segment.title for segment in segments(session.guide)[0])  # the group view shows them


def _without_marks(markdown: str) -> str:
    text = HELP_LINE.sub(" ", CITE.sub(" ", markdown))
    text = re.sub(r"\]\([^)]*\)", "]", text)
    return re.sub(r"[*_#|`\[\]]", " ", text)
