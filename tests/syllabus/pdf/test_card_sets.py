"""Card sets and posters as PDFs: what stands where, for whom they are made, and what is refused."""

from functools import cache
from pathlib import Path

import outloud
import pdfua
import pikepdf
import pypdfium2
import pytest
from curricula import EXAMPLE, TODAY, example_project
from golden_cases import changed_example

from syllabus.build.site_facts import Site
from syllabus.content.problem import Problem
from syllabus.load import load
from syllabus.pdf.card_sets import CardLayout, CardSide, card_data
from syllabus.pdf.files import Job, card_jobs, make, packet_job, poster_jobs
from syllabus.pdf.packets import all_packets
from syllabus.pdf.rendered import RenderedPdf
from syllabus.project import Project

pytestmark = pytest.mark.pdf
SESSION = "curriculum/modules/for-families/a-quiet-hour"
SET = f"{SESSION}/cards/knocks.md"
MM = 72 / 25.4


def site(paper: str = "letter") -> Site:
    return Site("Nine Hours", "2026.1", "nine-hours.example", paper)


def jobs(project: Project, paper: str = "letter") -> dict[str, Job]:
    pages = project.pages("everyone")
    made = [*card_jobs(project.curriculum, pages, site(paper)), *poster_jobs(project.curriculum, pages, site(paper))]
    made += [
        packet_job(packet, project.curriculum, site(paper))
        for packet in all_packets(project.curriculum, pages)
        if packet.url.endswith("leader-packet.pdf")
    ]
    return {job.url.rpartition("/")[2]: job for job in made}


@cache
def made(name: str, paper: str = "letter") -> RenderedPdf:
    result = make(jobs(example_project(), paper)[name])
    assert isinstance(result, RenderedPdf), result
    return result


def texts(pdf: RenderedPdf) -> list[str]:
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(pdf.data)]


def lines(pdf: RenderedPdf) -> list[str]:
    """The lines of the first page."""
    return [line.strip() for line in pypdfium2.PdfDocument(pdf.data)[0].get_textpage().get_text_range().splitlines()]


def place_of(pdf: RenderedPdf, number: int, words: str) -> tuple[float, float]:
    """The middle of the first place of these words on a page, in points from the lower left corner."""
    page = pypdfium2.PdfDocument(pdf.data)[number - 1].get_textpage()
    at, count = page.search(words).get_next()
    boxes = [page.get_charbox(at + step) for step in range(count)]
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    return (left + right) / 2, sum(box[1] for box in boxes) / count


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_a_set_has_fronts_backs_and_a_page_for_the_leader(paper: str) -> None:
    fronts, backs, key = texts(made("knocks.pdf", paper))
    assert "Knocks at the door" in fronts
    assert "3 cards. One set for each pair. Print on both sides" in fronts
    assert "A child is hungry." in fronts
    assert "3 of 3" in fronts
    assert "Let it ring." not in fronts
    assert "Let it ring." in backs
    assert "A child" not in backs
    assert "Some knocks are worth getting up for." not in fronts + backs
    assert "Answer: Some knocks are worth getting up for." in key
    for number, text in enumerate((fronts, backs, key), start=1):
        assert "edition 2026.1 · " in text
        assert "/2026.1/for-families/a-quiet-hour/cards/knocks" in text
        assert f"Page {number} of 3" in text


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_each_back_stands_behind_its_front(paper: str) -> None:
    pdf = made("knocks.pdf", paper)
    width = pypdfium2.PdfDocument(pdf.data)[0].get_width()
    for front, back in (
        ("The phone rings.", "Let it ring."),
        ("A child is", "There is bread"),
        ("A neighbor", "Tomorrow"),
    ):
        (across, up), (across_back, up_back) = place_of(pdf, 1, front), place_of(pdf, 2, back)
        assert (across < width / 2) != (across_back < width / 2), front
        assert abs(up - up_back) < 30 * MM, front


def test_cards_are_as_large_on_both_papers() -> None:
    letter, a4 = made("knocks.pdf"), made("knocks.pdf", "a4")
    (left, _), (right, _) = place_of(letter, 1, "The phone rings."), place_of(letter, 1, "A child is")
    (left_a4, _), (right_a4, _) = place_of(a4, 1, "The phone rings."), place_of(a4, 1, "A child is")
    assert right - left == pytest.approx(right_a4 - left_a4, abs=0.5)


@pytest.mark.parametrize(("name", "word"), [("knocks.pdf", "begun."), ("a-short-walk-poster.pdf", "time.")])
def test_no_word_stands_alone_at_the_end(name: str, word: str) -> None:
    assert any(line.endswith(f" {word}") for line in lines(made(name)))


def test_pages_with_the_same_words_are_told_apart() -> None:
    sides = (CardSide(("1 of 2",), is_back=False), CardSide(("2 of 2",), is_back=False))
    layout = CardLayout("Scene", 1, 1, (30,), is_bold=False, is_centered=False, sides=sides, lines=(5, 7))
    page, head, key = (
        {"t": "ul", "k": [{"t": "li", "k": ["Which hour is it?"]}]},
        {"t": "h1", "k": []},
        {"t": "h2", "k": []},
    )
    data = card_data(layout, [head, page, {"t": "hr"}, dict(page), key])
    assert (data["head"], data["key"]) == ([head], [key])
    assert [card["number"] for side in data["sides"] for card in side["cards"]] == ["1 of 2", "2 of 2"]


