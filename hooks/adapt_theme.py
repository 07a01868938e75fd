"""Adapt the theme: escape what our templates show, and leave out its files and a listing of its 14,000 icons."""

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from rendering.inside_mkdocs import adapt_templates


def on_config(config: MkDocsConfig) -> None:
    """Adapt the templates of this build, and escape the settings that the theme writes into attributes as they are."""
    for name in ("site_description", "site_author"):
        config[name] = escape(config[name] or "")
    adapt_templates(config)


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Take all files of the theme out of those that are copied: the frame of our pages and its styles are ours."""
    for file in list(files):
        if file.src_dir in config.theme.dirs:
            files.remove(file)
