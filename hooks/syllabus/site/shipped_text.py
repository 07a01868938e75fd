"""All that there is to read in a file as it is shipped: what it shows, what its tags say, and what is packed in it."""

import base64
import binascii
import bz2
import codecs
import gzip
import html
import io
import lzma
import re
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any, NamedTuple
from urllib.parse import unquote

MOST_LEVELS = 3  # of archives in one another
MOST_BYTES = 100_000_000  # unpacked, in one file
MOST_ESCAPES = 3  # in one another
SHORTEST = 15  # characters of eight words of one letter each
# Elements within a line, which may begin and end inside a word; in office files all but paragraphs, tabs and breaks.
WITHIN_LINES = (
    r"/?(?:a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|tspan"
    r"|u|var|wbr|text:span|[aw]:(?!p\b|tab\b|br\b)\w+)(?:\s[^<>]*)?/?>"
)
WITHIN_WORDS = re.compile(rf"<(?<=\w<){WITHIN_LINES}(?:<{WITHIN_LINES})*(?=\w)")
TAG = re.compile(r"</?[A-Za-z!?](?:[^<>]++|<(?!/?[A-Za-z!?]))*+>")
BROKEN_TAG = re.compile(r"""=\s*(?:"[^">]*>|'[^'>]*>)""")  # its value has a sign that ends a tag
HOLDS_TEXT = re.compile(r"<!\[CDATA\[|\]\]>|<!--|-->")
ESCAPED_TAG = re.compile(r"&(?:lt|LT|#0*60|#[xX]0*3[cC]);\s*[A-Za-z/!]")
ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([nrtfvb])|(\n|.))", re.DOTALL)
ESCAPE_OF_STYLES = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
BASE64 = re.compile(r";base64,([A-Za-z0-9+/=_-]{20,})")
FOLD = re.compile(r"\r?\n[ \t]")  # of calendars and address cards, also within a word
NUMBER_OF_ITEM = re.compile(r"(?m)^[ \t>]*\d{1,3}[.)][ \t]")
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Found(NamedTuple):
    """A text, and where in the file it stands: the path of what is packed in it, or nothing."""

    where: str
    text: str


class UnreadableError(Exception):
    """Says what was found instead of a file that can be looked into."""


def shipped_texts(name: str, data: bytes, seen: set[str], level: int = 0, where: str = "") -> Iterator[Found]:
    """Yield each text in the bytes of a file, whose `name` tells only how its lines are folded and its signs escaped.

    Tags and escaped pieces that are in `seen` are left out, and the others are put into it. Raises UnreadableError for
    an archive that is locked or damaged, or holds too much.
    """
    if level > MOST_LEVELS:
        raise UnreadableError(f"more than {MOST_LEVELS} archives in one another")
    if data[:1024].lstrip().startswith(b"%PDF-"):
        yield from _in_pdf(name, data, seen, level, where)
    elif b"PK\x05\x06" in data:
        yield from _in_zip(data, seen, level, where)
    elif data.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ")):
        inner = PurePosixPath(name).stem
        yield from shipped_texts(inner, _unpacked(data), seen, level + 1, f"{where}/{inner}")
    else:
        for text in _decoded(data):
            yield from _texts(name, text, seen, level, where)


def _in_pdf(name: str, data: bytes, seen: set[str], level: int, where: str) -> Iterator[Found]:
    from .pdf_text import pdf_contents  # noqa: PLC0415  # takes long to load, and our own PDFs do without

    try:
        for part in pdf_contents(data):
            yield from shipped_texts(name, part, seen, level + 1, where)
    except ValueError as error:
        raise UnreadableError(f"a locked or damaged PDF ({error})") from error


def _in_zip(data: bytes, seen: set[str], level: int, where: str) -> Iterator[Found]:
    left = MOST_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield Found(where, archive.comment.decode("utf-8", "replace"))
            for member in archive.infolist():
                yield Found(where, f"{member.filename}\n{member.comment.decode('utf-8', 'replace')}")
                with archive.open(member) as file:
                    unpacked = file.read(left + 1)
                left -= len(unpacked)
                if left < 0:
                    raise UnreadableError(f"more than {MOST_BYTES} bytes in an archive")
                yield from shipped_texts(member.filename, unpacked, seen, level + 1, f"{where}/{member.filename}")
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError) as error:
        raise UnreadableError(f"a damaged archive ({error})") from error
    except (RuntimeError, NotImplementedError) as error:  # a password, or a way to pack that Python lacks
        raise UnreadableError("a locked archive") from error


