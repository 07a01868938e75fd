"""A run of words of a guide is found in whatever a file of the site wraps it in."""

import base64
import bz2
import gzip
import html
import io
import json
import lzma
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pikepdf
import pytest
from curricula import example_project
from hypothesis import given
from hypothesis import strategies as st
from word_files import copy_of

from syllabus.pdf.rendered import RenderedPdf
from syllabus.site.leaks import guide_phrases, leaks, phrases_of_guides

SENTENCE = "Offer rolling, standing at a window, or stretching in the chair"
WHERE = "curriculum/modules/small-steps/a-short-walk/facilitator.md:73"


def zipped(data: bytes, name: str = "inner.txt") -> bytes:
    """An archive that holds `data`."""
    place = io.BytesIO()
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name), data)
    return place.getvalue()


def pdf(*, shows: str = "", title: str = "", attached: bytes = b"", field: str = "") -> bytes:
    """A PDF of one page that has these words in one place."""
    with pikepdf.new() as made:
        made.add_blank_page()
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        made.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        lines = b"".join(b"(%s) Tj T* " % word.encode() for word in shows.split())
        made.pages[0].Contents = made.make_stream(b"BT /F1 9 Tf 12 TL 72 700 Td " + lines + b"ET")
        if title:
            made.docinfo["/Title"] = title
        if field:
            made.pages[0].Annots = pikepdf.Array([pikepdf.Dictionary(Subtype=pikepdf.Name.Widget, TU=field)])
        if attached:
            made.attachments["notes.txt"] = attached
        place = io.BytesIO()
        made.save(place)
        return place.getvalue()


def document(words: str) -> bytes:
    """A file as a word processor keeps it, in which each word is divided."""
    run = "<w:r><w:t>{}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{} </w:t></w:r>"
    parts = "".join(run.format(word[:1], word[1:]) for word in words.split())
    return zipped(f"<w:document><w:body><w:p>{parts}</w:p></w:body></w:document>".encode(), "word/document.xml")


def escaped(words: str) -> str:
    return "".join(f"\\u{ord(letter):04x}" for letter in words)


