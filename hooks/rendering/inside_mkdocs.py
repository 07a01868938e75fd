"""The one place that reaches into MkDocs.

MkDocs 1.6 converts all pages and then renders all pages, each in a loop that calls a private function of
`mkdocs.commands.build` with one page. No event sees all pages at once, so neither loop can be shared out over cores.
For the time of one build the two functions are exchanged: the first then only reads a page, and the second only writes
bytes that are finished by then. They are finished in between, by MkDocs' own two functions, in any order.
A test notices when MkDocs changes there. ProperDocs has the same functions under its own name.
"""

import logging
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from syllabus.build.parallel import beside

EXCHANGED = ("_populate_page", "_build_page")


@dataclass(frozen=True)
class Finished:
    """A page as it is written, and what MkDocs needs to know of it to look after links between pages.

    `links` has the anchors that the page links to, by the source of the page linked to: anchor and link as written.
    `kept` is what hooks keep of the page until the end of the build, in `config.extra["kept_of_pages"]`: plain values.
    `told` has the warnings on the way: logger, level, text.
    """

    html: str
    anchors: tuple[str, ...] = ()
    links: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    kept: Any = None
    told: tuple[tuple[str, int, str], ...] = ()


class Build:
    """One build, between the reading of its pages and the writing of its site."""

    def __init__(self, config: MkDocsConfig, files: Files, nav: Navigation) -> None:
        self.config, self.files, self.nav = config, files, nav
        self.commands = commands(config)
        self.sources = files.documentation_pages()
        self.pages = {file.src_uri: file.page for file in self.sources if file.page}

    def added_context(self, page: Page) -> dict[str, Any]:
        """What the hooks add to the context of a page that was read."""
        own = self.commands.get_context(self.nav, self.sources, self.config, page)
        given = set(own)
        context = self.config.plugins.on_page_context(own, page=page, config=self.config, nav=self.nav)
        return {name: value for name, value in context.items() if name not in given}

    def finish(self, env: Environment, uri: str) -> Finished:
        """Convert and render the page whose source is `uri`, without writing it."""
        page = self.pages[uri]
        convert, render = _originals(self.commands)
        with _caught_log(self.commands) as told, _caught_file(self.commands) as written:
            convert(page, self.config, self.files)
            render(page, self.config, self.sources, self.nav, env)
        links = {file.src_uri: dict(found) for file, found in (page.links_to_anchors or {}).items()}
        kept = self.config.extra.get("kept_of_pages", {}).get(uri)
        return Finished(written.decode("utf-8"), tuple(sorted(page.present_anchor_ids or ())), links, kept, tuple(told))

    def hand_over(self, finished: Mapping[str, Finished]) -> None:
        """Write these pages, beside what comes next, and let MkDocs look after the links between them."""
        for uri, done in finished.items():
            page = self.pages[uri]
            page.present_anchor_ids = set(done.anchors)
            found = {self.files.get_file_from_path(to): dict(links) for to, links in done.links.items()}
            page.links_to_anchors = {file: links for file, links in found.items() if file is not None}
            if done.kept is not None:
                self.config.extra.setdefault("kept_of_pages", {})[uri] = done.kept
            for name, level, text in done.told:
                logging.getLogger(name).log(level, "%s", text)

        self.commands._build_page = lambda *_, **__: None  # type: ignore[attr-defined]  # noqa: SLF001  # see above
        pages = list(finished.items())
        middle = len(pages) // 2  # making hundreds of files keeps a processor busy for a while, so two share them
        _WRITING.extend(beside(self._write_all, part) for part in (pages[:middle], pages[middle:]))

    def _write_all(self, pages: list[tuple[str, Finished]]) -> None:
        for uri, done in pages:
            self.write(uri, done)

    def write(self, uri: str, done: Finished) -> None:
        """Put a finished page into the site."""
        self.commands.utils.write_file(done.html.encode("utf-8"), self.pages[uri].file.abs_dest_path)


def put_off(config: MkDocsConfig) -> None:
    """From now on MkDocs only reads its pages, until `give_back`."""
    module = commands(config)
    _originals(module)
    module._populate_page = _read  # type: ignore[attr-defined]  # noqa: SLF001  # see above


def give_back() -> None:
    """Wait until the pages are written; then MkDocs is as it was."""
    while _WRITING:
        _WRITING.pop()()
    for module, functions in _KEPT.items():
        for name, function in zip(EXCHANGED, functions, strict=True):
            setattr(sys.modules[module], name, function)


def want_rebuild(server: LiveReloadServer) -> None:
    """Ask the server for a build, as if a file had changed; it has no public way to do so."""
    with server._rebuild_cond:  # noqa: SLF001  # see above
        server._want_rebuild = True  # noqa: SLF001  # see above
        server._rebuild_cond.notify_all()  # noqa: SLF001  # see above


def commands(config: MkDocsConfig) -> ModuleType:
    """The module that builds: of MkDocs, or of whoever made this configuration."""
    return sys.modules[type(config).__module__.partition(".")[0] + ".commands.build"]


def _read(page: Page, config: MkDocsConfig, files: Files, *_: object) -> None:
    """What MkDocs does first with a page, without the conversion."""
    config.plugins.on_pre_page(page, config=config, files=files)
    page.read_source(config)
    page.markdown = config.plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
    page.content = ""


_KEPT: dict[str, list[Any]] = {}
_WRITING: list[Callable[[], None]] = []


def _originals(module: ModuleType) -> list[Any]:
    return _KEPT.setdefault(module.__name__, [getattr(module, name) for name in EXCHANGED])


@contextmanager
def _caught_file(module: ModuleType) -> Iterator[bytearray]:
    """The bytes that MkDocs would have written."""
    caught = bytearray()
    utils, write_file = module.utils, module.utils.write_file
    utils.write_file = lambda content, _: caught.extend(content)
    try:
        yield caught
    finally:
        utils.write_file = write_file


@contextmanager
def _caught_log(module: ModuleType) -> Iterator[list[tuple[str, int, str]]]:
    """The warnings that MkDocs would have told; they are told where they count, which may be another process."""
    told: list[tuple[str, int, str]] = []

    class Ear(logging.Filter):
        def filter(self, record: logging.LogRecord) -> bool:
            if record.levelno >= logging.WARNING:
                told.append((record.name, record.levelno, record.getMessage()))
            return False

    ear, handlers = Ear(), logging.getLogger(module.__name__.partition(".")[0]).handlers
    for handler in handlers:
        handler.addFilter(ear)
    try:
        yield told
    finally:
        for handler in handlers:
            handler.removeFilter(ear)
