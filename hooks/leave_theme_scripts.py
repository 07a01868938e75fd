"""Leave the theme's scripts out of the site: no page loads them."""

from typing import Any

from mkdocs.structure.files import Files


def on_files(files: Files, **_: Any) -> None:
    """Take them out of the files that are copied, with the maps of sources that only they and their authors need."""
    for file in list(files):
        if file.src_uri.startswith("assets/javascripts/") or file.src_uri.endswith(".css.map"):
            files.remove(file)
