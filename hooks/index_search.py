"""Make the index of the search, from what participants may read and what people type."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from rendering.state import state_of
from syllabus.site.search_asks import asks, help_data
from syllabus.site.search_index import Entry, entry, index_file
from syllabus.site.search_translated import search_language, translated_index
from syllabus.words.catalogue import words_for

KEY = "search_entry"


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> None:
    """Keep the page's entry until the end of the build, unless the page is left out of the search."""
    meta = page.meta
    if "search" not in meta:
        language = state_of(config).language_of(page.file.src_uri)
        place = meta.get("place", words_for(language).search.about_and_help)
        own = search_language(language)
        made = entry(page.url, str(page.title), place, meta.get("description", ""), html, own)
        state_of(config).keep(page.file.src_uri, KEY, dict(vars(made)))


def on_post_build(config: MkDocsConfig) -> None:
    """Write the index as a script, since a page that was opened from a file may load no data."""
    state, usual = state_of(config), state_of(config).project.curriculum.language
    entries: dict[str, list[Entry]] = {}
    for uri, values in state.kept_of_pages.items():
        if KEY in values:
            entries.setdefault(state.language_of(uri), []).append(Entry(**values[KEY]))
    curriculum = state.project.curriculum
    asked = asks(curriculum, state.project.docs_for(state.audience))
    _write(config, "", index_file(entries.get(usual, []), asked, help_data(curriculum.reference)))
    for language, own in state.translated.items():
        _write(config, language, translated_index(own.site.translation, own.site.addresses, entries.get(language, [])))


def _write(config: MkDocsConfig, language: str, text: str) -> None:
    place = Path(config.site_dir) / language / "search" / "index.js"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
