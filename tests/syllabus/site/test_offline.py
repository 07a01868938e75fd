"""Zips to take offline: what makes two of them the same."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from syllabus.site.offline import BOOKS_PAGE, EPOCH, books_zip, hold_the_same, offline_zip
from syllabus.words.catalogue import words_for

FILES = {"a/index.html": b"<p>One</p>" * 900, "a/b.pdf": bytes(range(256)) * 40}


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED, level: int = 6) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method, compresslevel=level) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), content, compress_type=method, compresslevel=level)
    return data.getvalue()


@pytest.mark.parametrize(("method", "level"), [(zipfile.ZIP_STORED, 0), (zipfile.ZIP_DEFLATED, 1)])
def test_zips_of_the_same_files_hold_the_same_however_compressed(method: int, level: int) -> None:
    one, other = zipped(FILES), zipped(FILES, method, level)
    assert one != other
    assert hold_the_same(one, other)


@pytest.mark.parametrize(
    "files",
    [
        {},
        {**FILES, "a/c.js": b"alert(1)"},
        {"a/index.html": FILES["a/index.html"]},
        {**FILES, "a/b.pdf": FILES["a/b.pdf"][:-1] + b"x"},
        {name.replace("b.pdf", "c.pdf"): content for name, content in FILES.items()},
        dict(reversed(FILES.items())),
    ],
)
def test_zips_of_other_files_do_not(files: Mapping[str, bytes]) -> None:
    assert not hold_the_same(zipped(FILES), zipped(files))
    assert not hold_the_same(zipped(files), zipped(FILES))


def test_what_is_no_zip_holds_the_same_as_nothing() -> None:
    whole = zipped(FILES)
    broken = bytearray(whole)
    broken[60] ^= 255  # within the first file
    for data in (b"", b"PK", whole[:-30], bytes(broken)):
        assert not hold_the_same(whole, data)


def test_a_zip_is_smaller_than_its_site_and_holds_it(tmp_path: Path) -> None:
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    data = offline_zip(tmp_path, "site")
    assert len(data) < sum(map(len, FILES.values())) / 2
    assert zipfile.ZipFile(io.BytesIO(data)).read("site/a/b.pdf") == FILES["a/b.pdf"]


def test_books_are_in_a_second_zip_for_the_same_place(tmp_path: Path) -> None:
    page = (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"></head><body >'
        '<a href="a-workbook.pdf" download>Book</a> <a href="sheet.pdf" download>Sheet</a></body></html>'
    )
    pdf = b"%PDF"
    site = {
        "index.html": b"",
        "m/index.html": page.encode(),
        "m/a-workbook.pdf": pdf,
        "m/sheet.pdf": pdf,
        "m/sheet.docx": b"PK",
    }
    for name, content in site.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    first = zipfile.ZipFile(io.BytesIO(offline_zip(tmp_path, "site", words_for("en"))))
    second = zipfile.ZipFile(io.BytesIO(books_zip(tmp_path, "site")))
    assert set(second.namelist()) == {"site/m/a-workbook.pdf", "site/m/sheet.docx"}
    assert set(first.namelist()) == {f"site/{name}" for name in (*site, BOOKS_PAGE)} - set(second.namelist())
    shown = first.read("site/m/index.html").decode()
    assert '<a href="../books.html#m/a-workbook.pdf">' in shown
    assert '<a href="sheet.pdf" download>' in shown
    told = first.read("site/books.html").decode()
    assert '<li id="m/a-workbook.pdf"><a href="m/a-workbook.pdf">' in told
    assert "site-books.zip" in told
    whole = zipfile.ZipFile(io.BytesIO(offline_zip(tmp_path, "site")))
    assert set(whole.namelist()) == {f"site/{name}" for name in site}
