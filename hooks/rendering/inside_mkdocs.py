"""The one place that reaches into MkDocs and its theme.

MkDocs 1.6 converts all pages and then renders all pages, each in a loop that calls a private function of
`mkdocs.commands.build` with one page. No event sees all pages at once, so neither loop can be spread over cores. For
the time of one build the two functions are replaced: the first then only reads a page, and the second does nothing,
because the page is written by then. In between, MkDocs' own two functions render the pages, in any order and process.
A test notices when MkDocs changes there. ProperDocs has the same functions under its own name.
"""

import logging
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from syllabus.build.parallel import run_in_background
from syllabus.markup.parser import SyllabusMarkdown
from syllabus.pages.frame import TEMPLATES, prepare
from syllabus.pages.menu import Section

from .state import state_of

REPLACED = ("_populate_page", "_build_page")


@dataclass(frozen=True)
class Finished:
    """A rendered page, and what MkDocs needs to know of it to check links between pages.

    `links` has the anchors that the page links to, by the source of the page linked to: anchor and link as written.
    `kept` has the plain values that hooks keep of the page until the end of the build.
    `warnings` has logger, level and text of each warning on the way.
    """

    html: str
    anchors: tuple[str, ...] = ()
    links: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    kept: dict[str, Any] | None = None
    warnings: tuple[tuple[str, int, str], ...] = ()


class Build:
    """One build, between the reading of its pages and the writing of its site."""

    def __init__(self, config: MkDocsConfig, files: Files, nav: Navigation) -> None:
        self.config, self.files, self.nav = config, files, nav
        self.commands = commands(config)
        self.sources = files.documentation_pages()
        self.pages = {file.src_uri: file.page for file in self.sources if file.page}

    def added_context(self, page: Page) -> dict[str, Any]:
        """Return what the hooks add to the template context of a page that was read."""
        own = self.commands.get_context(self.nav, self.sources, self.config, page)
        given = set(own)
        context = self.config.plugins.on_page_context(own, page=page, config=self.config, nav=self.nav)
        return {name: value for name, value in context.items() if name not in given}

    def finish(self, env: Environment, uri: str) -> Finished:
        """Convert and render the page whose source is `uri`, without writing it."""
        page = self.pages[uri]
        convert, render = _originals(self.commands)
        config = self.config_in(state_of(self.config).language_of(uri))
        with _collected_warnings(self.commands) as warnings, _captured_file(self.commands) as written:
            convert(page, config, self.files)
            render(page, self.config, self.sources, self.nav, env)
        links = {file.src_uri: dict(found) for file, found in (page.links_to_anchors or {}).items()}
        kept = state_of(self.config).kept_of_pages.get(uri)
        anchors = tuple(sorted(page.present_anchor_ids or ()))
        return Finished(written.decode("utf-8"), anchors, links, kept, tuple(warnings))

    def config_in(self, language: str) -> MkDocsConfig:
        """Return the configuration with the Markdown of a language; MkDocs has one for all pages."""
        if language == state_of(self.config).project.curriculum.language:
            return self.config
        config = copy(self.config)
        usual = [own for own in config.markdown_extensions if not isinstance(own, SyllabusMarkdown)]
        config["markdown_extensions"] = [*usual, SyllabusMarkdown(language)]
        return config

    def hand_over(self, finished: Mapping[str, Finished]) -> None:
        """Start writing these pages in the background, and let MkDocs check the links between them."""
        for uri, done in finished.items():
            page = self.pages[uri]
            page.present_anchor_ids = set(done.anchors)
            found = {self.files.get_file_from_path(to): dict(links) for to, links in done.links.items()}
            page.links_to_anchors = {file: links for file, links in found.items() if file is not None}
            if done.kept is not None:
                state_of(self.config).kept_of_pages[uri] = done.kept
            for name, level, text in done.warnings:
                logging.getLogger(name).log(level, "%s", text)

        self.commands._build_page = lambda *_, **__: None  # type: ignore[attr-defined]  # noqa: SLF001  # see above
        pages = list(finished.items())
        middle = len(pages) // 2  # creating hundreds of files takes a while, so two processes halve it
        _WRITERS.extend(run_in_background(self._write_all, part) for part in (pages[:middle], pages[middle:]))

    def _write_all(self, pages: list[tuple[str, Finished]]) -> None:
        for uri, done in pages:
            self.write(uri, done)

    def write(self, uri: str, done: Finished) -> None:
        """Put a rendered page into the site."""
        self.commands.utils.write_file(done.html.encode("utf-8"), self.pages[uri].file.abs_dest_path)


def defer_rendering(config: MkDocsConfig) -> None:
    """Let MkDocs only read its pages, from now until `restore_rendering`."""
    module = commands(config)
    _originals(module)
    module._populate_page = _read  # type: ignore[attr-defined]  # noqa: SLF001  # see above


