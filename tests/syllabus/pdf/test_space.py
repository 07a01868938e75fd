"""Room to write is what the author asked for, on both papers, and stays in one piece."""

from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_sheets import INFO, MM, OPTIONS, pdf_of, pictures, places, text_of
from PIL import ImageChops

from syllabus.pdf.errors import TooManyPagesError
from syllabus.pdf.sheet import PdfOptions

pytestmark = pytest.mark.pdf

PAPERS = [PdfOptions("letter"), PdfOptions("a4")]
ROOMIER = 1.3  # rows in large print
HEIGHTS = (9, 10, 12, 15, 20, 25, 30, 40, 50, 60)


@pytest.mark.parametrize("options", OPTIONS)
@pytest.mark.parametrize("lines", [1, 4, 20])
def test_ruled_lines_are_far_enough_apart(options: PdfOptions, lines: int) -> None:
    (place,) = places(pdf_of(f"/// write | What happened?\n    lines: {lines}\n///\n", options))
    assert place.height == pytest.approx((13 if options.large_print else 9) * lines, abs=0.1)
    assert place.width == pytest.approx((215.9 if options.paper == "letter" else 210) - 32, abs=0.1)


@pytest.mark.parametrize("options", OPTIONS)
@pytest.mark.parametrize("height", HEIGHTS)
def test_grid_rows_are_as_high_as_asked(options: PdfOptions, height: int) -> None:
    table = "| Day | Mood | Why |\n| --- | --- | --- |\n| Monday | | |\n"
    body = f"/// grid | Days\n    row-height: {height}\n    rows: 2\n\n{table}///\n"
    found = places(pdf_of(body, options))
    wanted = height * (ROOMIER if options.large_print else 1)
    assert [place.height for place in found] == pytest.approx([wanted] * 8, abs=0.1)


@pytest.mark.parametrize("options", OPTIONS)
def test_rows_grow_with_long_words_of_the_author(options: PdfOptions) -> None:
    label = "a label that goes on and on " * 12
    found = places(
        pdf_of(f"/// grid | Days\n    row-height: 9\n\n| Day | Mood |\n| --- | --- |\n| {label} | |\n///\n", options)
    )
    assert found[0].height > 20


@pytest.mark.parametrize("options", OPTIONS)
def test_blanks_have_three_widths(options: PdfOptions) -> None:
    text = "[____ go] to [________ a place] with [____________ somebody] and go home.\n"
    found = places(pdf_of(text, options))
    assert [place.width for place in found] == pytest.approx([25, 50, 80], abs=0.1)


@pytest.mark.parametrize("options", OPTIONS)
def test_a_blank_at_the_end_of_a_line_runs_to_the_margin_unless_it_is_short(options: PdfOptions) -> None:
    text = "I will call [________ a person].\n\n1. I will go to [____________ a place]\n2. At [____ hour].\n"
    (person, place, hour), right = places(pdf_of(text, options)), 215.9 if options.paper == "letter" else 210
    assert place.right / MM == pytest.approx(right - 16, abs=0.1)
    assert right - 19 < person.right / MM < right - 16  # a period has room
    assert hour.width == pytest.approx(25, abs=0.1)
    assert person.left < place.left


@pytest.mark.parametrize("options", OPTIONS)
@given(words=st.integers(1, 60), width=st.sampled_from(["________", "____________"]))
@settings(max_examples=15, deadline=None)
def test_no_blank_is_narrower_than_asked(options: PdfOptions, words: int, width: str) -> None:
    text = f"{'a word ' * words}[{width} what is meant].\n"
    (place,) = places(pdf_of(text, options))
    assert place.width > {8: 49, 12: 79}[len(width)]


@pytest.mark.parametrize("options", OPTIONS)
def test_what_goes_into_a_blank_stands_below_it(options: PdfOptions) -> None:
    made = pdf_of("I will call [________ a person that I trust]. Or [____ nobody] today.\n", options)
    for place in places(made):
        page = pypdfium2.PdfDocument(made.data)[place.page].get_textpage()
        below = page.get_text_bounded(
            place.left - 1, place.bottom - (24 if options.large_print else 10), 600, place.bottom
        )
        assert place.name in " ".join(below.split())