# The name of a file, and what it holds.
WRAPPERS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "text": ("a.txt", str.encode),
    "no name at all": ("a", str.encode),
    "unknown kind": ("a.xyz", str.encode),
    "capitals": ("a.html", lambda w: f"<p>{w.upper()}".encode()),
    "utf-16": ("a.txt", lambda w: w.encode("utf-16")),
    "utf-16 without a mark": ("a.dat", lambda w: w.encode("utf-16-be")),
    "utf-32": ("a.txt", lambda w: w.encode("utf-32")),
    "bytes of no text": ("a.png", lambda w: b"\x89PNG\0\0\xff\xfe" + w.encode() + b"\0\xff"),
    "letters of one byte": ("a.txt", lambda w: f"caf\u00e9 {w}".encode("cp1252")),
    "paragraph": ("a.html", lambda w: f"<p>{w}</p>".encode()),
    "divided words": ("a.html", lambda w: f"<p>{' '.join(f'{x[:1]}<em>{x[1:]}</em>' for x in w.split())}</p>".encode()),
    "each word an item": ("a.html", lambda w: "".join(f"<li>{x}</li>" for x in w.split()).encode()),
    "alt": ("a.html", lambda w: f'<img alt="{html.escape(w)}">'.encode()),
    "title": ("a.html", lambda w: f'<a href="b" title="{html.escape(w)}">c</a>'.encode()),
    "aria-label": ("a.html", lambda w: f"<nav aria-label='{html.escape(w)}'></nav>".encode()),
    "data": ("a.html", lambda w: f'<p data-words="{html.escape(w)}">'.encode()),
    "value with a sign": ("a.html", lambda w: f'<p data-words="a > b {html.escape(w)}">'.encode()),
    "value with many signs": ("a.html", lambda w: b'<p title="it\'s > %b">' % w.replace(" ", " > ").encode()),
    "value with signs within": ("a.html", lambda w: b'<p data-words="%b">' % w.replace(" ", " > ", 1).encode()),
    "meta": ("a.html", lambda w: f'<meta name="description" content="{html.escape(w)}">'.encode()),
    "comment": ("a.html", lambda w: f"<!-- <b>{w.replace(' ', '</b> ', 1)} -->".encode()),
    "script": ("a.html", lambda w: f"<script>if (a<b) say({json.dumps(w)})</script>".encode()),
    "entities": ("a.html", lambda w: "".join(f"&#{ord(c)};" for c in w).encode()),
    "entities of entities": ("a.html", lambda w: html.escape("".join(f"&#x{ord(c):x};" for c in w)).encode()),
    "fixed spaces": ("a.html", lambda w: w.replace(" ", "&nbsp;").encode()),
    "soft hyphens": ("a.html", lambda w: "&shy;".join(w).encode()),
    "characters without width": ("a.html", lambda w: "\u200b".join(w).encode()),
    "wide letters": ("a.txt", lambda w: "".join(chr(ord(c) + 0xFEE0) if "a" <= c <= "z" else c for c in w).encode()),
    "JSON": ("a.json", lambda w: json.dumps({"zq": [w]}).encode()),
    "JSON with escapes": ("a.json", lambda w: f'{{"zq": "{escaped(w)}"}}'.encode()),
    "JSON with line ends": ("a.json", lambda w: json.dumps(w.replace(" ", "\n")).encode()),
    "JSON in JSON": ("a.json", lambda w: json.dumps(json.dumps([w.replace(" ", "\n")])).encode()),
    "JavaScript": ("a.js", lambda w: b"let a = '%b';" % escaped(w).encode()),
    "styles": ("a.css", lambda w: f'a::before {{ content: "{w}" }}'.encode()),
    "styles with escapes": ("a.css", lambda w: "".join(f"\\{ord(c):x} " for c in w).encode()),
    "calendar": ("a.ics", lambda w: "\r\n ".join([w[n : n + 9] for n in range(0, len(w), 9)]).encode()),
    "table": ("a.csv", lambda w: f'1,"{w}",2'.encode()),
    "feed": ("a.xml", lambda w: f"<a>{html.escape('<p>' + w.replace(' ', '</p><p>', 1))}</a>".encode()),
    "CDATA": ("a.xml", lambda w: f"<a><![CDATA[<p>{w.replace(' ', '</p><p>', 1)}</p>]]></a>".encode()),
    "drawing": ("a.svg", lambda w: f"<svg><text>{''.join(f'<tspan>{c}</tspan>' for c in w)}</text></svg>".encode()),
    "address": ("a.html", lambda w: f'<a href="mailto:?body={quote(w)}">b</a>'.encode()),
    "data address": ("a.html", lambda w: b'<a href="data:;base64,%b">' % base64.b64encode(w.encode())),
    "zip": ("a.zip", lambda w: zipped(w.encode())),
    "zip in a zip": ("a.zip", lambda w: zipped(zipped(w.encode()), "b.zip")),
    "zip by another name": ("a.txt", lambda w: zipped(w.encode())),
    "name in a zip": ("a.zip", lambda w: zipped(b"", f"{w}.txt")),
    "document": ("a.docx", document),
    "Word copy": ("a.docx", lambda w: copy_of(f"{w}\n")),
    "cell of a Word copy": ("a.docx", lambda w: copy_of(f"| Xylem |\n| - |\n| {w} |\n")),
    "field of a Word copy": ("a.docx", lambda w: copy_of(f"/// pick | Xylem\n\n- {w}\n///\n")),
    "gzip": ("a.svgz", lambda w: gzip.compress(w.encode(), mtime=0)),
    "bzip2": ("a.bz2", lambda w: bz2.compress(w.encode())),
    "xz": ("a.xz", lambda w: lzma.compress(w.encode())),
    "PDF": ("a.pdf", lambda w: pdf(shows=w)),
    "title of a PDF": ("a.pdf", lambda w: pdf(title=w)),
    "field of a PDF": ("a.pdf", lambda w: pdf(field=w)),
    "attached to a PDF": ("a.pdf", lambda w: pdf(attached=w.encode())),
    "PDF in a zip": ("a.zip", lambda w: zipped(pdf(shows=w), "b.pdf")),
}


