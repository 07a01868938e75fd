"""Errors in sheets that prevent a PDF; messages read "expected ..., found ..."."""


class SheetError(Exception):
    """Raised for a sheet that cannot be printed; `expected` and `found` are phrases for a problem report."""

    def __init__(self, expected: str, found: str) -> None:
        super().__init__(expected, found)  # both, so that the error can be unpickled from a worker process
        self.expected = expected
        self.found = found

    def __str__(self) -> str:
        return f"expected {self.expected}, found {self.found}"


class UnknownTagError(SheetError):
    """Raised for an element that the layout does not support."""


class UnknownLetterError(SheetError):
    """Raised for a character that the font lacks."""


class TooManyPagesError(SheetError):
    """Raised for a sheet that is longer than both sides of one piece of paper."""


class LayoutError(SheetError):
    """Raised for any other error in the layout."""
