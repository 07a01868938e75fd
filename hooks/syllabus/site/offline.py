"""The offline form of a site: one zip that opens from a memory stick by double click, with no server and no network."""

import io
import posixpath
import re
import zipfile
from pathlib import Path

LINK = re.compile(r'(?<=\s)(href|src)="([^":?#]*)(#[^"]*)?"')
LEFT_OUT = "sitemap.xml"  # it is for search engines
MOMENT = (1980, 1, 1, 0, 0, 0)  # the first that a zip can hold


def offline_zip(site: Path, name: str) -> bytes:
    """The finished site in the folder `site` as a zip whose only folder is `name`; the same site gives the same bytes.

    Files are stored and not compressed: compressors differ between machines, and most of the bytes are PDFs.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for place in sorted(site.rglob("*")):
            path = place.relative_to(site).as_posix()
            if not place.is_file() or path.startswith(LEFT_OUT):
                continue
            content = place.read_bytes()
            if place.suffix == ".html":
                content = offline_page(content.decode("utf-8"), path, site).encode("utf-8")
            entry = zipfile.ZipInfo(f"{name}/{path}", MOMENT)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return packed.getvalue()


def offline_page(page: str, path: str, site: Path) -> str:
    """A page whose links name files, since a folder would open as a list of files."""

    def named(match: re.Match[str]) -> str:
        target, anchor = match.group(2), match.group(3) or ""
        place = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
        if target and (site / place).is_dir():
            target = posixpath.join(target, "index.html")
        return f'{match.group(1)}="{target}{anchor}"'

    return LINK.sub(named, page).replace("<body ", '<body class="offline" ', 1)
