"""While somebody writes, show the edited pages first."""

from collections.abc import Callable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from rendering.preview import show_first


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """Put the edited pages before the whole site, which follows when there is a moment."""
    show_first(server, builder, [config.docs_dir, str(config.config_file_path)])
    return server
