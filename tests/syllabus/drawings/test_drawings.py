"""In every drawing, whatever its words: none touches a line or another one, and the same words give the same bytes."""

import json
import re
from dataclasses import replace
from xml.etree.ElementTree import tostring

import pytest
from curricula import ROOT
from hypothesis import given
from hypothesis import strategies as st
from measured_svg import faults, font

from syllabus.drawings.canvas import INK, RULE, THIN, WIDTH, Canvas, Label
from syllabus.drawings.draw import EMPTY_SHARE, Drawing, NoRoomError, drawn
from syllabus.drawings.kinds import KINDS, LONGEST_WORD
from syllabus.drawings.letters import SIZE, WIDTHS, width_of, wrapped
from syllabus.drawings.paths import line
from syllabus.drawings.plan import Axes
from syllabus.pdf.letters import letter_widths

AXES = Axes("Strength", "Time")
MM = 72 / 25.4
LETTERS = "abcdefghijklmnopqrstuvwxyzABCMWÅŮÉñçßŘ-ğ"
WORDS = st.text(LETTERS, min_size=1, max_size=LONGEST_WORD)
OUR_WORDS = re.findall(r"\b[A-Za-z]{1,8}\b", (ROOT / "docs" / "families.md").read_text(encoding="utf-8"))
PLAIN_WORDS = st.sampled_from(sorted(set(OUR_WORDS)))
ROOMY = ("wave", "ladder", "balance", "timeline", "rings", "path", "fork", "jar", "bars", "iceberg")


