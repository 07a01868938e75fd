"""What a finished PDF is, for those who only tell of it and do not load what makes it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RenderedPdf:
    """A finished PDF: its bytes, its pages, and the share of the paper that is inked (0 to 1)."""

    data: bytes
    pages: int
    ink: float