def found(folder: Path, name: str, data: bytes) -> list[str]:
    """What the guard says of a site of one file."""
    place = folder / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
    said = leaks(example_project(), guide_phrases(example_project()), folder, "participants")
    place.unlink()
    return [str(problem) for problem in said]


@pytest.mark.parametrize("wrapper", WRAPPERS)
def test_a_sentence_is_found_in_whatever_wraps_it(wrapper: str, tmp_path: Path) -> None:
    name, wrap = WRAPPERS[wrapper]
    said = found(tmp_path, name, wrap(SENTENCE))
    assert len(said) == 1
    assert said[0].startswith(name)
    assert "standing at a window or stretching" in said[0]
    assert f"this text is from {WHERE}; it may stand in no other file" in said[0]


@given(
    st.deferred(lambda: st.sampled_from(sorted(phrases_of_guides(example_project())))),
    st.sampled_from(sorted(WRAPPERS)),
)
def test_any_run_of_eight_words_is_found_and_seven_are_not(
    tmp_path_factory: pytest.TempPathFactory, run: str, wrapper: str
) -> None:
    name, wrap = WRAPPERS[wrapper]
    folder = tmp_path_factory.mktemp("site")
    assert len(found(folder, name, wrap(run))) == 1
    assert found(folder, name, wrap(run.rpartition(" ")[0])) == []


def test_the_message_names_guide_and_file(tmp_path: Path) -> None:
    (said,) = found(tmp_path, "a.zip", zipped(SENTENCE.encode(), "b/c.txt"))
    assert said == (
        'a.zip/b/c.txt:1 audience-leak: expected no facilitator text, found "offer rolling standing at a window or '
        f'stretching" - this text is from {WHERE}; it may stand in no other file'
    )


def test_a_name_of_a_file_is_read_too(tmp_path: Path) -> None:
    assert len(found(tmp_path, "offer-rolling-standing-at-a-window-or-stretching/index.html", b"")) == 1


def test_two_short_sentences_are_found(tmp_path: Path) -> None:
    text = "<ol><li>What gets in the way?</li>\n<li>What helps you start?</li></ol>"
    assert len(found(tmp_path, "a.html", text.encode())) == 1
    assert len(found(tmp_path, "a.txt", b"1. What gets in the way?\n2. What helps you start?")) == 1


def test_a_pdf_of_ours_is_judged_by_what_it_prints(tmp_path: Path) -> None:
    data = pdf()
    (tmp_path / "a.pdf").write_bytes(data)
    project = example_project()
    for text, expected in ((SENTENCE, 1), ("nothing", 0)):
        pdfs = {"a.pdf": RenderedPdf(data, 1, 0.0, text)}
        assert len(leaks(project, guide_phrases(project), tmp_path, "participants", None, pdfs)) == expected
    other = {"a.pdf": RenderedPdf(b"other", 1, 0.0, SENTENCE)}
    assert leaks(project, guide_phrases(project), tmp_path, "participants", None, other) == []


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        (
            "a.zip",
            zipped(b"x").replace(b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\1\0"),
            "a locked archive",
        ),
        ("a.gz", gzip.compress(b"x" * 100, mtime=0)[:-9], "a damaged archive"),
        ("a.pdf", b"%PDF-1.7 and no more", "a locked or damaged PDF"),
        ("a.zip", zipped(zipped(zipped(zipped(zipped(b"x"))))), "more than 3 archives in one another"),
    ],
    ids=["locked", "cut off", "no PDF", "too deep"],
)
def test_what_cannot_be_looked_into_is_not_shipped(tmp_path: Path, name: str, data: bytes, what: str) -> None:
    said = found(tmp_path, name, data)
    assert len(said) == 1
    assert f"{name}:1 audience-leak: expected a file that can be looked into, found {what}" in said[0]
