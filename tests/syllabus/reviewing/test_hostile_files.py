"""Files that came back and are no packet: each is told in a line, and nothing is written."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from came_back import BODY, commented, packet, parts_of, saved, signed, with_body, zipped
from curricula import copy_example
from hypothesis import given
from hypothesis import strategies as st

from syllabus.__main__ import main
from syllabus.content.problem import RefusedError
from syllabus.reviewing import word_file
from syllabus.reviewing.trace import read_trace
from syllabus.reviewing.word_file import read_word_bytes

DTD = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>'
REFUSED = 1


def with_part(name: str, data: bytes) -> bytes:
    return zipped({**parts_of(packet()), name: data})


def with_dtd(part: str) -> bytes:
    parts = parts_of(commented(packet(), "Thank you for reading.", "a"))
    text = parts[part].decode()
    head, _, rest = text.partition("?>") if text.startswith("<?xml") else ("", "", text)
    return zipped({**parts, part: f"{head}{'?>' if head else ''}{DTD}{rest}".encode()})


def deep() -> bytes:
    return with_part(BODY, b"<a>" * 5000 + b"</a>" * 5000)


def told(tmp_path: Path, data: bytes, capsys: pytest.CaptureFixture[str]) -> str:
    """What the command says of a file; it must end with 1, and leave the ledger as it is."""
    copy_example(tmp_path / "example")
    before = sorted((tmp_path / "example").rglob("*.yml"))
    place = saved(tmp_path, data)
    assert main(["comments", "--root", str(tmp_path / "example"), "--yes", str(place)]) == REFUSED
    assert sorted((tmp_path / "example").rglob("*.yml")) == before
    return capsys.readouterr().err


CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "no zip": (lambda: b"no zip at all", "expected a Word file, found something else"),
    "empty": (lambda: b"", "expected a Word file, found something else"),
    "cut": (lambda: packet()[:5000], "expected a Word file, found something else"),
    "another zip": (lambda: zipped({"a.txt": b"a"}), "expected a Word file, found another zip"),
    "macros": (lambda: with_part("word/vbaProject.bin", b"x"), "expected a Word file without macros, found macros"),
    "entities": (lambda: with_dtd(BODY), f"expected plain XML in {BODY}, found a document type"),
    "entities in comments": (lambda: with_dtd("word/comments.xml"), "expected plain XML in word/comments.xml"),
    "no XML": (lambda: with_part(BODY, b"<a>"), f"expected well-formed XML in {BODY}, found something else"),
    "deep": (deep, f"expected at most 200 levels in {BODY}, found more"),
    "many elements": (
        lambda: with_part(BODY, b"<a>" + b"<b/>" * 1_100_000 + b"</a>"),
        f"expected at most 1,000,000 elements in {BODY}, found more",
    ),
    "bomb": (lambda: with_part(BODY, b" " * 50_000_000), f"expected at most 40,000,000 bytes in {BODY}, found more"),
    "many parts": (
        lambda: zipped({**parts_of(packet()), **{f"a/{n}": b"" for n in range(2500)}}),
        "expected at most 2,000 parts, found",
    ),
    "many comments": (
        lambda: commented(packet(), "Thank you for reading.", "a", times=10_000),
        "expected at most 1,000 comments, found 10,000",
    ),
    "another file": (
        lambda: with_body(packet(), lambda body: body.replace("nine-hours-review 1", "something else")),
        "expected a packet of `make review`, found another Word file",
    ),
    "last page changed": (
        lambda: with_body(packet(), lambda body: body.replace("| curriculum/", "| ../../etc/")),
        "expected the last page of the packet as it was sent, found it changed",
    ),
    "text of another curriculum": (
        lambda: signed(with_body(packet(), lambda body: body.replace("/a-short-walk/session", "/no-walk/session"))),
        "review-document: expected a text of the curriculum",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_file_is_told_and_nothing_is_written(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make, said = CASES[name]
    assert said in told(tmp_path, make(), capsys)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_file, "MOST_BYTES", 100)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("it was read"))
    place = tmp_path / "a.docx"
    place.write_text("a" * 101)
    with pytest.raises(RefusedError, match="at most 100 bytes, found 101"):
        word_file.read_word_file(place)


@pytest.mark.parametrize("name", ["none.docx", "."])
def test_a_file_that_is_none_is_told(name: str, tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="expected a Word file, found"):
        word_file.read_word_file(tmp_path / name)


@given(st.data())
def test_no_damage_leaves_more_than_a_message(data: st.DataObject) -> None:
    parts = parts_of(packet())
    body = parts[BODY]
    at = data.draw(st.integers(0, len(body) - 1))
    junk = data.draw(st.binary(max_size=20) | st.sampled_from([b"<w:p>", b"</w:p>", b"<w:ins>", b" | ", b"&#0;"]))
    cut = data.draw(st.integers(0, 300))
    with suppress(RefusedError):  # and nothing else
        file = read_word_bytes(zipped({**parts, BODY: body[:at] + junk + body[at + cut :]}))
        read_trace(paragraph.new for paragraph in file.paragraphs)
