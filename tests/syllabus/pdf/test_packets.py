"""Packets: what is in them, in which order, with right numbers and links, and nothing for the wrong reader."""

import io
import re
from functools import cache
from pathlib import Path
from typing import Any

import outloud
import pdfua
import pikepdf
import pypdfium2
import pytest
from curricula import ROOT, TODAY, example_project, real_project

from syllabus.__main__ import main
from syllabus.build.site_facts import Site
from syllabus.content.reference_types import Clinic
from syllabus.content.standing import Standing
from syllabus.pages.assemble import Page
from syllabus.pdf.files import make, packet_job
from syllabus.pdf.packets import Packet, PacketPart, all_packets, hand_picked, packet_document
from syllabus.pdf.rendered import RenderedPdf
from syllabus.words.catalogue import words_for

pytestmark = pytest.mark.pdf
SITE = Site("Nine Hours", "2026.1", "nine-hours.example", "letter")


def pages() -> tuple[Page, ...]:
    return real_project().pages("everyone")


@cache
def packets() -> dict[str, Packet]:
    return {packet.url: packet for packet in all_packets(real_project().curriculum, pages())}


@cache
def made(url: str) -> RenderedPdf:
    result = make(packet_job(packets()[url], real_project().curriculum, SITE))
    assert isinstance(result, RenderedPdf)
    return result


def texts(data: bytes) -> list[str]:
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(data)]


def test_session_packet_is_what_the_guide_says_to_print() -> None:
    session = next(module for module in real_project().curriculum.modules if module.slug == "cbt").sessions[0]
    assert session.guide is not None
    packet = packets()["cbt/parts-of-a-moment/parts-of-a-moment-packet.pdf"]
    sheets = session.page.record.worksheets
    wanted = [name for name, copies in session.guide.record.print.items() if name in sheets for _ in range(copies)]
    assert [part.page.sheet for part in packet.parts] == wanted


def test_packets_are_accessible(site: Path) -> None:
    """Those of two modules: packets are joined of sheets, and all sheets are checked by themselves."""
    some = {url: packet for url, packet in packets().items() if url.split("/")[0] in ("cbt", "family-education")}
    assert {url.rpartition("-")[2] for url in some} == {url.rpartition("-")[2] for url in packets()}
    findings = [
        f"{url}: {finding}"
        for url, packet in some.items()
        for finding in (*errors_of_outloud(site / url, packet), *errors_of_pdfua(site / url))
    ]
    assert findings == []


def errors_of_outloud(file: Path, packet: Packet) -> list[Any]:
    heard = outloud.check(str(file))
    assert heard.error is None
    return [finding for finding in heard.findings if finding.severity == "error" and not is_foot(finding, packet)]


def errors_of_pdfua(file: Path) -> list[Any]:
    return [finding for finding in pdfua.validate(str(file)).findings if finding.severity == pdfua.Severity.ERROR]


def test_fields_of_packets_are_their_own(site: Path) -> None:
    for url in packets():
        with pikepdf.open(site / url) as pdf:
            fields = [str(field.TU) for field in pdf.Root.AcroForm.Fields] if "/AcroForm" in pdf.Root else []
            assert len(fields) == len(set(fields)), url
            links = str([annotation.get("/A") for page in pdf.pages for annotation in page.get("/Annots", [])])
            assert "field:" not in links, url


def is_foot(finding: Any, packet: Packet) -> bool:
    """Whether a checker took the foot of a part for prose, as it does when it stands on too few pages to look like one.

    The same words are read out at the end of the part.
    """
    foot = f"{SITE.name}, {SITE.licence} · {SITE.address}/"
    names_part = foot in finding.evidence or any(part.page.url.rstrip("/") in finding.evidence for part in packet.parts)
    return finding.rule == "TAG-002" and (names_part or packet.url.endswith("leader-packet.pdf"))


def with_contents() -> dict[str, Packet]:
    found = {url: packet for url, packet in packets().items() if packet.contents}
    assert len(found) > 5
    return found


