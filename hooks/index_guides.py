"""Make the index of guides for whoever leads a group; a site for participants has none."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from rendering.state import state_of
from syllabus.site.guide_index import INDEX_URL, guide_index


def on_post_build(config: MkDocsConfig) -> None:
    """Write the index as a script, since a page that was opened from a file may load no data."""
    state = state_of(config)
    if state.audience == "everyone":
        place = Path(config.site_dir) / INDEX_URL
        place.parent.mkdir(exist_ok=True)
        place.write_text(guide_index(state.project), encoding="utf-8")
