"""The offline copy of a site: a zip that opens by double-click, without a server or network."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from html import escape
from itertools import zip_longest
from pathlib import Path

from ..words.catalogue import Words
from .web_policy import with_csp

LINK = re.compile(r'(?<=\s)(href|src)="([^":?#]*)(#[^"]*)?"( download\b)?')
LEFT_OUT = ("sitemap.xml", "404.html")  # for search engines and servers only
BOOKS_PAGE = "books.html"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date that a zip can hold


def is_book(name: str) -> bool:
    """Return whether a file is a whole module in one PDF, or a copy to change in Word: a quarter of a site's bytes."""
    return name.endswith((".docx", "-workbook.pdf", "-facilitator-manual.pdf"))


def offline_zip(site: Path, name: str, words: Words | None = None) -> bytes:
    """Return the finished site in the folder `site` as a zip with one top-level folder, `name`.

    With `words`, the books are left to the zip that `books_name` calls. Links to them lead to a page that says so in
    these words, and that opens them once both zips are unpacked to one place.
    It holds the same each time. Its bytes may differ between machines, whose compressors differ: see `hold_the_same`.
    """
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    books = [place for place in files if words and is_book(place)]
    kept = [place for place in files if not place.startswith(LEFT_OUT) and not (words and is_book(place))]
    made = {place: _offline_content(files[place], place, site, has_books=words is None) for place in kept}
    if words:
        made[BOOKS_PAGE] = _books_page(books, books_name(name), words).encode("utf-8")
    return _zipped(made, name)


def books_name(name: str) -> str:
    """Return the name of the zip with the books of the site whose zip is called `name`."""
    return f"{name}-books.zip"


def books_zip(site: Path, name: str) -> bytes:
    """Return the books of a site as a zip for the same place as the other one."""
    places = sorted(path for path in site.rglob("*") if path.is_file() and is_book(path.name))
    return _zipped({path.relative_to(site).as_posix(): path.read_bytes() for path in places}, name)


def _offline_content(path: Path, place: str, site: Path, *, has_books: bool) -> bytes:
    content = path.read_bytes()
    if path.suffix != ".html":
        return content
    return offline_page(content.decode("utf-8"), place, site, has_books=has_books).encode("utf-8")


def _zipped(files: Mapping[str, bytes], folder: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, content in files.items():
            entry = zipfile.ZipInfo(f"{folder}/{place}", EPOCH)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return packed.getvalue()


def _books_page(places: Iterable[str], books: str, words: Words) -> str:
    """Return the page to which links to books lead: where they are, and a link to each."""
    items = "".join(
        f'<li id="{escape(place)}"><a href="{escape(place)}">{escape(place)}</a></li>\n' for place in places
    )
    page = f"""<!doctype html>
<html lang="{words.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>{escape(words.editions.books_title)}</title></head>
<body>
<main>
<h1>{escape(words.editions.books_title)}</h1>
<p>{escape(words.editions.books_about(name=books))}</p>
<p><a href="index.html">{escape(words.editions.books_start)}</a></p>
<ul>
{items}</ul>
</main>
</body>
</html>
"""
    return with_csp(BOOKS_PAGE, page)


def hold_the_same(one: bytes, other: bytes) -> bool:
    """Return whether two zips hold the same files in the same order, however they are compressed.

    What is no zip holds the same as nothing else.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(one)) as first, zipfile.ZipFile(io.BytesIO(other)) as second:
            pairs = list(zip_longest(first.infolist(), second.infolist()))
            return all(a and b and _about(a) == _about(b) for a, b in pairs) and all(
                first.read(a) == second.read(b) for a, b in pairs
            )
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError):
        return False


def _about(entry: zipfile.ZipInfo) -> tuple[object, ...]:
    return entry.filename, entry.file_size, entry.CRC, entry.date_time, entry.external_attr


def offline_page(page: str, path: str, site: Path, *, has_books: bool = True) -> str:
    """Return the page at `path` with links to folders changed to their index.html.

    A browser without a server would list the files of a folder instead. Without books, links to them lead to the page
    that says where they are.
    """

    def named(match: re.Match[str]) -> str:
        target, anchor = match.group(2), match.group(3) or ""
        destination = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
        if not has_books and is_book(target):
            return f'{match.group(1)}="{posixpath.relpath(BOOKS_PAGE, posixpath.dirname(path))}#{destination}"'
        if target and (site / destination).is_dir():
            target = posixpath.join(target, "index.html")
        return f'{match.group(1)}="{target}{anchor}"{match.group(4) or ""}'

    return LINK.sub(named, page).replace("<body ", '<body class="offline" ', 1)
