"""The page that leads from `latest` to the newest edition."""

from pathlib import Path

from jinja2 import Template
from markupsafe import Markup

from ..words.catalogue import words_for

HREF = Markup("{{ href | urlencode }}")  # the place that mike fills, with a path as it is in its folder


def redirect_template(language: str) -> str:
    """Return the template of that page for mike, with its words in this language."""
    source = Path(__file__).with_suffix(".html").read_text(encoding="utf-8")
    template = Template(source, autoescape=True, keep_trailing_newline=True)
    text: str = template.render(words=words_for(language), href=HREF)
    return text
