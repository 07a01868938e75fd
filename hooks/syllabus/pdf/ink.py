"""How much ink a PDF takes."""

import pypdfium2

DPI = 72  # thin lines weigh a little more than on paper, so the figure errs on the side of ink


def ink_coverage(pdf: bytes) -> float:
    """The share of the paper that is black, over all pages, from 0 to 1 in thousandths; gray counts by its darkness."""
    document = pypdfium2.PdfDocument(pdf)
    dark = area = 0
    for page in document:
        shades = bytes(page.render(scale=DPI / 72, grayscale=True).buffer)
        dark += 255 * len(shades) - sum(shades)
        area += len(shades)
    return round(dark / 255 / area, 3) if area else 0.0
