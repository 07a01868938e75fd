"""Translations beside their English, as the ledger of reviews and a packet have them."""

from collections.abc import Iterable

from ..reviews.translated import Pair
from .reading import Twin


def pairs_of(twins: Iterable[Twin]) -> dict[str, Pair]:
    """Return translations with their English, unit by unit, by path; those that have not as many are left out."""
    return {
        twin.path: Pair(twin.language, twin.english.path, twin.english.units, twin.units)
        for twin in twins
        if twin.value is not None and len(twin.english.units) == len(twin.units)
    }
