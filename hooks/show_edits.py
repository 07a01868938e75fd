"""While somebody writes, show the edited pages first."""

from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from rendering.preview import show_first
from syllabus.content.problem import report
from syllabus.content.site_settings import settings_problems


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """Put the edited pages before the whole site, which follows when there is a moment."""

    def whole() -> None:
        if problems := settings_problems(Path(str(config.config_file_path)).parent):
            raise Abort(report(problems))  # MkDocs reads the settings again, and would run what tags in them ask for
        builder()

    show_first(server, whole, [config.docs_dir, str(config.config_file_path)])
    return server
