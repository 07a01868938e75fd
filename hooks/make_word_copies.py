"""Write the Word copies of sheets and guides, or take them from the cache; a site for participants has none."""

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from rendering.state import state_of
from syllabus.content.problem import report


def on_pre_build(config: MkDocsConfig) -> None:
    """Make the copies; with NINE_HOURS_PDFS=no there are none, as there are no PDFs."""
    if os.environ.get("NINE_HOURS_PDFS") == "no":
        return
    from syllabus.docx.files import make_copies, site_copies  # noqa: PLC0415  # takes long to load

    state = state_of(config)
    jobs = site_copies(state.project.curriculum, state.project.pages(state.audience), state.site, state.audience)
    state.copies, problems = make_copies(jobs, state.cache("docx"))
    if problems:
        raise PluginError(report(problems))


def on_post_build(config: MkDocsConfig) -> None:
    """Put the files into the site."""
    for url, data in state_of(config).copies.items():
        place = Path(config.site_dir) / url
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
