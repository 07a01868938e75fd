"""What a site says of itself on everything it prints."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Site:
    """`address` is where editions are published, without https and slash; `paper` is letter or a4."""

    name: str
    edition: str
    address: str
    paper: str
    licence: str = "CC BY 4.0"
