"""The settings that a sheet is printed with: the size of paper, and the address of the site."""

import re

PAPERS = ("letter", "a4")
ADDRESS = re.compile(r"[A-Za-z0-9.-]+(?::\d{1,5})?(?:/[A-Za-z0-9._~-]+)*")
MOST_OF_ADDRESS = 100  # letters; with the longest name of a sheet behind it, a QR code can still be scanned


def paper(value: str) -> str:
    """Return `value` if it is a size of paper. Raises ValueError with the sizes there are."""
    if value not in PAPERS:
        raise ValueError(f"one of {', '.join(PAPERS)}")
    return value


def address(value: str) -> str:
    """Return `value` if a site may be published there. Raises ValueError with what an address looks like."""
    if len(value) > MOST_OF_ADDRESS or not ADDRESS.fullmatch(value):
        raise ValueError(f"an address such as ours.example/nine, of at most {MOST_OF_ADDRESS} letters")
    return value
