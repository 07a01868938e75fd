"""Write what other tools read: the catalogue of the site and the schemas of its records."""

import json
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from rendering.state import state_of
from syllabus.site.catalogue import catalogue
from syllabus.site.catalogue_translated import translations
from syllabus.site.schemas import schemas


def on_post_build(config: MkDocsConfig) -> None:
    """Put `catalogue.json` and `schema/*.json` at the root of the site."""
    state = state_of(config)
    site = Path(config.site_dir)
    data = catalogue(state.project.curriculum, state.project.edition, state.audience, state.pdfs, state.copies)
    data |= translations((translated.site for translated in state.translated.values()), state.pdfs)
    (site / "catalogue.json").write_text(_json(data), encoding="utf-8")
    (site / "schema").mkdir(exist_ok=True)
    for name, schema in schemas().items():
        (site / "schema" / f"{name}.json").write_text(_json(schema), encoding="utf-8")


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
