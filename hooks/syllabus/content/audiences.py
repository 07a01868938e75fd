"""The audiences of modules, texts and whole sites."""

import os
from dataclasses import dataclass
from typing import Literal, get_args

Audience = Literal["participants", "families"]  # of a module
Readers = Literal["participants", "families", "facilitators", "everyone"]  # of a text
SiteAudience = Literal["everyone", "participants"]  # of a site; one for participants has no guides


@dataclass(frozen=True)
class Reader:
    """What pages for an audience of modules have: the headings that are required, and a quick way out."""

    headings: tuple[str, ...]
    leaves_quickly: bool


READERS: dict[Audience, Reader] = {
    "participants": Reader(("Try it", "This week"), leaves_quickly=False),
    "families": Reader(("Try it", "This week", "Stay safe", "Look after yourself"), leaves_quickly=True),
}
VARIABLE = "NINE_HOURS_AUDIENCE"


def is_for_patients(readers: str) -> bool:
    """Return whether the rules for patients apply to a text: for all readers except facilitators, known or not."""
    return readers != "facilitators"


def site_audience(configured: str) -> SiteAudience:
    """Return the audience of a site: `configured` in mkdocs.yml, unless NINE_HOURS_AUDIENCE overrides it.

    Raises ValueError for an unknown audience.
    """
    requested = os.environ.get(VARIABLE) or configured
    for known in get_args(SiteAudience):
        if requested == known:
            audience: SiteAudience = known
            return audience
    expected = " or ".join(f'"{known}"' for known in get_args(SiteAudience))
    raise ValueError(
        f'mkdocs.yml:1 audience: expected {expected}, found "{requested}" - correct `extra.audience` or {VARIABLE}'
    )
