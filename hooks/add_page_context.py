"""Give each page's template what stands round its text: its frame, and its menu."""

from typing import Any
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url

from rendering.inside_mkdocs import sections_of
from rendering.state import state_of
from syllabus.build.edition_name import edition_root
from syllabus.content.docs_pages import docs_address
from syllabus.pages.menu import menu
from syllabus.translating.site_pages import twins_of


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    """Add the values of the page's frame and `menu` to the template's context."""
    state = state_of(config)
    project = state.project
    made, template = state.pages.get(page.file.src_uri), str(page.meta.get("template"))
    local = tuple((own.record.title, quote(docs_address(own.slug))) for own in project.local_pages(state.audience))
    sections = sections_of(nav, local)
    for_leaders = made is not None and made.is_for_facilitators
    own = state.translated.get(made.language) if made else None
    frames = own.frames if own else state.frames
    if made and own:
        context["menu"] = own.site.menu(sections, made)
        context.update(own.site.told(made))
    else:
        context["menu"] = menu(project.curriculum, state.audience, sections, page.url, for_leaders=for_leaders)
    sites = (translated.site for translated in state.translated.values())
    context["twins"] = twins_of(sites, made, page.url, project.curriculum.language)
    context.update(vars(frames.of(made, template, quick_exit=bool(page.meta.get("quick_exit")))))
    return context


def on_template_context(context: Any, config: MkDocsConfig, **_: Any) -> Any:
    """Add the values of a frame for the page that stands for a wrong address, whose links begin at the edition."""
    state = state_of(config)
    if state.project.is_published:
        context["base_url"] = edition_root(state.site)
        context["extra_css"] = [normalize_url(path, base=context["base_url"]) for path in config.extra_css]
    context.update(vars(state.frames.of(None)))
    return context
