"""Fill in the lists of the hand-written pages."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from rendering.state import state_of


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str | None:
    """Return the page with its lists, help lines and sources written out; None for pages that are complete."""
    state = state_of(config)
    for written in state.project.docs:
        if written.slug == page.file.src_uri:
            page.meta.setdefault("template", written.record.template)
            if written.record.audience == "facilitators" or not written.record.in_search:
                page.meta["search"] = {"exclude": True}
            return state.project.docs_markdown(written, state.audience)
    return None
