"""Proves that guide text stays on facilitator pages: no eight consecutive words of a guide occur anywhere else."""

import hashlib
import json
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..build.cache import Cache, key_of
from ..build.parallel import parallel_map
from ..checks.guide_copies import Passage, guide_passages, numbers_shown, runs_of_guides
from ..checks.word_runs import WORDS, Run, run_of, runs, said
from ..content.audiences import SiteAudience
from ..content.guide import segments
from ..content.problem import Problem, quoted
from ..pages.card_pages import leader_packet_url, set_pdf_url
from ..pages.file_urls import guide_copy_url, manual_url, pdf_urls, word_copy_url
from ..pages.run_sheet import run_sheet_url
from ..pdf.rendered import RenderedPdf
from ..project import Project
from .guide_index import INDEX_URL
from .night_files import night_files
from .shipped_text import Found, UnreadableError, shipped_texts

LEAST_FOR_WORKERS = 60  # files; with fewer, starting processes takes longer than the work
RULE = "audience-leak"


@dataclass(frozen=True)
class GuidePhrases:
    """The passages of guides, the runs of words that others may read too, and a cache key for both."""

    passages: tuple[Passage, ...]
    shared: frozenset[Run]
    key: str


@dataclass(frozen=True)
class Shipped:
    """A file of a site: its URL, where it lies, and what it prints if it is a PDF of ours."""

    url: str
    place: Path
    printed: str | None


def leaks(
    project: Project,
    guide_phrases: GuidePhrases,
    site: Path,
    audience: SiteAudience,
    cache: Cache | None = None,
    pdfs: Mapping[str, RenderedPdf] | None = None,
) -> list[Problem]:
    """Return a problem for each file in the folder `site` that contains a run of words of a guide.

    Files that passed before against the same runs are recognized by their hash in `cache`. A file that equals one of
    our own `pdfs`, by URL, is judged by what it was found to print when it was made.
    """
    passed = set(json.loads(cache.get(guide_phrases.key) or b"[]")) if cache else set()
    own = set(_for_facilitators(project)) if audience == "everyone" else set()
    files: dict[str, Shipped] = {}
    for place in sorted(site.rglob("*")):
        url = place.relative_to(site).as_posix()
        if place.is_file() and url not in own:
            data = place.read_bytes()
            pdf = (pdfs or {}).get(url)
            printed = pdf.text if pdf and pdf.text and pdf.data == data else None
            digest = hashlib.sha256(data if printed is None else printed.encode("utf-8", "replace")).hexdigest()
            files[f"{url} {digest}"] = Shipped(url, place, printed)
    unknown = [key for key in files if key not in passed]
    finder = _Finder(guide_phrases.shared, runs_of_guides(guide_phrases.passages) if unknown else {})
    found = parallel_map(finder.problem, [files[k] for k in unknown], at_least=LEAST_FOR_WORKERS, only_fork=True)
    problems = {key: problem for key, problem in zip(unknown, found, strict=True) if problem}
    if cache and unknown:
        cache.put(guide_phrases.key, json.dumps([key for key in files if key not in problems]).encode())
    return list(problems.values())


def guide_phrases(project: Project) -> GuidePhrases:
    """Return the runs of words that may appear on facilitator pages only."""
    passages = guide_passages(project.texts, numbers_shown(project.curriculum.reference))
    titles = {run for title in _titles(project) for run in runs(title)}
    shared = frozenset(map(run_of, project.guide_copies().shared)) | titles
    parts = (part for passage in passages for part in (passage.path, repr(passage.asides), passage.text))
    return GuidePhrases(passages, shared, key_of("passed", *parts, "", *sorted(map(said, shared))))


def phrases_of_guides(project: Project) -> dict[str, str]:
    """Return the phrases that occur in guides only, mapped to the guide's path."""
    phrases = guide_phrases(project)
    known = runs_of_guides(phrases.passages).items()
    return {said(run): passage.path for run, passage in known if run not in phrases.shared}


def shingles(text: str, length: int = WORDS) -> set[str]:
    """Return all runs of `length` words in a text, in lower case with single spaces."""
    return set(map(said, runs(text, length)))


class _Finder:
    """Looks for words of guides in one file after another; what all pages have in common is looked at once."""

    def __init__(self, shared: Container[Run], known: Mapping[Run, Passage]) -> None:
        self.shared, self.known = shared, known
        self.clean: set[str] = set()

    def problem(self, file: Shipped) -> Problem | None:
        """Return the problem of a file that has a run of a guide, or that cannot be looked into."""
        try:
            for where, text in self._texts(file):
                if self.known.keys().isdisjoint(runs(text)):  # faster than testing each run
                    continue
                for run in runs(text):
                    if run in self.known and run not in self.shared:
                        return _problem(f"{file.url}{where}", run, self.known[run])
        except UnreadableError as error:
            return Problem(file.url, 1, RULE, "a file that can be looked into", str(error), "leave it out")
        return None

    def _texts(self, file: Shipped) -> Iterator[Found]:
        yield Found("", file.url)
        if file.printed is not None:
            yield Found("", file.printed)
        else:
            yield from shipped_texts(file.url, file.place.read_bytes(), self.clean)


def _problem(where: str, run: Run, guide: Passage) -> Problem:
    fix = f"this text is from {guide.path}:{guide.line_of(run)}; it may stand in no other file"
    return Problem(where, 1, RULE, "no facilitator text", quoted(said(run)), fix)


def _for_facilitators(project: Project) -> Iterator[str]:
    """Yield the URL of each page, PDF, Word copy and index that may hold the text of a guide."""
    yield INDEX_URL
    yield from (file.url for file in night_files(project))
    yield from (f"{page.url}index.html" for page in project.all_pages if page.is_for_facilitators)
    guides = [page for page in project.all_pages if page.kind == "guide"]
    yield from (url for page in guides for url in (guide_copy_url(page.url, page.session), run_sheet_url(page)))
    sets = [page for page in project.all_pages if page.kind == "cards"]
    yield from (url for page in sets for url in (set_pdf_url(page.url), leader_packet_url(page)))
    forms = [page for page in project.all_pages if page.for_leaders]
    yield from (url for page in forms for url in (*pdf_urls(page.url, page.sheet), word_copy_url(page.url, page.sheet)))
    yield from (manual_url(module.slug) for module in project.curriculum.modules)
    for page in project.docs:
        if page.record.audience == "facilitators":
            stem = page.slug.removesuffix(".md").removesuffix("index").strip("/")
            yield f"{stem}/index.html" if stem else "index.html"


def _titles(project: Project) -> Iterator[str]:
    """Yield the titles of the parts of guides, which the view for the group shows, and of forms to pick and print."""
    yield from (form.record.title for form in project.curriculum.forms)
    for module in project.curriculum.modules:
        for session in module.sessions:
            if session.guide:
                yield from (segment.title for segment in segments(session.guide)[0])
