"""Make the index of the search, from what participants may read and what people type."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from rendering.state import state_of
from syllabus.site.search_asks import asks, help_data
from syllabus.site.search_index import Entry, entry, index_file
from syllabus.words.catalogue import words_for

KEY = "search_entry"


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> None:
    """Keep the page's entry until the end of the build, unless the page is left out of the search."""
    meta = page.meta
    if "search" not in meta:
        language = state_of(config).project.curriculum.language
        place = meta.get("place", words_for(language).search.about_and_help)
        made = entry(page.url, str(page.title), place, meta.get("description", ""), html)
        state_of(config).keep(page.file.src_uri, KEY, dict(vars(made)))


def on_post_build(config: MkDocsConfig) -> None:
    """Write the index as a script, since a page that was opened from a file may load no data."""
    place, state = Path(config.site_dir) / "search" / "index.js", state_of(config)
    place.parent.mkdir(exist_ok=True)
    entries = [Entry(**values[KEY]) for values in state.kept_of_pages.values() if KEY in values]
    curriculum = state.project.curriculum
    asked = asks(curriculum, state.project.docs_for(state.audience))
    place.write_text(index_file(entries, asked, help_data(curriculum.reference)), encoding="utf-8")
