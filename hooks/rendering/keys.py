"""Cache keys of pages: everything that the bytes of a page depend on. A missing part would serve stale pages."""

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

from .state import KEY

LIBRARIES = ("mkdocs", "properdocs", "mkdocs-material", "mike", "jinja2", "markupsafe")
LOCATIONS = {"site_dir", "docs_dir", "config_file_path", "watch", "dev_addr"}  # where things are, not what they are
OF_THE_BUILD = {KEY}  # what hooks hand each other; what a page shows of it is in its context


def shared_key(config: MkDocsConfig, files: Files, nav: Navigation, env: Environment) -> str:
    """Return a key for what any page may show: settings, code, templates, versions, addresses, menu."""
    parts = [
        sys.version,
        *(f"{name} {installed().get(name)}" for name in LIBRARIES),
        folder_digest(Path(__file__).parent.parent, Path(config.theme.custom_dir or "")),
        Path(config.config_file_path).read_text(encoding="utf-8"),
        _as_text(_settings(config)),
        _as_text([(file.src_uri, file.url) for file in files]),
        _as_text([(page.title, page.url) for page in nav.pages]),
        _as_text({name: value for name, value in env.globals.items() if not callable(value)}),
    ]
    return key_of(*parts)


def page_key(shared: str, page: Page, added: Mapping[str, Any]) -> str:
    """Return the key of a page that was read, with what hooks `added` to its context."""
    neighbors = [other.url if other else "" for other in (page.previous_page, page.next_page)]
    own = [page.file.src_uri, page.url, page.markdown or ""]
    return key_of(shared, *own, _as_text(page.meta), _as_text(neighbors), _as_text(added))


def _as_text(value: Any) -> str:
    """Return a text that differs when the value differs; an object without a `repr` of its own always differs."""
    return json.dumps(value, sort_keys=True, default=repr)


def _settings(value: Any) -> Any:
    """Return the plain part of the configuration, without what the hooks put there."""
    if isinstance(value, Mapping):
        return {str(name): _settings(part) for name, part in value.items() if name not in LOCATIONS | OF_THE_BUILD}
    if isinstance(value, list | tuple):
        return [_settings(part) for part in value]
    return value if value is None or isinstance(value, str | int | float) else type(value).__name__
