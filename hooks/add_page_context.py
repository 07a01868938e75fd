"""Give each page's template what stands round its text: its frame, and its menu."""

from html import escape
from typing import Any
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url

from rendering.state import state_of
from syllabus.build.edition_name import edition_root
from syllabus.content.docs_pages import docs_address
from syllabus.pages.menu import menu


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    """Add the values of the page's frame and `menu` to the template's context."""
    state = state_of(config)
    project = state.project
    written = [(p.title or "", p.url) for p in nav.pages if p.file.generated_by is None]
    written += [(own.record.title, quote(docs_address(own.slug))) for own in project.local_pages(state.audience)]
    context["menu"] = menu(project.curriculum, state.audience, written, page.url)
    if "description" in page.meta:  # the theme writes it into an attribute as it is
        page.meta["description"] = escape(str(page.meta["description"]))
    made, template = state.pages.get(page.file.src_uri), str(page.meta.get("template"))
    context.update(vars(state.frames.of(made, template, quick_exit=bool(page.meta.get("quick_exit")))))
    return context


def on_template_context(context: Any, config: MkDocsConfig, **_: Any) -> Any:
    """Add the values of a frame for the page that stands for a wrong address, whose links begin at the edition."""
    state = state_of(config)
    if state.project.is_published:
        context["base_url"] = edition_root(state.site)
        context["extra_css"] = [normalize_url(path, base=context["base_url"]) for path in config.extra_css]
    context.update(vars(state.frames.of(None)))
    return context
