"""The nodes that the layout reads: a text, or a mapping with a tag `t`, children `k`, and the values that tag needs."""

from typing import Any

from .plain_text import one_line

Node = str | dict[str, Any]


def text_nodes(text: str) -> list[Node]:
    """Return `text` as nodes on one line."""
    line = one_line(text)
    return [line] if line else []
