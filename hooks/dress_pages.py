"""Give each page its menu, its help block and its status."""

from html import escape
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from syllabus.pages.chart import notes
from syllabus.pages.listings import sheet_choices, spaced
from syllabus.pages.menu import menu
from syllabus.pages.page_info import page_status
from syllabus.pages.qr import qr_svg
from syllabus.project import Project


def on_env(env: Environment, config: MkDocsConfig, **_: Any) -> Environment:
    """What is the same on every page: the help lines, and how a phone number is written."""
    reference = config.extra["project"].curriculum.reference
    env.filters["phone"] = spaced
    env.filters["qr"] = qr_svg
    env.globals["clinic"] = reference.clinic
    env.globals["help_lines"] = reference.help_block
    env.globals["sheet_footer"] = reference.sheet_footer
    return env


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    """Add `menu`, `status` and `notes` to the template's context."""
    project: Project = config.extra["project"]
    written = [(p.title or "", p.url) for p in nav.pages if p.file.generated_by is None]
    own_pages = project.local_pages(config.extra["audience"])
    written += [(own.record.title, own.slug.removesuffix(".md") + "/") for own in own_pages]
    context["menu"] = menu(project.curriculum, config.extra["audience"], written, page.url)
    context["sheets"] = sheet_choices(project.curriculum) if page.meta.get("template") == "basket.html" else ()
    if "description" in page.meta:  # the theme writes it into an attribute as it is
        page.meta["description"] = escape(str(page.meta["description"]))
    made = config.extra["pages"].get(page.file.src_uri)
    context["status"] = page_status(project.curriculum, made)
    context["notes"] = notes(project.curriculum, made, config.site_name, config.extra["edition"])
    return context
