"""Word copies of the curriculum's pages and of Markdown made up for a test, read back by the standard library."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree.ElementTree import Element, fromstring

from curricula import example_project, real_project
from pdf_sheets import INFO

from syllabus.build.site_facts import Site
from syllabus.docx.content_controls import MOST_LETTERS, shortened
from syllabus.docx.document import word_copy
from syllabus.docx.files import CopyJob, site_copies
from syllabus.markup.field_html import replace_fields
from syllabus.markup.parser import tree
from syllabus.pdf.printed_words import shown_words
from syllabus.pdf.sheet import Document, sheet_document
from syllabus.words.catalogue import words_for

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DC = "{http://purl.org/dc/elements/1.1/}"
SITE = Site("Nine Hours", "2026.1", "nine-hours.example", "letter")
DOCUMENT = sheet_document(INFO)
ENDS = {f"{W}br", f"{W}tab"}  # of words
NUMBER_OF_LIST = re.compile(r"\d+\.")  # Word writes it
KINDS = {f"{W}text": "text", f"{W}dropDownList": "list", f"{W14}checkbox": "box"}


@cache
def office() -> Any:
    """The validator, which takes half a second to make."""
    from openxml_audit import FileFormat, OpenXmlValidator  # noqa: PLC0415  # likewise

    return OpenXmlValidator(file_format=FileFormat.MICROSOFT_365)


# Word gives a file fonts and colors of its own where it brings none.
NOT_NEEDED = ("relationships/fontTable' is missing", "relationships/theme' is missing")


@dataclass(frozen=True)
class Control:
    """A content control as a reader of the file finds it."""

    title: str
    tag: str
    number: str
    kind: str
    lock: str
    choices: tuple[str, ...]
    text: str


def copy_of(body: str, document: Document = DOCUMENT, paper: str = "letter") -> bytes:
    """The Word copy of Markdown below a title."""
    return word_copy([tree(f"# A sheet\n\n{body}")], document, paper)


@cache
def copy_jobs() -> dict[str, CopyJob]:
    """The Word copies of the whole curriculum and of the miniature one, by URL."""
    projects = (real_project(), example_project())
    jobs = (site_copies(p.curriculum, p.pages("everyone"), SITE, "everyone") for p in projects)
    return {job.url: job for project in jobs for job in project}


def xml_parts(data: bytes) -> dict[str, Element]:
    """The parts of a file that are XML, by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        names = [name for name in archive.namelist() if not name.endswith(".png")]
        return {name: fromstring(archive.read(name)) for name in names}  # noqa: S314  # our own


def document_of(data: bytes) -> Element:
    return xml_parts(data)["word/document.xml"]


def controls(root: Element) -> list[Control]:
    """All content controls of a part, in reading order."""
    return [_control(sdt) for sdt in root.iter(f"{W}sdt")]


def _control(sdt: Element) -> Control:
    about = sdt.find(f"{W}sdtPr")
    assert about is not None
    values = {child.tag: child.get(f"{W}val", "") for child in about}
    (kind,) = (KINDS[child.tag] for child in about if child.tag in KINDS)
    choices = tuple(item.get(f"{W}displayText", "") for item in about.iter(f"{W}listItem"))
    text = "".join(part.text or "" for part in sdt.iter(f"{W}t"))
    return Control(
        values[f"{W}alias"], values[f"{W}tag"], values[f"{W}id"], kind, values.get(f"{W}lock", ""), choices, text
    )


def control_of(root: Element, title: str) -> Element:
    """The element of the one control with this title."""
    (found,) = (sdt for sdt in root.iter(f"{W}sdt") if _control(sdt).title == title)
    return found


def paragraphs(root: Element) -> list[tuple[str, str]]:
    """The style and the text of each paragraph."""
    return [(_style(p), " ".join(text_of(p).split())) for p in root.iter(f"{W}p")]


