"""The URLs of the files that stand beside pages: PDFs and Word copies, relative to the site root."""

from .assemble import Page


def pdf_urls(url: str, slug: str) -> tuple[str, str]:
    """Return the URLs of the standard and large-print PDFs of the sheet at `url`."""
    return f"{url}{slug}.pdf", f"{url}{slug}-large-print.pdf"


def both_pdf_url(url: str, slug: str, languages: tuple[str, str]) -> str:
    """Return the URL of the PDF that has a sheet in two languages; `url` is that of the translation."""
    return f"{url}{slug}-{'-'.join(languages)}.pdf"


def word_copy_url(url: str, slug: str) -> str:
    """Return the URL of the Word copy of the sheet at `url`."""
    return f"{url}{slug}.docx"


def guide_copy_url(url: str, session: str) -> str:
    """Return the URL of the Word copy of the guide at `url`, whose session has this slug."""
    return word_copy_url(url, f"{session}-guide")


def packet_url(page: Page) -> str:
    """Return the URL of the session packet for one person, for a page of the session."""
    return f"{page.module}/{page.session}/{page.session}-packet.pdf"


def workbook_url(module: str) -> str:
    """Return the URL of a module's workbook."""
    return f"{module}/{module}-workbook.pdf"


def manual_url(module: str) -> str:
    """Return the URL of a module's facilitator manual."""
    return f"{module}/{module}-facilitator-manual.pdf"
