"""The proof that facilitator text stays with facilitators: no run of eight words of a guide stands anywhere else."""

import hashlib
import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..build.cache import Cache, key_of
from ..build.parallel import parallel_map
from ..content.audiences import SiteAudience
from ..content.guide import segments
from ..content.problem import Problem, quoted
from ..content.scan import CITE, HELP_LINE
from ..project import Project

WORDS = 8
LEAST_FOR_WORKERS = 60  # files; for fewer, starting other processes takes longer than the work
Shingle = tuple[str, ...]
WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
TEXT_FILES = frozenset({".html", ".json", ".js", ".xml", ".txt", ".css", ".svg", ".csv", ".ics", ".md"})
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class GuidePhrases:
    """The runs of words that stand in guides only, each with its guide's path, and a key of the whole."""

    shingles: Mapping[Shingle, str]
    key: str


def leaks(
    project: Project, guide_phrases: GuidePhrases, site: Path, audience: SiteAudience, cache: Cache | None = None
) -> list[Problem]:
    """A problem for each file of `site` that holds a run of words that stands in a guide only.

    Files that were found clean before, against the same runs, are known from the `cache` by their bytes.
    """
    guides = guide_phrases.shingles
    clean = set(json.loads(cache.get(guide_phrases.key) or b"[]")) if cache else set()
    allowed = {f"{p.url}index.html" for p in project.pages(audience) if p.is_for_facilitators}
    files = [place for place in sorted(site.rglob("*")) if place.suffix in TEXT_FILES and place.is_file()]
    files = [place for place in files if place.relative_to(site).as_posix() not in allowed]
    fingerprints = {place: place.suffix + hashlib.sha256(place.read_bytes()).hexdigest() for place in files}
    unknown = [place for place in files if fingerprints[place] not in clean]
    found = zip(unknown, parallel_map(_leak, unknown, guides, at_least=LEAST_FOR_WORKERS, only_fork=True), strict=True)
    leaking = {place: run for place, run in found if run}
    problems = []
    for place, run in leaking.items():
        fix = f"this text is from {guides[run]}; it may stand in no other file"
        name = place.relative_to(site).as_posix()
        problems.append(Problem(name, 1, "audience-leak", "no facilitator text", quoted(" ".join(run)), fix))
    if cache and unknown:
        cache.put(
            guide_phrases.key,
            json.dumps(sorted(fingerprints[place] for place in files if place not in leaking)).encode(),
        )
    return problems


def phrases_of_guides(project: Project) -> dict[str, str]:
    """Every run of words that stands in a guide and in no text for participants, with the guide's path."""
    return {" ".join(run): path for run, path in guide_phrases(project).shingles.items()}


def shingles(text: str, length: int = WORDS) -> set[str]:
    """Every run of `length` words of a text, in lower case with single spaces."""
    return {" ".join(run) for run in _shingles(text, length)}


def guide_phrases(project: Project) -> GuidePhrases:
    """What may stand in no file but the pages made for facilitators."""
    texts = list(_guide_texts(project))
    guides: dict[Shingle, str] = {}
    for path, text in texts:
        guides.update(dict.fromkeys(_shingles(text), path))
    shared = {run for text in _open_texts(project) for run in guides.keys() & _shingles(text)}
    for run in shared:
        del guides[run]
    return GuidePhrases(guides, key_of("clean", *(text for _, text in texts), *sorted(map(" ".join, shared))))


def _shingles(text: str, length: int = WORDS) -> Iterator[Shingle]:
    words = WORD.findall(text.lower().replace("\u2019", "'"))
    return zip(*(words[i:] for i in range(length)), strict=False)


def _leak(guides: Mapping[Shingle, str], place: Path) -> Shingle | None:
    """The first run of a guide that stands in a file."""
    text = _visible(place.read_text(encoding="utf-8", errors="replace"), place.suffix)
    if guides.keys().isdisjoint(_shingles(text)):  # which is quicker than to ask for each run
        return None
    return next(run for run in _shingles(text) if run in guides)


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