def test_contents_and_bookmarks_name_the_right_pages(site: Path) -> None:
    for url, packet in with_contents().items():
        found = texts((site / url).read_bytes())
        contents = " ".join(found[:4])  # behind the cover and the owner's page, and of a long module on a second page
        with pikepdf.open(site / url) as pdf, pdf.open_outline() as outline:
            pages = {item.title: page_of(item) for item in walk(outline.root)}
        for part in packet.parts:
            title = part.page.title
            number = pages[title]
            assert title in found[number - 1][: len(title) + 120], (url, title)  # below where a sheet is from
            assert re.search(rf"{re.escape(title)}[ .]+{number}\b", contents), (url, title, number, contents)


def page_of(item: Any) -> int:
    page: Any = pikepdf.Page(item.destination[0])
    return int(page.index) + 1


def walk(items: list[pikepdf.OutlineItem]) -> list[pikepdf.OutlineItem]:
    return [found for item in items for found in (item, *walk(item.children))]


@pytest.mark.parametrize(
    ("kind", "owner"), [("workbook", "This workbook is yours"), ("facilitator-manual", "This manual is the team's")]
)
def test_books_have_a_cover_with_the_clinic_a_page_for_their_owner_and_contents(kind: str, owner: str) -> None:
    curriculum = real_project().curriculum
    clinic = Clinic(name="Corner House")
    named = curriculum.model_copy(update={"reference": curriculum.reference.model_copy(update={"clinic": clinic})})
    pdf = make(packet_job(packets()[f"{FAMILY}-{kind}.pdf"], named, SITE))
    assert isinstance(pdf, RenderedPdf)
    cover, whose, contents = texts(pdf.data)[:3]
    for words in ("Corner House", "Edition 2026.1.", "Draft", "Call 911"):
        assert words in cover, words
    assert "Contents" not in cover
    assert whose.startswith(owner)
    assert "Did you find it?" in whose
    assert contents.startswith("Contents")
    assert b"Corner House" not in made(f"{FAMILY}-{kind}.pdf").text.encode()


def test_every_page_of_a_packet_is_traced() -> None:
    found = texts(made("family-education/family-education-workbook.pdf").data)
    for number, text in enumerate(found, start=1):
        assert "edition 2026.1" in text
        assert f"Page {number} of {len(found)}" in text
        assert "CC BY 4.0" in text
    assert any("family-education/be-ready-to-save-a-life/emergency-call-words" in text for text in found)


def test_links_between_parts_stay_inside() -> None:
    with pikepdf.open(io.BytesIO(made("family-education/family-education-workbook.pdf").data)) as pdf:
        inside = [a for page in pdf.pages for a in page.get("/Annots", []) if "/Dest" in a or "/D" in a.get("/A", {})]
    assert len(inside) >= 2 + 3  # two links of the page to its sheets, and three lines of contents


TWO = ["life-skills/make-a-spending-plan/monthly-spending-plan", "cbt/parts-of-a-moment"]
FAMILY = "family-education/family-education"
EMPTY = "This side is left empty."


def two_sided(ids: list[str], *, has_two_sides: bool = True) -> tuple[Packet, bytes]:
    packet = hand_picked(ids, pages(), words_for("en"), two_sided=has_two_sides)
    pdf = make(packet_job(packet, real_project().curriculum, SITE))
    assert isinstance(pdf, RenderedPdf)
    return packet, pdf.data


def starts(packet: Packet, data: bytes) -> list[int]:
    """The pages on which the parts of a packet start, by their headings."""
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
        found = {item.title: page_of(item) for item in walk(outline.root)}
    return [found[part.page.title] for part in packet.parts]


