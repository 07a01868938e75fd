"""While somebody writes: first the pages that were edited, at once; then everything, when there is a moment."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Timer

from jinja2 import Environment
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserver

from syllabus.content.docs_pages import read_docs
from syllabus.content.reader import read_curriculum
from syllabus.project import Project

from .inside_mkdocs import Build, want_rebuild

MOST_PAGES = 30  # more than the pages of some sessions: then the whole build is the better answer
LOOK = 0.1  # seconds between looks at the folders; MkDocs' own are half a second apart
MOMENT = 1.0  # seconds without an edit, before everything is built

_last: list[tuple[Build, Environment]] = []


def remember(build: Build, env: Environment) -> None:
    """Keep the last build, for its pages to be rendered again one by one."""
    _last[:] = [(build, env)]


def show_first(server: LiveReloadServer, whole: Callable[[], None], watched: list[str]) -> None:
    """Let `server` show edited pages before it builds the `whole` site, and look for edits in `watched` more often."""
    for path in watched:
        server.unwatch(path)
    server.observer = PollingObserver(timeout=LOOK)
    for path in watched:
        server.watch(path)
    server.build_delay = 0.02  # seconds; an editor writes a file in less
    later: list[Timer] = []

    def build() -> None:
        is_asked = bool(later) and not later[0].is_alive()
        for timer in later:
            timer.cancel()
        later.clear()
        if is_asked or not show_edited():
            whole()
            return
        later.append(Timer(MOMENT, want_rebuild, [server]))
        later[0].daemon = True
        later[0].start()

    server.builder = build


def show_edited() -> bool:
    """Write the pages whose texts were edited since the last build; False when that is not enough."""
    if not _last:
        return False
    build, env = _last[0]
    project: Project = build.config.extra["project"]
    root = Path(build.config.docs_dir).parent
    reading, (docs, problems) = read_curriculum(root), read_docs(root)
    if reading.curriculum is None or reading.problems or problems:
        return False
    now = replace(project, curriculum=reading.curriculum, docs=docs)
    audience = build.config.extra["audience"]
    pages, before = {page.uri: page for page in now.pages(audience)}, build.config.extra["pages"]
    written, old = now.docs_for(audience), project.docs_for(audience)
    edited = [uri for uri, page in pages.items() if page != before.get(uri)]
    edited += [page.slug for page in written if page not in old]
    is_same_site = pages.keys() == before.keys() and [p.slug for p in written] == [p.slug for p in old]
    if not is_same_site or not 0 < len(edited) <= MOST_PAGES:
        return False
    build.config.extra.update(project=now, pages=pages)
    for uri in edited:
        if uri in pages:
            build.pages[uri].file.content_string = pages[uri].markdown
        build.write(uri, build.finish(env, uri))
    return True
