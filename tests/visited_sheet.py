"""A sheet as it is visited by the checks of its PDF."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from xml.etree.ElementTree import Element

import pikepdf
from pdf_sheets import Place, opened, places

from syllabus.pdf.sheet import PdfOptions, SheetInfo, SheetPdf


@dataclass(frozen=True)
class Sheet:
    """A sheet as it is visited: its page, its PDF once made and once written to `file`, and what each check needs."""

    page: Element
    info: SheetInfo
    options: PdfOptions
    made: SheetPdf
    file: Path

    @cached_property
    def pdf(self) -> pikepdf.Pdf:
        """Opened once, and only looked at."""
        return opened(self.made)

    @cached_property
    def places(self) -> list[Place]:
        """Where somebody can fill something in."""
        return places(self.made)


Check = Callable[[Sheet], Iterator[str]]
