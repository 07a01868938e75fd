"""The nodes that the layout reads: a text, or a mapping with a tag `t`, children `k`, and the values that tag needs."""

from typing import Any

from .plain_text import one_line, pieces

Node = str | dict[str, Any]


def text_nodes(text: str) -> list[Node]:
    """Return `text` as nodes on one line, with break opportunities in very long words."""
    first, *others = pieces(one_line(text))
    nodes: list[Node] = [first] if first else []
    for piece in others:
        nodes += [{"t": "may-break"}, piece]
    return nodes