def _unpacked(data: bytes) -> bytes:
    open_packed: Any = {b"\x1f\x8b": gzip.open, b"BZ": bz2.open, b"\xfd7": lzma.open}[data[:2]]
    try:
        with open_packed(io.BytesIO(data)) as file:
            unpacked: bytes = file.read(MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
        raise UnreadableError(f"a damaged archive ({error})") from error
    if len(unpacked) > MOST_BYTES:
        raise UnreadableError(f"more than {MOST_BYTES} bytes in an archive")
    return unpacked


def _decoded(data: bytes) -> Iterator[str]:
    """Yield the bytes as text, in each encoding that may be meant."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            yield data.decode(encoding, "replace")
            return
    if b"\0" in data:  # two bytes or more for each letter, or no text
        yield data.decode("utf-16-le", "replace")
        yield data.decode("utf-16-be", "replace")
        data = data.replace(b"\0", b"")
    try:
        yield data.decode("utf-8")
    except UnicodeDecodeError:
        yield data.decode("utf-8", "replace")
        yield data.decode("cp1252", "replace")


def _texts(name: str, text: str, seen: set[str], level: int, where: str) -> Iterator[Found]:
    if name.endswith((".ics", ".vcf")):
        text = FOLD.sub("", text)
    yield from (Found(where, part) for part in _readings(name, text, seen))
    if "base64," in text:
        for match in BASE64.finditer(text):
            piece = match.group(1).replace("-", "+").replace("_", "/").rstrip("=")
            try:
                data = base64.b64decode(piece + "=" * (-len(piece) % 4))
            except binascii.Error:
                continue
            yield from shipped_texts(name, data, seen, level + 1, where)


def _readings(name: str, text: str, seen: set[str]) -> Iterator[str]:
    """Yield a text as it is read: without tags, then what the tags say, and all that is written with escapes."""
    for _ in range(MOST_ESCAPES):
        if "\\" in text:
            text = ESCAPE_OF_STYLES.sub(_letter_of_styles, text) if name.endswith(".css") else ESCAPE.sub(_letter, text)
        if "%" in text and PERCENT.search(text):
            yield from _unseen([part for part in text.split() if PERCENT.search(part)], seen, unquote)
        yield from _without_tags(text, seen)
        if ESCAPED_TAG.search(text):
            text = html.unescape(text)
        elif "\\" not in text:
            return


def _without_tags(text: str, seen: set[str]) -> Iterator[str]:
    if "<" not in text:
        yield NUMBER_OF_ITEM.sub("", text)
        return
    if "<!--" in text or "<![" in text:
        text = HOLDS_TEXT.sub(" ", text)
    yield TAG.sub(" ", WITHIN_WORDS.sub("-", text))  # a word that tags divide is compared whole and in parts
    yield from _unseen(TAG.findall(text), seen)
    if BROKEN_TAG.search(text):
        yield text


def _unseen(parts: list[str], seen: set[str], read: Callable[[str], str] = str) -> Iterator[str]:
    """Yield those parts that are long enough and not in `seen`; who goes on has found nothing in them."""
    fresh = [part for part in dict.fromkeys(parts) if len(part) >= SHORTEST and part not in seen]
    if fresh:
        yield "\n".join(map(read, fresh))
        seen.update(fresh)


def _letter(match: re.Match[str]) -> str:
    if code := match.group(1) or match.group(2) or match.group(3):
        return _character(code)
    return " " if match.group(4) else match.group(5).strip("\n")


def _letter_of_styles(match: re.Match[str]) -> str:
    return _character(match.group(1))


def _character(code: str) -> str:
    number = int(code, 16)
    return chr(number) if number <= sys.maxunicode else " "
