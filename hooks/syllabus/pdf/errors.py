"""What can be wrong with a sheet that is to become a PDF. A message fits into `expected ..., found ...`."""


class SheetError(Exception):
    """A sheet that cannot be printed; `expected` and `found` are phrases for a problem's line."""

    def __init__(self, expected: str, found: str) -> None:
        super().__init__(expected, found)  # both, so that an error survives its way out of a worker process
        self.expected = expected
        self.found = found

    def __str__(self) -> str:
        return f"expected {self.expected}, found {self.found}"


class UnknownTagError(SheetError):
    """An element that the layout has no form for."""


class UnknownLetterError(SheetError):
    """A letter that the font does not have."""


class TooManyPagesError(SheetError):
    """A sheet that is longer than both sides of one piece of paper."""


class LayoutError(SheetError):
    """Anything else that the layout refused."""
