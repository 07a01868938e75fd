"""A comparison as one page that needs no network, and as Markdown for a merge request."""

import base64
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..content.problem import visible
from ..markup.code_span import code
from ..markup.table import table
from .compare import Comparison
from .sentences import Edit, TextChange

TEMPLATES = Path(__file__).parent / "templates"
STYLE = Path(__file__).parent / "comparison.css"
MOST_LETTERS = 60_000  # of Markdown; forges cut a description off beyond that
MOST_ROWS = 100  # of a table in Markdown
MOST_EDITS = 20_000  # on a page


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def as_html(comparison: Comparison, tokens: str) -> str:
    """Return the page. Whatever comes from a version is escaped; `tokens` is the CSS with the colors of the site."""
    texts, more = _first_edits(comparison.texts)
    return _templates().get_template("comparison.html").render(
        comparison=comparison,
        texts=texts,
        more_texts=more,
        words=comparison.words,
        style=Markup(tokens + STYLE.read_text(encoding="utf-8")),  # noqa: S704  # both are ours
        as_data=lambda picture: base64.b64encode(picture).decode(),
    )  # fmt: skip


def _first_edits(texts: tuple[TextChange, ...]) -> tuple[list[TextChange], int]:
    """Return as many of the texts as a page shows, and how many are left out."""
    shown, edits = [], 0
    for text in texts:
        edits += len(text.edits)
        if edits > MOST_EDITS:
            break
        shown.append(text)
    return shown, len(texts) - len(shown)


def as_markdown(comparison: Comparison) -> str:
    """Return the comparison as Markdown. Whatever comes from a version stands in code, so that nothing in it acts."""
    labels = comparison.words.comparing
    parts = [f"## {labels.title}", labels.between(before=comparison.before, after=comparison.after), *comparison.notes]
    for part in comparison.tables:
        rows = [[code(cell) for cell in row] for row in part.rows[:MOST_ROWS]]
        parts += [f"### {part.title}", table(part.heads, rows) if rows else labels.none]
        parts += [labels.more(len(part.rows) - MOST_ROWS)] if len(part.rows) > MOST_ROWS else []
    if comparison.sheets:
        lines = [f"- {code(sheet.title)}: {code(sheet.url)}" for sheet in comparison.sheets]
        parts += [f"### {labels.sheets}", "\n".join(lines)]
    parts.append(f"### {labels.sentences}")
    text = "\n\n".join(parts) + "\n"
    if len(text) > MOST_LETTERS:
        return f"{text[: text.rindex(chr(10), 0, MOST_LETTERS)]}\n\n…\n"
    for number, change in enumerate(comparison.texts):
        section = f"\n{code(change.path)}: {labels.of(change.what)}\n\n{_fenced(change)}\n"
        if len(text) + len(section) > MOST_LETTERS:
            return f"{text}\n{labels.more(len(comparison.texts) - number)}\n"
        text += section
    return text if comparison.texts else f"{text}\n{labels.none}\n"


def _fenced(change: TextChange) -> str:
    """Return the lines of a text before and after as a fenced block; each has a sign before it, so none closes it."""
    return "\n".join(["```diff", *(line for edit in change.edits for line in _signed(edit)), "```"])


def _signed(edit: Edit) -> Iterator[str]:
    for sign, kind in (("-", "old"), ("+", "new")):
        runs = [run.text for run in edit.runs if run.kind in ("same", kind)]
        if runs:
            yield f"{sign} {visible(''.join(runs))}"