def restore_rendering() -> None:
    """Wait until the pages are written, and put MkDocs' own functions back."""
    while _WRITERS:
        _WRITERS.pop()()
    for module, functions in _ORIGINALS.items():
        for name, function in zip(REPLACED, functions, strict=True):
            setattr(sys.modules[module], name, function)


@lru_cache(maxsize=1)  # the same for all pages of a build
def sections_of(nav: Navigation, local: tuple[tuple[str, str], ...]) -> list[Section]:
    """Return the sections of the menu, with the clinic's own pages, by title and URL, in the first."""
    found = []
    if loose := [page for page in nav.items if isinstance(page, Page) and page.file.generated_by is None]:
        found.append(Section("", tuple((page.title or "", page.url) for page in loose)))
    for item in nav.items:
        pages = [page for page in item.children or [] if isinstance(page, Page) and page.file.generated_by is None]
        if item.is_section and pages:
            found.append(Section(item.title or "", tuple((page.title or "", page.url) for page in pages)))
    return [first._replace(pages=first.pages + local) for first in found[:1]] + found[1:]


def want_rebuild(server: LiveReloadServer) -> None:
    """Ask the server for a build, as if a file had changed; it has no public way to do so."""
    with server._rebuild_cond:  # noqa: SLF001  # see above
        server._want_rebuild = True  # noqa: SLF001  # see above
        server._rebuild_cond.notify_all()  # noqa: SLF001  # see above


class VisibleTemplatesLoader(FileSystemLoader):
    """Lists no file in a hidden folder. MkDocs skips those as well, but only after it has listed them all."""

    def list_templates(self) -> list[str]:
        """Return the names of all templates that are not hidden, in order."""
        found = set()
        for top in self.searchpath:
            for folder, below, names in os.walk(top):
                below[:] = [name for name in below if not name.startswith(".")]
                found |= {(Path(folder) / name).relative_to(top).as_posix() for name in names}
        return sorted(found)


def adapt_templates(config: MkDocsConfig) -> None:
    """Let every template environment have the frame of pages, list visible templates only, and escape what ours show.

    The theme's templates escape by hand where they do, so Jinja's switch is on for ours alone.
    """
    theme, make = config.theme, config.theme.get_env
    ours = (Path(theme.custom_dir or ""), TEMPLATES)

    @cache
    def is_ours(name: str | None) -> bool:
        return name is not None and any((folder / name).is_file() for folder in ours)

    def get_env() -> Environment:
        env = prepare(make())
        env.loader = VisibleTemplatesLoader([theme.dirs[0], TEMPLATES, *theme.dirs[1:]])
        env.autoescape = is_ours
        return env

    theme.get_env = get_env  # type: ignore[method-assign]  # the theme is made by MkDocs


def commands(config: MkDocsConfig) -> ModuleType:
    """Return the module that builds: that of MkDocs, or of whichever fork made this configuration."""
    return sys.modules[type(config).__module__.partition(".")[0] + ".commands.build"]


def _read(page: Page, config: MkDocsConfig, files: Files, *_: object) -> None:
    """Do what MkDocs does first with a page, without the conversion."""
    config.plugins.on_pre_page(page, config=config, files=files)
    page.read_source(config)
    page.markdown = config.plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
    page.content = ""


_ORIGINALS: dict[str, list[Any]] = {}
_WRITERS: list[Callable[[], None]] = []


def _originals(module: ModuleType) -> list[Any]:
    return _ORIGINALS.setdefault(module.__name__, [getattr(module, name) for name in REPLACED])


@contextmanager
def _captured_file(module: ModuleType) -> Iterator[bytearray]:
    """Capture the bytes that MkDocs would write."""
    captured = bytearray()
    utils, write_file = module.utils, module.utils.write_file
    utils.write_file = lambda content, _: captured.extend(content)
    try:
        yield captured
    finally:
        utils.write_file = write_file


class WarningCollector(logging.Filter):
    """Holds back what is logged, and keeps the warnings: they are logged again in the process that counts them."""

    def __init__(self) -> None:
        super().__init__()
        self.warnings: list[tuple[str, int, str]] = []

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep a warning, and let nothing through."""
        if record.levelno >= logging.WARNING:
            self.warnings.append((record.name, record.levelno, record.getMessage()))
        return False


@contextmanager
def _collected_warnings(module: ModuleType) -> Iterator[list[tuple[str, int, str]]]:
    collector = WarningCollector()
    handlers = logging.getLogger(module.__name__.partition(".")[0]).handlers
    for handler in handlers:
        handler.addFilter(collector)
    try:
        yield collector.warnings
    finally:
        for handler in handlers:
            handler.removeFilter(collector)
