"""Make the PDFs of all sheets, or take them from the cache."""

import os
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from rendering.state import state_of
from syllabus.content.problem import report


def on_pre_build(config: MkDocsConfig) -> None:
    """Make the PDFs; a sheet that cannot be printed ends the build before a file is written.

    With NINE_HOURS_PDFS=no there are none, and links to them lead nowhere: for a quick look while writing.
    """
    if os.environ.get("NINE_HOURS_PDFS") == "no":
        return
    from syllabus.pdf.files import make_all, site_jobs  # noqa: PLC0415  # takes long to load
    from syllabus.pdf.two_languages import translated_jobs  # noqa: PLC0415  # likewise

    state = state_of(config)
    usual = state.project.curriculum, state.project.pages(state.audience)
    jobs = site_jobs(*usual, state.site)
    for own in (translated.site for translated in state.translated.values()):
        jobs += translated_jobs(*usual, own.translation.curriculum, own.pages, own.current_pages, state.site)
    state.pdfs, problems = make_all(jobs, state.cache("pdf"), _show_progress)
    if problems:
        raise PluginError(report(problems))


def on_post_build(config: MkDocsConfig) -> None:
    """Put the files into the site."""
    for url, pdf in state_of(config).pdfs.items():
        place = Path(config.site_dir) / url
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(pdf.data)


def _show_progress(done: int, of: int) -> None:
    """Print a line of progress, for people at a terminal."""
    if sys.stderr.isatty():
        print(f"\r  PDFs: {done} of {of}", end="\n" if done == of else "", file=sys.stderr, flush=True)