@pytest.mark.parametrize("options", PAPERS)
def test_box_to_draw_in_is_as_high_as_asked(options: PdfOptions) -> None:
    picture = pictures(pdf_of("/// draw | My way\n    height: 80\n///\n", options).data, dpi=254)[0].convert("L")
    middle = picture.width // 2
    dark = [y for y in range(picture.height * 3 // 4) if picture.getpixel((middle, y)) < 128]  # type: ignore[operator]
    edges = [y for y in dark if y > 300 and all(picture.getpixel((x, y)) < 128 for x in range(middle, middle + 500))]  # type: ignore[operator]
    assert (edges[-1] - edges[0]) / 10 == pytest.approx(80, abs=0.5)


@pytest.mark.parametrize("options", OPTIONS)
@pytest.mark.parametrize("filler", range(0, 20, 3))
def test_nothing_to_fill_is_split(options: PdfOptions, filler: int) -> None:
    body = "A line of words.\n\n" * filler
    body += "/// write | Long lines\n    lines: 12\n///\n\n"
    body += "/// scale | How strong?\n    low: weak\n    high: strong\n///\n\n"
    body += "/// choose | Which?\n\n" + "- One of many\n" * 8 + "///\n\n"
    body += "/// grid | Waves\n    row-height: 25\n    rows: 5\n\n| When | What |\n| --- | --- |\n///\n"
    sheet = pdf_of(body, options)
    found = places(sheet)
    by_field: dict[str, list[int]] = {}
    for place in found:
        by_field.setdefault(place.name.split(":")[0], []).append(place.page)
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(sheet.data)]
    assert all(prompt in pages[on] for prompt in ("Long lines", "How strong?", "Which?") for on in by_field[prompt])
    assert len(set(by_field["How strong?"])) == len(set(by_field["Which?"])) == 1
    assert all(place.bottom > 25 * MM for place in found)
    rows = [place for place in found if place.name.startswith(("When", "What"))]
    assert [left.page for left in rows[::2]] == [right.page for right in rows[1::2]]
    assert [left.bottom for left in rows[::2]] == pytest.approx([right.bottom for right in rows[1::2]])


def test_lists_within_lists_are_printed() -> None:
    lines = "".join(f"{'    ' * depth}- level {depth}\n" for depth in range(4))
    assert "• level 0 \u2013 level 1 • level 2 \u2013 level 3" in text_of(pdf_of(lines))


WORDS = "word " * 2000
LONG = {
    "prompt": f"/// write | {WORDS}\n///\n",
    "choice": f"/// pick | Which?\n\n- {WORDS}\n///\n",
    "choices": "/// choose | Which?\n\n" + "- a word\n" * 2000 + "///\n",
    "cell": f"/// grid | Days\n\n| a | b |\n| --- | --- |\n| {WORDS} | |\n///\n",
    "header": f"/// grid | Days\n    rows: 1\n\n| a | {WORDS} |\n| --- | --- |\n///\n",
    "card": f"//// card | Carry\n\n{WORDS}\n////\n",
}


@pytest.mark.parametrize("body", LONG.values(), ids=LONG.keys())
def test_what_is_longer_than_a_page_goes_on_and_is_not_clipped(body: str) -> None:
    sheet = pdf_of(body, PdfOptions(large_print=True))
    assert text_of(sheet).count("word") >= 2000
    for picture in pictures(sheet.data, dpi=36):
        left, top, right, bottom = ImageChops.invert(picture).getbbox() or (0, 0, 0, 0)
        assert min(left, top, picture.width - right, picture.height - bottom) >= 9 * MM / 2


def test_three_pages_are_refused_in_standard_print_only() -> None:
    body = (
        "/// write | A\n    lines: 20\n///\n\n/// write | B\n    lines: 20\n///\n\n/// write | C\n    lines: 20\n///\n"
    )
    with pytest.raises(TooManyPagesError, match="expected at most 2 pages, found 3 pages"):
        pdf_of(body)
    assert pdf_of(body, PdfOptions(large_print=True)).pages > 2


@pytest.mark.parametrize("options", PAPERS)
@pytest.mark.parametrize("per_page", [2, 4, 8])
def test_plan_cards_fill_their_page(options: PdfOptions, per_page: int) -> None:
    card = (
        f"//// card | Carry\n    per-page: {per_page}\n\nI call [____ a friend].\n////\n\n*Keep it in your wallet.*\n"
    )
    sheet = pdf_of(card, options, replace(INFO, kind="plan-card"))
    found = places(sheet)
    assert len(found) == per_page
    assert {place.name for place in found} == {"a friend"}
    assert sheet.pages == 1
    corners = {(round(place.left), round(place.bottom)) for place in found}
    assert len(corners) == per_page


def test_a_tall_card_stands_once_beside_what_comes_before_it() -> None:
    lines = "\n\n".join(f"{n}. I call [____ friend {n}]." for n in "ABCDEFGH")
    more = "/// write | More\n    lines: 8\n///\n"
    card = f"Read this first.\n\n//// card | Carry\n    per-page: 2\n\n{lines}\n////\n\n{more}"
    sheet = pdf_of(card, PdfOptions(), replace(INFO, kind="plan-card"))
    assert sheet.pages == 1
    assert len([place for place in places(sheet) if place.name.startswith("friend")]) == 8


def test_a_card_on_another_sheet_stands_once() -> None:
    assert len(places(pdf_of("//// card | Carry\n    per-page: 4\n\nI call [____ a friend].\n////\n"))) == 1


def test_wide_table_becomes_a_list_in_large_print() -> None:
    heads = [f"Considerable{n}" for n in range(6)]
    body = "/// grid | Wide\n    rows: 1\n\n| " + " | ".join(heads) + " |\n|" + " --- |" * 6 + "\n///\n"
    narrow = places(pdf_of(body, PdfOptions(large_print=True)))
    assert len(narrow) == 6
    assert all(place.width > 150 and place.height == pytest.approx(12 * ROOMIER, abs=0.1) for place in narrow)
    assert all(place.width < 40 for place in places(pdf_of(body)))


def test_many_short_fields_of_a_list_stand_beside_one_another() -> None:
    heads = ["Area", "Start", *(f"Week {n}" for n in range(2, 9))]
    rows = "".join(f"| {area} |" + "  |" * 8 + "\n" for area in ("Health", "Mood"))
    body = f"/// grid | Marks\n\n| {' | '.join(heads)} |\n|{' --- |' * 9}\n{rows}///\n"
    sheet = pdf_of(body, PdfOptions(large_print=True))
    found = places(sheet)
    assert sheet.pages == 1
    assert len(found) == 16
    assert len({round(place.bottom) for place in found}) < 8
    assert all(place.width > 30 for place in found)
