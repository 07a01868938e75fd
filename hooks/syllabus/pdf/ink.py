"""Measures the ink coverage of PDFs."""

import pypdfium2

DPI = 72  # at this resolution, thin lines count for slightly more than they use on paper


def ink_coverage(pdf: bytes) -> float:
    """Return the share of ink on all pages, from 0 to 1 and rounded to thousandths; gray counts by its darkness."""
    document = pypdfium2.PdfDocument(pdf)
    dark = area = 0
    for page in document:
        shades = bytes(page.render(scale=DPI / 72, grayscale=True).buffer)
        dark += 255 * len(shades) - sum(shades)
        area += len(shades)
    return round(dark / 255 / area, 3) if area else 0.0
