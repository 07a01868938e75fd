"""Show the programs: their schedules and tables on pages, and the tables again for spreadsheets."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from syllabus.build.cache import Cache, store
from syllabus.programs.plan import pages_by_sheet
from syllabus.programs.site_pages import program_files, program_part
from syllabus.project import Project


def on_page_context(context: Any, page: Page, config: MkDocsConfig, **_: Any) -> Any:
    """Add `program_part` to the template's context of a program's page."""
    project: Project = config.extra["project"]
    own = config.extra["pages"].get(page.file.src_uri)
    if own is not None and own.kind == "program":
        context["program_part"] = program_part(project.plans, own, _lengths(config), _store(config))
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Put the files beside the pages of each program; a site for participants has none."""
    _store(config).keep_to()
    project: Project = config.extra["project"]
    if config.extra["audience"] == "everyone":
        for url, text in program_files(project.plans, _lengths(config)).items():
            place = Path(config.site_dir) / url
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8", newline="")


def _lengths(config: MkDocsConfig) -> dict[str, int]:
    return pages_by_sheet({url: made.pages for url, made in config.extra["pdfs"].items()})


def _store(config: MkDocsConfig) -> Cache:
    return store(Path(config.config_file_path).parent, "programs")
