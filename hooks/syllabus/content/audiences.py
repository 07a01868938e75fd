"""Who reads: the audiences of modules, of texts and of whole sites."""

import os
from dataclasses import dataclass
from typing import Literal, get_args

Audience = Literal["participants", "families"]  # of a module
Readers = Literal["participants", "families", "facilitators", "everyone"]  # of a text
SiteAudience = Literal["everyone", "participants"]  # of a site; one for participants holds no guide at all


@dataclass(frozen=True)
class Reader:
    """What pages for an audience of modules have: the headings that are required, and a quick way out."""

    headings: tuple[str, ...]
    leaves_quickly: bool


READERS: dict[Audience, Reader] = {
    "participants": Reader(("Try it", "This week"), leaves_quickly=False),
    "families": Reader(("Try it", "Tonight and this week", "Stay safe", "Look after yourself"), leaves_quickly=True),
}
VARIABLE = "NINE_HOURS_AUDIENCE"


def is_for_patients(readers: str) -> bool:
    """Whether the rules for patients hold for a text: for all readers but facilitators, so that a new kind is safe."""
    return readers != "facilitators"


def site_audience(configured: str) -> SiteAudience:
    """Return the audience of a site: `configured` in mkdocs.yml, unless NINE_HOURS_AUDIENCE overrides it.

    Raises ValueError when it is none.
    """
    given = os.environ.get(VARIABLE) or configured
    for known in get_args(SiteAudience):
        if given == known:
            audience: SiteAudience = known
            return audience
    expected = " or ".join(f'"{known}"' for known in get_args(SiteAudience))
    raise ValueError(
        f'mkdocs.yml:1 audience: expected {expected}, found "{given}" - correct `extra.audience` or {VARIABLE}'
    )
