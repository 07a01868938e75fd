"""Make the index of guides for whoever leads a group, and what they print; a site for participants has none."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from rendering.state import state_of
from syllabus.site.guide_index import INDEX_URL, guide_index
from syllabus.site.night_files import night_files, night_script


@event_priority(-75)  # when all pages are written, and before anybody looks at the finished site
def on_post_build(config: MkDocsConfig) -> None:
    """Write them as scripts, since a page that was opened from a file may load no data."""
    state, site = state_of(config), Path(config.site_dir)
    if state.audience == "everyone":
        lengths = {url: pdf.pages for url, pdf in state.pdfs.items()}
        _write(site / INDEX_URL, guide_index(state.project, lengths))
        for file in night_files(state.project):
            script = night_script(site, file, state.project.curriculum.language, state.cache("pages"))
            _write(site / file.url, script)


def _write(place: Path, text: str) -> None:
    place.parent.mkdir(exist_ok=True)
    place.write_text(text, encoding="utf-8")
