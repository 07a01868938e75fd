"""Leave out of the site what no page loads of the theme: its scripts, and a look at each of its 14,000 icons."""

import os
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files


class Shown(FileSystemLoader):
    """Lists no file in a hidden folder. MkDocs takes none of those either, but only after it has listed them all."""

    def list_templates(self) -> list[str]:
        """The names of all templates that are not hidden, in order."""
        found = set()
        for top in self.searchpath:
            for folder, below, names in os.walk(top):
                below[:] = [name for name in below if not name.startswith(".")]
                found |= {(Path(folder) / name).relative_to(top).as_posix() for name in names}
        return sorted(found)


def on_config(config: MkDocsConfig) -> None:
    """Let the theme use that loader."""
    theme, make = config.theme, config.theme.get_env

    def get_env() -> Environment:
        env = make()
        env.loader = Shown(theme.dirs)
        return env

    theme.get_env = get_env  # type: ignore[method-assign]  # the theme is made by MkDocs


def on_files(files: Files, **_: Any) -> None:
    """Take the scripts out of the files that are copied, with the maps of sources that only their authors need."""
    for file in list(files):
        if file.src_uri.startswith("assets/javascripts/") or file.src_uri.endswith(".css.map"):
            files.remove(file)
