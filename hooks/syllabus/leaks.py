"""The proof that facilitator text stays with facilitators: no run of eight words of a guide stands anywhere else."""

import hashlib
import html
import json
import re
from collections.abc import Iterable
from pathlib import Path

from .cache import Cache, key_of
from .guide import segments
from .pages import SiteAudience
from .problem import Problem, shown
from .project import Project
from .scan import CITE, HELP_LINE

WORDS = 8
WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
TEXT_FILES = frozenset({".html", ".json", ".js", ".xml", ".txt", ".css", ".svg", ".csv", ".ics", ".md"})
TAG = re.compile(r"<[^>]*>")


def leaks(project: Project, site: Path, audience: SiteAudience, cache: Cache | None = None) -> list[Problem]:
    """A problem for each file of `site` that holds a run of words that stands in a guide only.

    Files that were found clean before, against the same runs, are known from the `cache` by their bytes.
    """
    guides = guide_runs(project)
    rests_on = key_of("clean", *sorted(guides))
    clean = set(json.loads(cache.get(rests_on) or b"[]")) if cache else set()
    allowed = {f"{p.url}index.html" for p in project.pages(audience) if p.is_for_facilitators}
    problems, now_clean = [], []
    for place in sorted(site.rglob("*")):
        name = place.relative_to(site).as_posix()
        if name in allowed or place.suffix not in TEXT_FILES or not place.is_file():
            continue
        content = place.read_bytes()
        mark = place.suffix + hashlib.sha256(content).hexdigest()
        visible = "" if mark in clean else _visible(content.decode("utf-8", "replace"), place.suffix)
        found = next((run for run in runs(visible) if run in guides), None)
        if found:
            fix = f"this text is from {guides[found]}; it may stand in no other file"
            problems.append(Problem(name, 1, "audience-leak", "no facilitator text", shown(found), fix))
        else:
            now_clean.append(mark)
    if cache and clean != set(now_clean):
        cache.put(rests_on, json.dumps(sorted(now_clean)).encode())
    return problems


def guide_runs(project: Project) -> dict[str, str]:
    """Every run of words that stands in a guide and in no text for participants, with the guide's path."""
    guides = {run: path for path, text in _guide_texts(project) for run in _runs(text)}
    for run in {run for text in _open_texts(project) for run in _runs(text)} & guides.keys():
        del guides[run]
    return {" ".join(run): path for run, path in guides.items()}


def runs(text: str, length: int = WORDS) -> set[str]:
    """Every run of `length` words of a text, in lower case with single spaces."""
    return {" ".join(run) for run in _runs(text, length)}


def _runs(text: str, length: int = WORDS) -> set[tuple[str, ...]]:
    words = WORD.findall(text.lower().replace("\u2019", "'"))
    return set(zip(*(words[i:] for i in range(length)), strict=False))


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
