"""Make the index of the search, from what participants may read."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from syllabus.search_index import entry, index_file


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> None:
    """Keep the page's entry in `config.extra`, unless the page is to be left out."""
    meta = page.meta
    if "search" not in meta:
        place, about, tags = meta.get("place", "About and help"), meta.get("description", ""), meta.get("tags", ())
        made = entry(page.url, str(page.title), place, about, tags, html)
        config.extra.setdefault("search_entries", []).append(made)


def on_post_build(config: MkDocsConfig) -> None:
    """Write the index as a script, since a page that was opened from a file may load no data."""
    place = Path(config.site_dir) / "search" / "index.js"
    place.parent.mkdir(exist_ok=True)
    place.write_text(index_file(config.extra["search_entries"]), encoding="utf-8")
