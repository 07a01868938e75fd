"""The nodes that the layout reads: a text, or a mapping with its tag `t`, its children `k`, and what its tag needs."""

from typing import Any

from .plain_text import one_line, pieces

Node = str | dict[str, Any]


def text_nodes(text: str) -> list[Node]:
    """`text` on one line, with marks where a very long word may be broken."""
    first, *others = pieces(one_line(text))
    nodes: list[Node] = [first] if first else []
    for piece in others:
        nodes += [{"t": "may-break"}, piece]
    return nodes
