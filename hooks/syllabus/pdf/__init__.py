"""Worksheets as tagged, fillable PDFs: the sheet's tree to plain data, Typst for the layout, pikepdf for the fields."""

from .errors import LayoutError, SheetError, TooManyPagesError, UnknownLetterError, UnknownTagError
from .sheet import PdfOptions, SheetInfo, SheetPdf, sheet_pdf

__all__ = [
    "LayoutError",
    "PdfOptions",
    "SheetError",
    "SheetInfo",
    "SheetPdf",
    "TooManyPagesError",
    "UnknownLetterError",
    "UnknownTagError",
    "sheet_pdf",
]
