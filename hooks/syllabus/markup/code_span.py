"""Words as a span of code, in which nothing acts as Markdown."""

import re

from ..content.problem import visible

TICKS = re.compile(r"`+")


def code(words: str) -> str:
    """Return words as a span of code on one line."""
    text = visible(" ".join(words.split()))
    if not text:
        return ""
    ticks = "`" * (max((len(found) for found in TICKS.findall(text)), default=0) + 1)
    space = " " if "`" in text else ""
    return f"{ticks}{space}{text}{space}{ticks}"