def text(words: st.SearchStrategy[str], most: int) -> st.SearchStrategy[str]:
    return st.lists(words, min_size=1, max_size=most // 2).map(lambda parts: _cut(parts, most))


def _cut(parts: list[str], most: int) -> str:
    kept = [parts[0][:most]]
    for part in parts[1:]:
        if len(" ".join([*kept, part])) <= most:
            kept.append(part)
    return " ".join(kept)


@st.composite
def drawings(draw: st.DrawFn, kind: str, words: st.SearchStrategy[str]) -> Drawing:
    """Draw a drawing of this kind that the rules for labels let pass."""
    about = KINDS[kind]
    count = draw(st.integers(about.least, about.most))
    empty = draw(st.booleans())
    if empty and not about.heads:
        return Drawing(kind, (), None, count if about.parts else None, empty=True)
    numbers = sorted(draw(st.sets(st.integers(0, 10), min_size=count, max_size=count)), reverse=True)
    noted = draw(st.integers(0, count - 1))
    labels = []
    for number in range(count):
        name = str(numbers[number]) if kind == "thermometer" else draw(text(words, about.letters))
        has_note = about.notes == "each" or {
            "none": False,
            "one": number == noted,
            "any": draw(st.booleans()),
            "any but the last": number < count - 1,
        }.get(about.notes, False)
        note = f"${draw(st.integers(0, 99_999)):,}" if kind == "bars" else draw(text(words, about.note_letters or 2))
        labels.append(Label(name, note if has_note else ""))
    you = draw(st.integers(1, count - 1)) if about.at is not None and not empty else None
    return Drawing(kind, tuple(labels), you, None, empty)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_no_word_touches_anything_or_leaves_the_drawing(kind: str, data: st.DataObject) -> None:
    drawing = data.draw(drawings(kind, WORDS))
    try:
        svg = drawn(drawing, AXES).svg()
    except NoRoomError:
        return  # the rule `drawing-fit` tells the author
    assert faults(svg) == []


@given(st.sampled_from(ROOMY).flatmap(lambda kind: drawings(kind, PLAIN_WORDS)))
def test_plain_words_as_long_as_the_limits_allow_have_room(drawing: Drawing) -> None:
    assert faults(drawn(drawing, AXES).svg()) == []


@given(st.sampled_from(sorted(KINDS)).flatmap(lambda kind: drawings(kind, PLAIN_WORDS)))
def test_the_same_words_give_the_same_bytes_of_plain_numbers(drawing: Drawing) -> None:
    try:
        svg, again = (tostring(drawn(replace(drawing), AXES).svg()) for _ in range(2))
    except NoRoomError:
        return
    assert svg == again
    coordinates = re.findall(rb' (?:d|x|y|cx|cy|r|viewBox)="([^"]*)"', svg)
    assert re.fullmatch(rb"[\d\s.,MLHVCQAZ-]*", b" ".join(coordinates))
    assert not re.search(rb"\d\.\d\d", b" ".join(coordinates))


@pytest.mark.parametrize("empty", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_drawn_with_few_words_and_empty(kind: str, empty: bool) -> None:
    about = KINDS[kind]
    words = ("Sleep", "Food", "Work", "Rest", "Friends", "Home", "Time")[: about.most]
    labels = tuple(Label(word, "$5" if kind == "bars" else "") for word in words)
    if kind == "thermometer":
        labels = (Label("10", "Hot"), Label("0", "Calm"))
    if empty and not about.heads:
        labels = ()
    assert faults(drawn(Drawing(kind, labels, empty=empty), AXES).svg()) == []


def test_a_bar_is_as_long_as_its_share_of_what_it_can_reach() -> None:
    labels = (Label("Before", "2"), Label("After", "5"))
    ends = []
    for most in (None, 10):
        svg = drawn(Drawing("bars", labels, of=most), AXES).svg()
        assert faults(svg) == []
        paths = [path.get("d", "") for path in svg.iter() if path.get("d", "").endswith("Z")]
        ends.append([float(x) for d in paths for x in [re.findall(r"L([\d.]+),", d)[0]]])
    assert ends == [[145.2, 354.0], [75.6, 180.0]]  # two fifths and all of the width; a fifth and half of it


def test_the_measure_finds_what_touches() -> None:
    canvas = Canvas()
    canvas.height = 100
    canvas.say((180, 50), Label("Words"), 100)
    assert canvas.clash() is None
    assert faults(canvas.svg()) == []
    canvas.pen(line((100, 50), (260, 50)))
    assert canvas.clash() == "Words"
    assert faults(canvas.svg())
    other = Canvas()
    other.height = 100
    other.say((180, 50), Label("Words"), 100)
    other.say((190, 52), Label("More"), 100)
    assert other.clash() == "More"
    assert faults(other.svg())
    third = Canvas()
    third.height = 100
    third.say((10, 50), Label("Words"), 100)
    assert third.clash() == "Words"
    assert faults(third.svg())


def test_words_are_as_wide_as_the_font_says() -> None:
    assert json.loads(WIDTHS.read_text(encoding="utf-8")) == letter_widths(), "run `make fonts`"
    for weight, bold in (("Regular", False), ("Bold", True)):
        names, advances = font(weight).getBestCmap(), font(weight)["hmtx"]
        width = sum(advances[names[ord(letter)]][0] for letter in "Weñ") * SIZE / 1000
        assert width_of("Weñ", bold=bold) == pytest.approx(width)
    assert width_of("\u4e00") == SIZE  # a letter that the font lacks is taken for a wide one


@given(st.lists(WORDS, min_size=1, max_size=12), st.floats(20, 300))
def test_lines_keep_all_words_in_order_and_their_width(parts: list[str], width: float) -> None:
    lines = wrapped(" ".join(parts), width)
    assert " ".join(lines).split() == " ".join(parts).split()
    assert all(width_of(found) <= width for found in lines if " " in found)


def test_pens_are_two_points_wide_on_paper() -> None:
    look = (ROOT / "hooks/syllabus/pdf/templates/look.typ").read_text(encoding="utf-8")
    tokens = (ROOT / "docs/assets/tokens-print.css").read_text(encoding="utf-8")
    for name, token, share in (
        ("drawing-width", "print-drawing", 1.0),
        ("empty-drawing-width", "print-drawing-empty", EMPTY_SHARE),
    ):
        sizes = [int(mm) for mm in re.findall(r"(\d+)mm", re.findall(rf"#let {name} = (.*)", look)[0])]
        sizes += [int(mm) for mm in re.findall(rf"--{token}: (\d+)mm", tokens)]
        assert len(sizes) == 3
        assert min(sizes) * MM / WIDTH * THIN * share >= 2
    assert INK > THIN > RULE


def test_names_beside_a_line_of_time_wrap_only_where_that_makes_it_shorter() -> None:
    turns = (Label("8 minutes", "She weeds"), Label("5 minutes", "She sits"))
    assert [words.text for words in drawn(Drawing("timeline", turns), AXES).words][1::2] == ["8 minutes", "5 minutes"]
    plain = (Label("Now", "Tell the care team what you took"), Label("Then", "Stay near somebody who checks on you"))
    assert {words.x for words in drawn(Drawing("timeline", plain), AXES).words} == {62, 112}


def test_each_arrow_of_a_cycle_can_be_seen() -> None:
    steps = ("One sentence", "Five options", "Cost, time, result", "Choose, and set a time", "Look again")
    for labels in ([*map(Label, steps)], [*map(Label, steps[:-1]), Label(steps[-1], "It worked? Done")]):
        for path, _, dashes in drawn(Drawing("cycle", tuple(labels)), AXES).strokes[0:10:2]:
            xs, ys = [x for x, _ in path.points], [y for _, y in path.points]
            assert not dashes
            assert max(max(xs) - min(xs), max(ys) - min(ys)) > 40
