"""Reads a Word file that came back: its paragraphs, comments, tracked changes and content controls (ISO/IEC 29500-1).

The file comes from outside: its size is bounded before anything is unpacked, a document type ends the reading, and
nothing in it is run or followed.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, TreeBuilder
from xml.parsers import expat

from ..content.problem import RefusedError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN, COMMENTS = "word/document.xml", "word/comments.xml"
MOST_BYTES = 60_000_000  # of the file
MOST_UNPACKED = 40_000_000  # of one part
MOST_PARTS = 2_000
MOST_COMMENTS = 1_000
MOST_CHANGES = 2_000
MOST_ELEMENTS = 1_000_000  # of one part; a packet of a module has a tenth of it
MOST_DEPTH = 200  # of elements; a nested table takes five
MACROS = ("vbaproject.bin", "vbadata.xml")
OLD_WORDS, NEW_WORDS = f"{W}delText", f"{W}t"
BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": " "}
GONE, CAME = (f"{W}del", f"{W}moveFrom"), (f"{W}ins", f"{W}moveTo")


@dataclass
class Paragraph:
    """A paragraph as it was sent (`old`) and as it came back (`new`), its bookmarks, and who changed it.

    `row` is the number of its table row, or 0. `is_joined` says that its end was taken out or put in.
    """

    old: str = ""
    new: str = ""
    marks: list[str] = field(default_factory=list)
    authors: dict[str, None] = field(default_factory=dict)
    row: int = 0
    is_joined: bool = False


@dataclass(frozen=True)
class Comment:
    """A comment: who wrote what, the words it was made on, and the number of the paragraph where they begin, or -1."""

    author: str
    says: str
    on: str
    at: int


@dataclass(frozen=True)
class WordFile:
    """What a Word file holds; `controls` has what was filled in, by the tag of its place."""

    paragraphs: tuple[Paragraph, ...]
    comments: tuple[Comment, ...]
    controls: dict[str, str]


def read_word_file(place: Path) -> WordFile:
    """Return what the Word file at `place` holds. Raises RefusedError for any other file, and for what is too large."""
    try:
        if place.stat().st_size > MOST_BYTES:
            raise _refused(f"at most {MOST_BYTES:,} bytes", f"{place.stat().st_size:,}", "send it without new pictures")
        data = place.read_bytes()
    except FileNotFoundError as error:
        raise _refused("a Word file", f"none at {place}", "name it with FILE") from error
    except IsADirectoryError as error:
        raise _refused("a Word file", f"the folder {place}", "name the file in it with FILE") from error
    return read_word_bytes(data)


def read_word_bytes(data: bytes) -> WordFile:
    """Return what these bytes of a Word file hold. Raises RefusedError as above."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if len(names) > MOST_PARTS:
                raise _refused(f"at most {MOST_PARTS:,} parts", f"{len(names):,}", "save it again in Word")
            if any(name.lower().rpartition("/")[2] in MACROS for name in names):
                raise _refused("a Word file without macros", "macros", "save it as .docx, and look who sent it")
            if MAIN not in names:
                raise _refused("a Word file", "another zip", "save it as .docx")
            body = _tree(archive, MAIN)
            notes = _tree(archive, COMMENTS) if COMMENTS in names else None
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError) as error:
        raise _refused("a Word file", "something else", "save it as .docx, without a password") from error
    reader = _Reader()
    reader.walk(body)
    return WordFile(tuple(reader.paragraphs), tuple(_comments(notes, reader)), reader.controls)


def _refused(expected: str, found: str, fix: str) -> RefusedError:
    return RefusedError(f"expected {expected}, found {found} - {fix}")


def _tree(archive: zipfile.ZipFile, name: str) -> Element:
    with archive.open(name) as part:
        data = part.read(MOST_UNPACKED + 1)  # whatever size the archive claims
    if len(data) > MOST_UNPACKED:
        raise _refused(f"at most {MOST_UNPACKED:,} bytes in {name}", "more", "save it again in Word")
    return parsed(data, name)


def parsed(data: bytes, name: str) -> Element:
    """Return the tree of XML. Raises RefusedError for a document type, which could define anything, and for no XML."""
    parser, builder, depth, count = expat.ParserCreate(namespace_separator="}"), TreeBuilder(), 0, 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if count > MOST_ELEMENTS:
            raise _refused(f"at most {MOST_ELEMENTS:,} elements in {name}", "more", "save it again in Word")
        if depth > MOST_DEPTH:
            raise _refused(f"at most {MOST_DEPTH} levels in {name}", "more", "save it again in Word")
        builder.start(_full(tag), {_full(key): value for key, value in attributes.items()})

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_full(tag))

    def refuse(*_: object) -> None:
        raise _refused(f"plain XML in {name}", "a document type", "save it again in Word, and look who sent it")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
        return builder.close()
    except (expat.ExpatError, ParseError, ValueError, AssertionError, LookupError) as error:
        raise _refused(f"well-formed XML in {name}", "something else", "save it again in Word") from error


