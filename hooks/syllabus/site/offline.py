"""The offline copy of a site: a zip that opens by double-click, without a server or network."""

import io
import posixpath
import re
import zipfile
import zlib
from itertools import zip_longest
from pathlib import Path

LINK = re.compile(r'(?<=\s)(href|src)="([^":?#]*)(#[^"]*)?"')
LEFT_OUT = ("sitemap.xml", "404.html")  # for search engines and servers only
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date that a zip can hold


def offline_zip(site: Path, name: str) -> bytes:
    """Return the finished site in the folder `site` as a zip with one top-level folder, `name`.

    It holds the same each time. Its bytes may differ between machines, whose compressors differ: see `hold_the_same`.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(site.rglob("*")):
            name_in_site = path.relative_to(site).as_posix()
            if not path.is_file() or name_in_site.startswith(LEFT_OUT):
                continue
            content = path.read_bytes()
            if path.suffix == ".html":
                content = offline_page(content.decode("utf-8"), name_in_site, site).encode("utf-8")
            entry = zipfile.ZipInfo(f"{name}/{name_in_site}", EPOCH)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return packed.getvalue()


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


def offline_page(page: str, path: str, site: Path) -> str:
    """Return the page at `path` with links to folders changed to their index.html.

    A browser without a server would list the files of a folder instead.
    """

    def named(match: re.Match[str]) -> str:
        target, anchor = match.group(2), match.group(3) or ""
        destination = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
        if target and (site / destination).is_dir():
            target = posixpath.join(target, "index.html")
        return f'{match.group(1)}="{target}{anchor}"'

    return LINK.sub(named, page).replace("<body ", '<body class="offline" ', 1)
