"""A page of the plain tree: its Markdown with the frame of our pages round it, made by the templates of the site.

The frame is HTML without empty lines, so that it stays HTML in any Markdown; an element that holds the page's text says
that there is Markdown in it.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from ..markup.opening import HEADING, PARAGRAPH_END, split_lead_source, split_source
from ..pages.frame import TEMPLATES, Frame, prepare
from ..programs.site_pages import ProgramPart
from ..translating.site_pages import NOT_TRANSLATED
from .settings import TEMPLATES as OWN

TEXT = "\0"  # stands for the text of the page until the frame is written; no text holds it


def around(
    body: str,
    template: str,
    frame: Frame,
    way: Callable[[str], str],
    program_part: ProgramPart,
    translated: Mapping[str, Any] = NOT_TRANSLATED,
) -> str:
    """Return a page's Markdown with all that belongs round it.

    `way` gives the address that leads from the page to an address below the root, or nothing where there is none.
    `translated` is what `TranslatedSite.told` returns of a translation.
    """
    is_sheet = frame.foot is not None
    opening, rest = split_lead_source(body.strip()) if is_sheet else split_source(body.strip(), frame.words)
    cut = PARAGRAPH_END if is_sheet else HEADING  # where the templates cut a page
    page = {"content": f"{TEXT}{cut}{TEXT}"}
    values = {**vars(frame), "page": page, "way": way, "program_part": program_part, **translated}
    before, between, after = environment().get_template(template).render(values).split(TEXT)
    between = _without_empty_lines(between.removeprefix(PARAGRAPH_END).removesuffix(HEADING))
    parts = (_without_empty_lines(before), opening, between, rest.strip(), _without_empty_lines(after))
    return "\n\n".join(filter(None, parts)) + "\n"


def _without_empty_lines(html: str) -> str:
    lines = (line.lstrip() for line in html.split("\n"))
    return "\n".join(line for line in lines if line)


@cache
def environment() -> Environment:
    """The templates of the frame, on a document that is none."""
    loader = FileSystemLoader([OWN, TEMPLATES])
    env = prepare(Environment(loader=loader, autoescape=True, undefined=StrictUndefined))
    env.filters["url"] = _url
    return env


@pass_context
def _url(context: Context, address: str) -> str:
    way: str = context["way"](address)
    return way
