"""Give each page's template its menu, its help block and what it says of itself."""

from html import escape
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from rendering.state import state_of
from syllabus.pages.chart import notes
from syllabus.pages.listings import sheet_choices, spaced
from syllabus.pages.menu import menu
from syllabus.pages.page_info import page_info
from syllabus.pages.qr import qr_svg
from syllabus.pages.sheet_foot import sheet_foot
from syllabus.words.catalogue import words_for


def on_env(env: Environment, config: MkDocsConfig, **_: Any) -> Environment:
    """Add what is the same on every page: the help lines, and how a phone number is written."""
    reference = state_of(config).project.curriculum.reference
    env.filters["phone"] = spaced
    env.filters["qr"] = qr_svg
    env.globals["clinic"] = reference.clinic
    env.globals["help_lines"] = reference.help_block
    env.globals["help_strip"] = reference.help_strip
    env.globals["sheet_footer"] = reference.sheet_footer
    return env


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    """Add `menu`, `sheets`, `status`, `notes`, `sheet_foot` and `words` to the template's context."""
    state = state_of(config)
    project, curriculum = state.project, state.project.curriculum
    written = [(p.title or "", p.url) for p in nav.pages if p.file.generated_by is None]
    written += [(own.record.title, own.slug.removesuffix(".md") + "/") for own in project.local_pages(state.audience)]
    context["menu"] = menu(curriculum, state.audience, written, page.url)
    context["sheets"] = sheet_choices(curriculum) if page.meta.get("template") == "basket.html" else ()
    if "description" in page.meta:  # the theme writes it into an attribute as it is
        page.meta["description"] = escape(str(page.meta["description"]))
    made = state.pages.get(page.file.src_uri)
    context["status"] = page_info(curriculum, made)
    context["words"] = words_for(curriculum.language)
    if made is not None and made.kind == "worksheet":
        context["sheet_foot"] = sheet_foot(made.url, context["status"].sheet_hash, state.site, curriculum.reference)
    context["notes"] = notes(curriculum, made, config.site_name, project.edition)
    return context
