"""Worksheets as tagged, fillable PDFs: the sheet's tree to plain data, Typst for the layout, pikepdf for the fields."""

from .errors import LayoutError, SheetError, TooManyPagesError, UnknownLetterError, UnknownTagError
from .sheet import Document, Part, PdfOptions, SheetInfo, SheetPdf, document_pdf, sheet_document, sheet_pdf

__all__ = [
    "Document",
    "LayoutError",
    "Part",
    "PdfOptions",
    "SheetError",
    "SheetInfo",
    "SheetPdf",
    "TooManyPagesError",
    "UnknownLetterError",
    "UnknownTagError",
    "document_pdf",
    "sheet_document",
    "sheet_pdf",
]
