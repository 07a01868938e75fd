"""Errors in sheets that prevent a PDF; messages read "expected ..., found ..."."""


class SheetError(Exception):
    """Raised for a sheet that cannot be printed; `expected`, `found` and `fix` are phrases for a problem report.

    `line` is that of the file.
    """

    rule = "sheet-unprintable"
    fix = "write it in another way"

    def __init__(self, expected: str, found: str, line: int = 1) -> None:
        super().__init__(expected, found, line)  # all, so that the error can be unpickled from a worker process
        self.expected = expected
        self.found = found
        self.line = line

    def __str__(self) -> str:
        return f"expected {self.expected}, found {self.found}"


class UnknownTagError(SheetError):
    """Raised for an element that the layout does not support."""


class UnknownLetterError(SheetError):
    """Raised for a character that the font lacks."""


class TooManyPagesError(SheetError):
    """Raised for a sheet that is longer than both sides of one piece of paper."""


class CardTooLongError(SheetError):
    """Raised for words that do not fit on their card, even in the smallest letters."""

    rule = "card-fit"
    fix = "say it shorter, or give the set a smaller `per_page`"


class WalletCardError(SheetError):
    """Raised for a part of a wallet card whose words are too long for it in standard print."""

    rule = "wallet-fit"
    fix = "say it shorter, or end the part earlier with a line `---`"


class LayoutError(SheetError):
    """Raised for any other error in the layout."""