def _full(name: str) -> str:
    return "{" + name if "}" in name else name


class _Reader:
    """Walks the body once, in reading order."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.controls: dict[str, str] = {}
        self.open: dict[str, list[str]] = {}  # comments whose words are being read
        self.words: dict[str, str] = {}
        self.places: dict[str, int] = {}
        self.rows = self.changes = 0

    def walk(self, element: Element, row: int = 0, state: str = "") -> None:
        """Read an element; `state` is old or new inside of a tracked change."""
        tag = element.tag
        if tag == f"{W}p":
            self.paragraphs.append(Paragraph(row=row))
            self.ends(element)
        elif tag == f"{W}tr":
            self.rows += 1
            row = self.rows
        elif tag in GONE or tag in CAME:
            state = "old" if tag in GONE else "new"
            self.changed(element)
        else:
            self.piece(element, state)
        if tag == f"{W}sdt":
            self.control(element, row, state)
        else:
            for child in element:
                if child.tag not in (f"{W}pPr", f"{W}rPr", f"{W}sdtPr"):
                    self.walk(child, row, state)

    def piece(self, element: Element, state: str) -> None:
        """Read what stands within a paragraph: words, the ends of comments, bookmarks."""
        tag = element.tag
        if tag in (f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference"):
            self.comment(tag, element.get(f"{W}id", ""))
        elif tag == f"{W}bookmarkStart" and self.paragraphs:
            self.paragraphs[-1].marks.append(element.get(f"{W}name", ""))
        elif tag in (OLD_WORDS, NEW_WORDS):
            self.text(element.text or "", "old" if tag == OLD_WORDS else state)
        elif tag in BREAKS:
            self.text(BREAKS[tag], state)

    def control(self, element: Element, row: int, state: str) -> None:
        about, at = element.find(f"{W}sdtPr"), len(self.paragraphs)
        before = self.paragraphs[-1].new if self.paragraphs else ""
        for child in element.findall(f"{W}sdtContent"):
            self.walk(child, row, state)
        tag = about.find(f"{W}tag") if about is not None else None
        if about is None or tag is None:
            return
        inside = [paragraph.new for paragraph in self.paragraphs[at:]]
        own = self.paragraphs[at - 1].new[len(before) :] if at else ""
        is_empty = about.find(f"{W}showingPlcHdr") is not None
        self.controls[tag.get(f"{W}val", "")] = "" if is_empty else " ".join(" ".join([own, *inside]).split())

    def ends(self, paragraph: Element) -> None:
        marks = paragraph.find(f"{W}pPr/{W}rPr")
        for change in marks if marks is not None else ():
            if change.tag in GONE or change.tag in CAME:
                self.paragraphs[-1].is_joined = True
                self.changed(change)

    def changed(self, element: Element) -> None:
        self.changes += 1
        if self.changes > MOST_CHANGES:
            raise _refused(f"at most {MOST_CHANGES:,} tracked changes", "more", "ask for comments instead")
        if self.paragraphs:
            self.paragraphs[-1].authors[element.get(f"{W}author", "")] = None

    def comment(self, tag: str, number: str) -> None:
        at = len(self.paragraphs) - 1
        self.places.setdefault(number, at)
        if tag.endswith("Start"):
            self.open[number] = []
        elif number in self.open:
            self.words[number] = "".join(self.open.pop(number))

    def text(self, words: str, state: str) -> None:
        for heard in self.open.values():
            heard.append(words)
        if self.paragraphs:
            paragraph = self.paragraphs[-1]
            paragraph.old += words if state != "new" else ""
            paragraph.new += words if state != "old" else ""


def _comments(notes: Element | None, reader: _Reader) -> Iterator[Comment]:
    found = notes.findall(f"{W}comment") if notes is not None else []
    if len(found) > MOST_COMMENTS:
        raise _refused(f"at most {MOST_COMMENTS:,} comments", f"{len(found):,}", "ask for the most important ones")
    for note in found:
        number = note.get(f"{W}id", "")
        lines = ("".join(part.text or "" for part in p.iter(NEW_WORDS)) for p in note.iter(f"{W}p"))
        says = " ".join(" ".join(lines).split())
        on = " ".join(reader.words.get(number, "").split())
        yield Comment(note.get(f"{W}author", ""), says, on, reader.places.get(number, -1))
