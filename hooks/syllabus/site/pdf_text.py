"""All that there is to read in a PDF that is not one of ours: its pages, title and fields, and what is attached."""

import io
from collections.abc import Iterator

import pikepdf
import pypdfium2

from ..pdf.printed_words import printed_text

READ = frozenset({"/EmbeddedFile", "/Metadata"})  # types of streams that hold a file or a text


def pdf_contents(data: bytes) -> Iterator[bytes]:
    """Yield as UTF-8 the text of the pages and all texts of the objects, and then the bytes of what is attached.

    Raises ValueError if the file is locked or damaged.
    """
    try:
        yield printed_text(data).encode("utf-8", "replace")
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for item in pdf.objects:
                yield "\n".join(_texts(item)).encode("utf-8", "replace")
                if isinstance(item, pikepdf.Stream) and str(item.get("/Type")) in READ:
                    yield item.read_bytes()
    except (pypdfium2.PdfiumError, pikepdf.PdfError, pikepdf.PasswordError, RecursionError) as error:
        raise ValueError(str(error)) from error


def _texts(item: pikepdf.Object) -> Iterator[str]:
    """Yield each text within an object; what it refers to is an object of its own."""
    if isinstance(item, pikepdf.String):
        yield str(item)
    elif isinstance(item, pikepdf.Array | pikepdf.Dictionary | pikepdf.Stream):
        for part in item if isinstance(item, pikepdf.Array) else item.values():
            if isinstance(part, pikepdf.Object) and not part.is_indirect:
                yield from _texts(part)
