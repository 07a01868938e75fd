"""Show the programs: their schedules and tables on pages, and the tables again for spreadsheets."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from rendering.state import BuildState, state_of
from syllabus.pdf.other_language import OtherLanguage
from syllabus.programs.plan import pages_by_sheet
from syllabus.programs.site_pages import program_files, program_part, program_scripts
from syllabus.translating.packets import other_languages


def on_page_context(context: Any, page: Page, config: MkDocsConfig, **_: Any) -> Any:
    """Add `program_part` to the template's context of a program's page."""
    state = state_of(config)
    own = state.pages.get(page.file.src_uri)
    if own is not None and own.kind == "program":
        given = state.project.plans, own, _lengths(state), state.cache("programs")
        context["program_part"] = program_part(*given, _others(state))
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Put the files beside the pages of each program; a site for participants has none."""
    state = state_of(config)
    state.cache("programs").prune()
    if state.audience == "everyone":
        given = state.project.plans, _lengths(state), state.site.address, _others(state)
        for url, text in {**program_files(*given), **program_scripts(*given)}.items():
            place = Path(config.site_dir) / url
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8", newline="")


def _others(state: BuildState) -> list[OtherLanguage]:
    return other_languages(own.site for own in state.translated.values())


def _lengths(state: BuildState) -> dict[str, int]:
    return pages_by_sheet({url: pdf.pages for url, pdf in state.pdfs.items()})