POSTERS = ("a-short-walk-poster.pdf", "overdose-poster.pdf", "help-lines-poster.pdf")


@pytest.mark.parametrize("name", ["knocks.pdf", "a-quiet-hour-leader-packet.pdf", *POSTERS])
def test_they_are_accessible_and_the_same_again(name: str, tmp_path: Path) -> None:
    pdf = made(name)
    file = tmp_path / name
    file.write_bytes(pdf.data)
    found = pdfua.validate(str(file)).findings
    assert [finding for finding in found if finding.severity == pdfua.Severity.ERROR] == []
    heard = outloud.check(str(file))
    assert heard.error is None
    assert [f for f in heard.findings if f.severity == "error" and f.rule != "TAG-002"] == []
    with pikepdf.open(file) as opened:
        assert "pdfuaid:part" in str(opened.open_metadata())
    again = make(jobs(example_project())[name])
    assert isinstance(again, RenderedPdf)
    assert again.data == pdf.data


@pytest.mark.parametrize("kind", ["signs", "labels", "pieces", "strips"])
def test_every_kind_and_size_can_be_printed(kind: str, tmp_path: Path) -> None:
    from syllabus.content.card_list import SIZES  # noqa: PLC0415  # only here

    for number in SIZES[kind]:
        changes = [
            {"file": SET, "replace": "kind: cards", "by": f"kind: {kind}\nper_page: {number}"},
            {"file": SET, "replace": "\n\n  The hour has just begun.", "by": ""},
            {"file": SET, "replace": "Tomorrow is fine, or [line: 988] if it cannot wait.", "by": "Tomorrow."},
        ]
        project, problems = load(changed_example(tmp_path / str(number), changes), TODAY)
        assert project is not None
        assert problems == []
        result = make(jobs(project)["knocks.pdf"])
        assert isinstance(result, RenderedPdf), (number, result)
        assert result.pages == -(-3 // number) * 2 + 1


def test_words_that_do_not_fit_are_told_with_their_line(tmp_path: Path) -> None:
    changes = [{"file": SET, "replace": "A child is **hungry**.", "by": "A child is **hungry**. " * 12}]
    project, _ = load(changed_example(tmp_path, changes), TODAY)
    assert project is not None
    problem = make(jobs(project)["knocks.pdf"])
    assert isinstance(problem, Problem)
    assert str(problem) == (
        f"{SET}:12 card-fit: expected words that fit on a card in letters of 18 points, found more"
        " - say it shorter, or give the set a smaller `per_page`"
    )


def test_a_poster_is_one_page_of_letter_with_the_title_and_the_key_points() -> None:
    for paper in ("letter", "a4"):
        pdf = made("a-short-walk-poster.pdf", paper)
        (text,) = texts(pdf)
        assert text.startswith("A short walk • A short walk counts. • You can stop at any time.")
        assert "small-steps/a-short-walk/a-short-walk-poster · edition 2026.1" in text
        assert pypdfium2.PdfDocument(pdf.data)[0].get_size() == pytest.approx((612, 792), abs=1)


def test_a_drawing_grows_with_the_letters_of_a_poster(tmp_path: Path) -> None:
    wave = "/// drawing | wave\n\n- It rises\n- It peaks\n- It falls\n\nAn urge is like a wave.\n///"
    session = "curriculum/modules/small-steps/a-short-walk/session.md"
    text = (EXAMPLE / session).read_text(encoding="utf-8")
    last = text.rstrip().rpartition("\n")[2]
    project, problems = load(
        changed_example(tmp_path, [{"file": session, "replace": last, "by": f"{last}\n\n{wave}"}]), TODAY
    )
    assert project is not None, problems
    pdf = make(jobs(project)["a-short-walk-poster.pdf"])
    assert isinstance(pdf, RenderedPdf), pdf
    (left, _), (right, _) = place_of(pdf, 1, "It rises"), place_of(pdf, 1, "It falls")
    assert right - left > 80 * MM  # 51 mm on a sheet


def test_the_posters_for_any_group_are_the_fixed_passage_and_the_help_lines() -> None:
    assert "Call 911, give naloxone" in texts(made("overdose-poster.pdf"))[0]
    assert "Call 988" in texts(made("help-lines-poster.pdf"))[0]


def test_a_poster_that_is_too_long_is_told(tmp_path: Path) -> None:
    points = "\n".join(f"  - A short walk counts, and so does number {number} of them." for number in range(60))
    changes = [
        {
            "file": "curriculum/modules/small-steps/a-short-walk/session.md",
            "replace": "  - A short walk counts.",
            "by": points,
        }
    ]
    project, _ = load(changed_example(tmp_path, changes), TODAY)
    assert project is not None
    problem = make(jobs(project)["a-short-walk-poster.pdf"])
    assert isinstance(problem, Problem)
    assert problem.rule == "sheet-unprintable"
    assert "fit on no page" in problem.found


def test_a_site_for_participants_has_none_of_them() -> None:
    project = example_project()
    pages = project.pages("participants")
    assert {page.kind for page in pages} == {"module", "session", "worksheet"}
    assert not card_jobs(project.curriculum, pages, site())
    assert not list(poster_jobs(project.curriculum, pages, site()))
    assert not [packet for packet in all_packets(project.curriculum, pages) if "leader" in packet.url]
    assert (EXAMPLE / SET).is_file()
