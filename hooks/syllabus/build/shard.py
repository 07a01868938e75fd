"""A share of the work of one build, for several machines at once: NINE_HOURS_SHARE=1/2 is the first of two.

Each machine fills its own cache with its share. Caches are joined by copying their files into one folder, since a file
is named after all that went into it; a build with the joined cache then finds everything made.
"""

import os
import re
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
SHARE = "NINE_HOURS_SHARE"


def share() -> tuple[int, int] | None:
    """The number of this share, from 0, and how many there are; None when all work is done here. Raises ValueError."""
    given = os.environ.get(SHARE)
    if not given:
        return None
    match = re.fullmatch(r"([1-9]\d*)/([1-9]\d*)", given)
    if match is None or int(match[1]) > int(match[2]):
        raise ValueError(f'{SHARE}: expected a share such as 1/2, found "{given}" - correct it')
    return int(match[1]) - 1, int(match[2])


def own(keyed: Sequence[tuple[str, T]]) -> list[tuple[str, T]]:
    """What belongs to this share, by its key; keys are hashes and so fall evenly. Raises ValueError."""
    mine = share()
    return [pair for pair in keyed if mine is None or int(pair[0][:8], 16) % mine[1] == mine[0]]
