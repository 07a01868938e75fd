"""Review packets as they come back: comments, tracked changes and answers are put in as Word and LibreOffice do."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from curricula import EXAMPLE, example_project

from syllabus.build.site_facts import Site
from syllabus.reviewing.comments import Finder, Remark, remarks
from syllabus.reviewing.numbered import chosen
from syllabus.reviewing.packet import review_packet
from syllabus.reviewing.packet_files import packet_docx
from syllabus.reviewing.trace import read_trace
from syllabus.reviewing.word_file import WordFile, read_word_bytes
from syllabus.words.catalogue import words_for

SITE = Site("Nine Hours", "2026.1", "nine-hours.example", "letter")
WALK = "small-steps/a-short-walk"
PAGE = "curriculum/modules/small-steps/a-short-walk/session.md"
BODY = "word/document.xml"
DAY = date(2026, 11, 20)
SIGNED = {1: "Clinical", 2: "psychologist", 3: "A. B.", 4: "PsyD", 5: "none", 6: DAY.isoformat(), 7: "Use with changes"}
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@cache
def packet(*ids: str) -> bytes:
    """The packet of these sessions of the example, without the pictures of its sheets, which take longest."""
    project = example_project()
    made = review_packet(chosen(ids or (WALK,), project.curriculum), project.curriculum, "2026.1", is_linked=True)
    made = replace(made, parts=tuple(part for part in made.parts if not part.sheet))
    return packet_docx(made, project.curriculum, project.pages("everyone"), SITE)


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def with_body(data: bytes, change: Callable[[str], str]) -> bytes:
    """The file with another body."""
    parts = parts_of(data)
    parts[BODY] = change(parts[BODY].decode()).encode()
    return zipped(parts)


def commented(data: bytes, on: str, says: str, author: str = "Ann Reader", times: int = 1) -> bytes:
    """The file with comments on the run that has these words, as Word writes them."""
    looks = r"(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?"
    run = re.compile(rf'<w:r>{looks}<w:t xml:space="preserve">[^<]*{re.escape(on)}[^<]*</w:t></w:r>')

    def change(body: str) -> str:
        found = run.search(body)
        assert found, on
        starts = "".join(f'<w:commentRangeStart w:id="{at}"/>' for at in range(times))
        ends = "".join(
            f'<w:commentRangeEnd w:id="{at}"/><w:r><w:commentReference w:id="{at}"/></w:r>' for at in range(times)
        )
        return body[: found.start()] + starts + found.group() + ends + body[found.end() :]

    notes = "".join(
        f'<w:comment w:id="{at}" w:author="{author}" w:date="2026-11-20T10:00:00Z" w:initials="AR"><w:p><w:r>'
        f"<w:t>{escape(says)}</w:t></w:r></w:p></w:comment>"
        for at in range(times)
    )
    parts = parts_of(with_body(data, change))
    parts["word/comments.xml"] = f'<w:comments xmlns:w="{W}">{notes}</w:comments>'.encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    types = parts["[Content_Types].xml"].decode()
    parts["[Content_Types].xml"] = types.replace(
        "</Types>", f'<Override PartName="/word/comments.xml" ContentType="{kind}"/></Types>'
    ).encode()
    relations = parts["word/_rels/document.xml.rels"].decode()
    to = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    parts["word/_rels/document.xml.rels"] = relations.replace(
        "</Relationships>", f'<Relationship Id="comments" Type="{to}" Target="comments.xml"/></Relationships>'
    ).encode()
    return zipped(parts)


def changed(data: bytes, old: str, new: str, author: str = "Ann Reader") -> bytes:
    """The file in which somebody tracked the change of a whole run."""
    who = f'w:id="9001" w:author="{author}" w:date="2026-11-20T10:00:00Z"'
    was = f'<w:r><w:t xml:space="preserve">{old}</w:t></w:r>'
    now = (
        f'<w:del {who}><w:r><w:delText xml:space="preserve">{old}</w:delText></w:r></w:del>'
        f'<w:ins {who}><w:r><w:t xml:space="preserve">{new}</w:t></w:r></w:ins>'
    )

    def change(body: str) -> str:
        assert was in body
        return body.replace(was, now)

    return with_body(data, change)


def signed(data: bytes, answers: dict[int, str] | None = None) -> bytes:
    """The file with answers on the page to sign, by the numbers of their fields."""

    def change(body: str) -> str:
        for field, answer in (SIGNED if answers is None else answers).items():
            tag = rf'(<w:tag w:val="p\d+-f{field}"/><w:id w:val="\d+"/>)'
            place = re.compile(rf"{tag}<w:showingPlcHdr/>(.*?<w:sdtContent>).*?(</w:sdtContent>)")
            text = rf'\1\2<w:r><w:t xml:space="preserve">{escape(answer)}</w:t></w:r>\3'
            body, count = place.subn(text, body)
            assert count == 1, field
        return body

    return with_body(data, change)


def without_bookmarks(data: bytes) -> bytes:
    return with_body(data, lambda body: re.sub(r"<w:bookmark(?:Start|End)[^>]*/>", "", body))


def without_numbers(data: bytes) -> bytes:
    return with_body(data, lambda body: re.sub(r'(<w:t xml:space="preserve">)\(\d+\)(</w:t>)', r"\1\2", body))


def remarks_in(data: bytes) -> list[Remark]:
    """The remarks in a file, placed in the example as it is."""
    file: WordFile = read_word_bytes(data)
    trace = read_trace(paragraph.new for paragraph in file.paragraphs)
    return remarks(file, Finder(trace, example_project().reviewable), words_for("en").reviewing)


def line_of(path: str, words: str) -> int:
    """The line of a file of the example that has these words."""
    lines: Iterable[str] = (EXAMPLE / path).read_text(encoding="utf-8").split("\n")
    return next(at for at, line in enumerate(lines, start=1) if words in line)


def saved(folder: Path, data: bytes, name: str = "review.docx") -> Path:
    place = folder / name
    place.write_bytes(data)
    return place
