"""Adapt the theme: escape what our templates show, and leave out its scripts and a listing of its 14,000 icons."""

from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from rendering.inside_mkdocs import adapt_templates


def on_config(config: MkDocsConfig) -> None:
    """Adapt the templates of this build, and escape the settings that the theme writes into attributes as they are."""
    for name in ("site_description", "site_author"):
        config[name] = escape(config[name] or "")
    adapt_templates(config)


def on_files(files: Files, **_: Any) -> None:
    """Take the scripts out of the files that are copied, and the source maps that only their authors need."""
    for file in list(files):
        if file.src_uri.startswith("assets/javascripts/") or file.src_uri.endswith(".css.map"):
            files.remove(file)