def _style(paragraph: Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def text_of(root: Element, *, with_pictures: bool = True) -> str:
    """The text of a part, and in the place of a picture the words that stand in for it."""
    pieces = []
    for element in root.iter():
        if element.tag == f"{W}p":
            pieces.append("\n")
        elif element.tag == f"{W}t":
            pieces.append(element.text or "")
        elif element.tag in ENDS:
            pieces.append(" ")
        elif element.tag.endswith("}docPr") and with_pictures:
            pieces.append(element.get("descr", ""))
    return "".join(pieces)


def expected_titles(page: Element) -> list[str]:
    """What the controls of a page must be called, found in its element tree without the code that writes them."""
    return [shortened(name) for element in page.iter() for name in _titles(element)]


def _titles(element: Element) -> Iterator[str]:
    name, kind = element.get("name", ""), element.get("kind", "blank")
    choices = [" ".join("".join(choice.itertext()).split()) for choice in element.findall("choice")]
    if element.tag == "blank" or kind in ("write", "pick", "scale"):
        yield name
    elif kind == "choose":
        yield from (f"{name}: {choice}" for choice in choices)
    elif kind == "matrix":
        yield from (f"{name}: {row}: {head}" for row in choices for head in element.get("choices", "").split("|"))
    elif kind == "budget":
        sums = element.get("sum_columns", "").split("|")
        labels = [label for label in (element.get("total"), element.get("left")) if label]
        yield from (f"{name}: {label}, {column}" for label in labels for column in sums)
    if element.get("other") == "True":
        words = words_for("en").sheet
        if kind == "choose":
            yield f"{name}: {words.other.rstrip(' :')}"
        yield words.other_pdf_name(prompt=name)


def of_kind(kind: str) -> Document:
    """The same document with another foot: a child's, or one that names no sheet."""
    foot = {
        "child": replace(INFO.foot, crisis_line="In danger? Call 911. You can tell a grown-up you trust."),
        "discreet": replace(INFO.foot, trace=INFO.foot.trace[1:], short_address="example.org/DRAFT"),
    }[kind]
    return sheet_document(replace(INFO, foot=foot))


def first_unwritten(body: str, data: bytes) -> str | None:
    """The first word of a page that its Word copy lacks or has in another order."""
    words = words_for("en").sheet
    page, text, start = tree(body), "".join(text_of(document_of(data)).split()), 0
    for field in page.iter("field"):
        field.set("name", field.get("prompt", ""))
    replace_fields(page, words)
    for figure in page.iter("figure"):
        for drawing in figure.findall("svg"):
            figure.remove(drawing)  # in Word a picture, with words that stand in for it
    for word, is_free in shown_words(page, words):
        if NUMBER_OF_LIST.fullmatch(word):
            continue
        at = text.find(word, 0 if is_free else start)
        if at < 0:
            return word
        start = start if is_free else at + len(word)
    return None


def faulty_controls(body: str, data: bytes) -> list[str]:
    """What is wrong with the controls of the Word copy of a sheet."""
    found = controls(document_of(data))
    wanted = Counter(expected_titles(tree(body)))
    titles = Counter(control.title for control in found)
    wrong = [f"missing: {title}" for title in (wanted - titles).elements()]
    wrong += [f"too many: {title}" for title in (titles - wanted).elements()]
    wrong += [f"two with the tag {tag}" for tag, times in Counter(c.tag for c in found).items() if times > 1]
    wrong += [f"two with the number {n}" for n, times in Counter(c.number for c in found).items() if times > 1]
    return wrong + [f"too long: {c.title}, {c.tag}" for c in found if max(len(c.title), len(c.tag)) > MOST_LETTERS]


def faults(data: bytes) -> list[str]:
    """What is wrong with a file by the schemas and rules of Office."""
    with TemporaryDirectory() as folder:
        place = Path(folder) / "a.docx"
        place.write_bytes(data)
        found = [str(error.description) for error in office().validate(place).errors]
    return [fault for fault in found if not any(part in fault for part in NOT_NEEDED)]
