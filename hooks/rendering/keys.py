"""What the bytes of a page depend on; whatever is forgotten here makes the cache lie, so it asks for too much."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from syllabus.build.cache import folder_digest, installed, key_of

LIBRARIES = ("mkdocs", "properdocs", "mkdocs-material", "mike", "jinja2", "markupsafe")
PLACES = {"site_dir", "docs_dir", "config_file_path", "watch", "dev_addr"}  # where things are, and not what they are
LAID_DOWN = {"project", "pages", "pdfs"}  # by hooks for each other; what a page shows of them is in its context


def shared_key(config: MkDocsConfig, files: Files, nav: Navigation, env: Environment) -> str:
    """Differs when something differs that any page may show: settings, code, templates, versions, addresses, menu."""
    parts = [
        sys.version,
        *(f"{name} {installed().get(name)}" for name in LIBRARIES),
        folder_digest(Path(__file__).parent.parent, Path(config.theme.custom_dir or "")),
        Path(config.config_file_path).read_text(encoding="utf-8"),
        _told(_settings(config)),
        _told([(file.src_uri, file.url) for file in files]),
        _told([(page.title, page.url) for page in nav.pages]),
        _told({name: value for name, value in env.globals.items() if not callable(value)}),
    ]
    return key_of(*parts)


def page_key(shared: str, page: Page, added: Mapping[str, Any]) -> str:
    """The key of a page that was read, with what hooks `added` to its context."""
    beside = [other.url if other else "" for other in (page.previous_page, page.next_page)]
    own = [page.file.src_uri, page.url, page.markdown or "", _told(page.meta), _told(beside), _told(added)]
    return key_of(shared, *own)


def _told(value: Any) -> str:
    """A text that differs when the value differs; an object that shows where it is stored differs every time."""
    return json.dumps(value, sort_keys=True, default=repr)


def _settings(value: Any) -> Any:
    """The plain part of the configuration, without what hooks have laid down there."""
    if isinstance(value, Mapping):
        return {str(name): _settings(part) for name, part in value.items() if name not in PLACES | LAID_DOWN}
    if isinstance(value, list | tuple):
        return [_settings(part) for part in value]
    return value if value is None or isinstance(value, str | int | float) else type(value).__name__
