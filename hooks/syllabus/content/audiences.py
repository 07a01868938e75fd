"""Who reads: the audiences of modules, of texts and of whole sites."""

import os
from typing import Literal, get_args

Audience = Literal["participants", "families"]  # of a module
Readers = Literal["participants", "families", "facilitators", "everyone"]  # of a text
SiteAudience = Literal["everyone", "participants"]  # of a site; one for participants holds no guide at all
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
