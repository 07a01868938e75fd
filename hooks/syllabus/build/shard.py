"""Shards split the work of one build over several machines: NINE_HOURS_SHARD=1/2 is the first of two.

Each machine fills its own cache with its shard. Caches merge by copying their files into one folder, since a file is
named after the hash of everything that went into it; a build with the merged cache finds all of its work done.
"""

import os
import re
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
SHARD_VARIABLE = "NINE_HOURS_SHARD"


def shard() -> tuple[int, int] | None:
    """Return the index of this machine's shard, from 0, and the number of shards; None when there is only one.

    Raises ValueError when the variable holds anything else.
    """
    given = os.environ.get(SHARD_VARIABLE)
    if not given:
        return None
    match = re.fullmatch(r"([1-9]\d*)/([1-9]\d*)", given)
    if match is None or int(match[1]) > int(match[2]):
        raise ValueError(f'{SHARD_VARIABLE}: expected a shard such as 1/2, found "{given}" - correct it')
    return int(match[1]) - 1, int(match[2])


def in_shard(keyed: Sequence[tuple[str, T]]) -> list[tuple[str, T]]:
    """Return the items whose key falls into this machine's shard; keys are hashes, so shards are even.

    Raises ValueError as `shard` does.
    """
    own = shard()
    return [pair for pair in keyed if own is None or int(pair[0][:8], 16) % own[1] == own[0]]
