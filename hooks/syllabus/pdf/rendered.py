"""A rendered PDF as a plain value, for modules that do not need the renderer."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RenderedPdf:
    """A rendered PDF: its bytes, its number of pages, and its ink coverage from 0 to 1.

    `text` is what it prints and says of itself.
    """

    data: bytes
    pages: int
    ink: float
    text: str = ""