def test_on_two_sides_each_part_starts_on_a_front_side_and_empty_sides_say_so(tmp_path: Path) -> None:
    packet, data = two_sided(TWO)
    found, begun = texts(data), starts(packet, data)
    assert begun == [number for number in begun if number % 2], "a part starts on the back of another"
    empty = [number for number, text in enumerate(found, start=1) if EMPTY in text]
    assert empty
    assert {number + 1 for number in empty} <= set(begun), "an empty side in the middle of a part, or at the end"
    assert all(f"Page {number} of {len(found)}" in text for number, text in enumerate(found, start=1))
    assert all("edition 2026.1" in text for text in found)
    _, plain = two_sided(TWO, has_two_sides=False)
    assert len(texts(plain)) == len(found) - len(empty)
    assert not any(EMPTY in text for text in texts(plain))
    file = tmp_path / "two.pdf"
    file.write_bytes(data)
    assert (errors_of_outloud(file, packet), errors_of_pdfua(file)) == ([], [])


def test_on_two_sides_a_cover_has_a_paper_of_its_own() -> None:
    packet, data = two_sided([*TWO, "forms/sign-in", "forms/exit-ticket"])
    assert packet.contents
    begun = starts(packet, data)
    assert begun[0] == 3
    assert all(number % 2 for number in begun)
    contents, behind = texts(data)[:2]
    assert EMPTY not in contents
    assert EMPTY in behind
    for part, number in zip(packet.parts, begun, strict=True):
        assert re.search(rf"{re.escape(part.page.title)}[ .]+{number}\b", contents)


def test_workbooks_are_for_two_sides_and_no_other_packet_of_the_site() -> None:
    assert {url for url, packet in packets().items() if packet.two_sided} == {u for u in packets() if "workbook" in u}
    url = "family-education/family-education-workbook.pdf"
    assert all(number % 2 for number in starts(packets()[url], made(url).data))


def test_hand_picked_packets_keep_the_order_and_name_what_is_unknown() -> None:
    ids = ["life-skills/make-a-spending-plan/monthly-spending-plan", "cbt/parts-of-a-moment"]
    packet: Packet = hand_picked(ids, pages(), words_for("en"))
    assert [part.page.kind for part in packet.parts] == ["worksheet", "session", "worksheet"]
    with pytest.raises(KeyError, match="nothing"):
        hand_picked(["nothing"], pages(), words_for("en"))


def test_packet_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "tonight.pdf"
    assert main(["packet", "--root", str(ROOT), str(out), "cbt/parts-of-a-moment/moment-map"]) == 0
    assert "Four parts of a moment Moment map" in texts(out.read_bytes())[0]
    command = [
        "packet",
        "--root",
        str(ROOT),
        "--sides",
        "2",
        str(out),
        "cbt/parts-of-a-moment/moment-map",
        "forms/sign-in",
    ]
    assert main(command) == 0
    assert EMPTY in texts(out.read_bytes())[1]
    assert main(["packet", "--root", str(ROOT), str(out), "cbt/parts-of-a-momnt"]) == 1
    assert 'did you mean "cbt/parts-of-a-moment"?' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("approved", "said"),
    [
        ((), "Draft: not yet reviewed by a licensed clinician."),
        (("session.md",), "A licensed clinician has reviewed 1 of these 2 texts as they are."),
        (("session.md", "worksheets/walk-plan.md"), "Each text was reviewed by a licensed clinician."),
    ],
)
def test_a_cover_says_how_much_was_reviewed(approved: tuple[str, ...], said: str) -> None:
    project, folder = example_project(), "curriculum/modules/small-steps/a-short-walk/"
    standing = Standing(role="counselor", initials="A. B.", on=TODAY, changed=0, total=9)
    standings = {folder + name: standing for name in approved}
    curriculum = project.curriculum.model_copy(update={"standings": standings})
    pages = [page for page in project.pages("everyone") if page.kind in ("session", "worksheet")]
    parts = tuple(PacketPart(page) for page in pages if page.session == "a-short-walk")
    packet = Packet("packet.pdf", "A packet", "", parts, contents=True)
    assert said in packet_document(packet, curriculum, SITE).cover
