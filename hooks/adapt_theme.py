"""Adapt the theme: escape what our templates show, leave out its files, and copy ours as they are sent to readers."""

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from rendering.inside_mkdocs import adapt_templates
from syllabus.pages.frame import TEMPLATES

ICON = "frame/nine-seats.svg"  # the drawing in the header of every page


def on_config(config: MkDocsConfig) -> None:
    """Adapt the templates of this build, and escape the settings that the theme writes into attributes as they are."""
    for name in ("site_description", "site_author"):
        config[name] = escape(config[name] or "")
    adapt_templates(config)


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Put our icon in the place of all files of the theme, and send styles and scripts without their comments."""
    for file in list(files):
        if file.src_dir in config.theme.dirs:
            files.remove(file)
    for file in files.css_files():
        file.content_string = _lean_style(file.content_string)
    for file in files.javascript_files():
        file.content_string = _lean_script(file.content_string)
    files.append(File(ICON, str(TEMPLATES), config.site_dir, use_directory_urls=True))


def _lean_style(style: str) -> str:
    first, *parts = style.split("/*")
    return _without_indents(first + "".join(part.partition("*/")[2].lstrip() for part in parts))


def _lean_script(script: str) -> str:
    """Take out the comments that have lines of their own; others could be part of a string."""
    return _without_indents("\n".join(line for line in script.split("\n") if not line.lstrip().startswith("//")))


def _without_indents(text: str) -> str:
    return "\n".join(line for line in map(str.strip, text.split("\n")) if line) + "\n"
