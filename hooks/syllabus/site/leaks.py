"""Proves that guide text stays on facilitator pages: no eight consecutive words of a guide occur anywhere else."""

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
LEAST_FOR_WORKERS = 60  # files; with fewer, starting processes takes longer than the work
Shingle = tuple[str, ...]
WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
TEXT_FILES = frozenset({".html", ".json", ".js", ".xml", ".txt", ".css", ".svg", ".csv", ".ics", ".md"})
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class GuidePhrases:
    """The shingles (runs of words) that occur in guides only, mapped to the guide's path, and a cache key for them."""

    shingles: Mapping[Shingle, str]
    key: str


def leaks(
    project: Project, guide_phrases: GuidePhrases, site: Path, audience: SiteAudience, cache: Cache | None = None
) -> list[Problem]:
    """Return a problem for each file in the folder `site` that contains a shingle of a guide.

    Files that passed before against the same shingles are recognized by their hash in `cache`.
    """
    guides = guide_phrases.shingles
    clean = set(json.loads(cache.get(guide_phrases.key) or b"[]")) if cache else set()
    allowed = {f"{p.url}index.html" for p in project.pages(audience) if p.is_for_facilitators}
    files = [path for path in sorted(site.rglob("*")) if path.suffix in TEXT_FILES and path.is_file()]
    files = [path for path in files if path.relative_to(site).as_posix() not in allowed]
    fingerprints = {path: path.suffix + hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    unknown = [path for path in files if fingerprints[path] not in clean]
    leaked = zip(unknown, parallel_map(_leak, unknown, guides, at_least=LEAST_FOR_WORKERS, only_fork=True), strict=True)
    leaking = {path: shingle for path, shingle in leaked if shingle}
    problems = []
    for path, shingle in leaking.items():
        fix = f"this text is from {guides[shingle]}; it may stand in no other file"
        url = path.relative_to(site).as_posix()
        problems.append(Problem(url, 1, "audience-leak", "no facilitator text", quoted(" ".join(shingle)), fix))
    if cache and unknown:
        cache.put(
            guide_phrases.key,
            json.dumps(sorted(fingerprints[path] for path in files if path not in leaking)).encode(),
        )
    return problems


def phrases_of_guides(project: Project) -> dict[str, str]:
    """Return the phrases that occur in guides only, mapped to the guide's path."""
    return {" ".join(shingle): path for shingle, path in guide_phrases(project).shingles.items()}


def shingles(text: str, length: int = WORDS) -> set[str]:
    """Return all runs of `length` words in a text, in lower case with single spaces."""
    return {" ".join(shingle) for shingle in _shingles(text, length)}


def guide_phrases(project: Project) -> GuidePhrases:
    """Return the shingles that may appear on facilitator pages only."""
    texts = list(_guide_texts(project))
    guides: dict[Shingle, str] = {}
    for path, text in texts:
        guides.update(dict.fromkeys(_shingles(text), path))
    shared = {shingle for text in _open_texts(project) for shingle in guides.keys() & _shingles(text)}
    for shingle in shared:
        del guides[shingle]
    return GuidePhrases(guides, key_of("clean", *(text for _, text in texts), *sorted(map(" ".join, shared))))


def _shingles(text: str, length: int = WORDS) -> Iterator[Shingle]:
    words = WORD.findall(text.lower().replace("\u2019", "'"))
    return zip(*(words[i:] for i in range(length)), strict=False)


def _leak(guides: Mapping[Shingle, str], path: Path) -> Shingle | None:
    """Return the first shingle in the file that belongs to a guide, or None."""
    text = _visible(path.read_text(encoding="utf-8", errors="replace"), path.suffix)
    if guides.keys().isdisjoint(_shingles(text)):  # faster than testing each shingle
        return None
    return next(shingle for shingle in _shingles(text) if shingle in guides)


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
    """Yield all texts that participants may read, with lists filled in."""
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
