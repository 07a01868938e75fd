"""While somebody writes: the edited pages at once, and the whole site when there is a moment."""

from collections.abc import Callable
from dataclasses import replace
from threading import Timer

from jinja2 import Environment
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserver

from syllabus.content.docs_pages import read_docs
from syllabus.content.reader import read_curriculum

from .inside_mkdocs import Build, want_rebuild
from .state import state_of

MOST_PAGES = 30  # more than the pages of some sessions: then the whole build is the better answer
POLL = 0.1  # seconds between looks at the folders; MkDocs waits half a second
QUIET = 1.0  # seconds without an edit before everything is built

_last: list[tuple[Build, Environment]] = []


def remember(build: Build, env: Environment) -> None:
    """Keep the last build, for its pages to be rendered again one by one."""
    _last[:] = [(build, env)]


def show_first(server: LiveReloadServer, whole: Callable[[], None], watched: list[str]) -> None:
    """Let `server` show edited pages before it builds the `whole` site, and look for edits in `watched` more often."""
    for path in watched:
        server.unwatch(path)
    server.observer = PollingObserver(timeout=POLL)
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
        later.append(Timer(QUIET, want_rebuild, [server]))
        later[0].daemon = True
        later[0].start()

    server.builder = build


def show_edited() -> bool:
    """Write the pages whose texts were edited since the last build; return False when that is not enough."""
    if not _last:
        return False
    build, env = _last[0]
    state = state_of(build.config)
    reading, (docs, problems) = read_curriculum(state.root), read_docs(state.root)
    if reading.curriculum is None or reading.problems or problems:
        return False
    now = replace(state.project, curriculum=reading.curriculum, docs=docs)
    pages, before = {page.uri: page for page in now.pages(state.audience)}, state.pages
    written, old = now.docs_for(state.audience), state.project.docs_for(state.audience)
    edited = [uri for uri, page in pages.items() if page != before.get(uri)]
    edited += [page.slug for page in written if page not in old]
    is_same_site = pages.keys() == before.keys() and [p.slug for p in written] == [p.slug for p in old]
    if not is_same_site or not 0 < len(edited) <= MOST_PAGES:
        return False
    state.project, state.pages = now, pages
    for uri in edited:
        if uri in pages:
            build.pages[uri].file.content_string = pages[uri].markdown
        build.write(uri, build.finish(env, uri))
    return True
