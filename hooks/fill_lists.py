"""Write the lists of the hand-written pages."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from syllabus.project import Project


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str | None:
    """The page with its lists, help lines and sources written out; None for pages that are ready."""
    project: Project = config.extra["project"]
    for written in project.docs:
        if written.slug == page.file.src_uri:
            page.meta.setdefault("template", written.record.template)
            page.meta["tags"] = written.record.words
            if written.record.audience == "facilitators" or not written.record.in_search:
                page.meta["search"] = {"exclude": True}
            return project.docs_markdown(written, config.extra["audience"])
    return None
