"""The page to sign becomes an entry of the ledger, or says everything that it lacks."""

import re
from dataclasses import replace

import pytest
from came_back import DAY, PAGE, SIGNED, changed, commented, packet, remarks_in, signed, with_body
from curricula import example_project

from syllabus.content.model import Document
from syllabus.content.problem import RefusedError
from syllabus.reviewing.comments import Place, Remark
from syllabus.reviewing.sign_off import answers, entry_name, entry_of, is_signed
from syllabus.reviewing.trace import Trace, read_trace
from syllabus.reviewing.word_file import read_word_bytes
from syllabus.reviews.rules import Reviewed, ledger_problems
from syllabus.reviews.types import ReviewEntry, reviewed_text
from syllabus.words.catalogue import words_for

WORDS = "Choose one day and one short way."


def entry(data: bytes) -> ReviewEntry:
    file = read_word_bytes(data)
    trace = read_trace(paragraph.new for paragraph in file.paragraphs)
    return entry_of(answers(file, trace, words_for("en")), trace, remarks_in(data), words_for("en"))


def refusal(answers: dict[int, str]) -> list[str]:
    with pytest.raises(RefusedError) as refused:
        entry(signed(packet(), answers))
    return str(refused.value).split("\n")


def test_an_empty_page_is_not_signed() -> None:
    def given(data: bytes) -> dict[int, str]:
        file = read_word_bytes(data)
        return answers(file, read_trace(paragraph.new for paragraph in file.paragraphs), words_for("en"))

    assert not is_signed(given(packet()))
    assert is_signed(given(signed(packet(), {2: "nurse"})))


def test_the_entry_says_what_was_read() -> None:
    data = signed(changed(commented(packet(), WORDS, "wrong: too short"), f" {WORDS}", " Choose a day."))
    found = entry(data)
    assert (found.kind, found.day, found.edition) == ("clinical", DAY, "2026.1")
    assert (found.by.role, found.by.initials, found.by.license, found.by.interests) == (
        "psychologist",
        "A. B.",
        "PsyD",
        "none",
    )
    now = example_project().reviewable
    for text in found.texts:
        as_it_is = reviewed_text(now[text.document], "use-with-changes")
        assert (text.hash, text.units, text.decision) == (as_it_is.hash, as_it_is.units, as_it_is.decision)
    page = next(text for text in found.texts if text.document == PAGE)
    assert [comment.says for comment in page.comments] == ["wrong: too short", "Suggested: Choose a day."]
    assert len({comment.unit for comment in page.comments}) == 1
    assert len(found.texts) == 3


def test_the_ledger_takes_the_entry() -> None:
    found = entry(signed(packet()))
    name = entry_name(found, [])
    document: Document[ReviewEntry] = Document(slug=name, path=f"curriculum/reviews/2026/{name}.yml", record=found)
    assert list(ledger_problems([document], Reviewed(example_project().reviewable), {}, DAY, is_whole=True)) == []


def test_answers_are_read_without_the_controls_too() -> None:
    bare = with_body(
        signed(packet()), lambda body: re.sub(r"</?w:sdt>|</?w:sdtContent>|<w:sdtPr>.*?</w:sdtPr>", "", body)
    )
    assert read_word_bytes(bare).controls == {}
    assert entry(bare) == entry(signed(packet()))


@pytest.mark.parametrize("given", ["2026-11-20", "11/20/2026", "November 20, 2026", "Nov 20, 2026", "20 November 2026"])
def test_days_are_read_as_people_write_them(given: str) -> None:
    assert entry(signed(packet(), {**SIGNED, 6: given})).day == DAY


def test_everything_that_is_missing_is_told_at_once() -> None:
    assert [line.split(",")[0] for line in refusal({6: "soon"})] == [
        "expected a kind of review",
        "expected a date such as 2027-01-31",
        "expected role of the reviewer",
        "expected initials of the reviewer",
        "expected interests",
    ]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        (3, "Ann Reader", 'expected initials such as A. B., and no name, found "ANN READER"'),
        (4, "", "expected a license type with a clinical review, found none"),
        (7, "", "expected a decision on at least one session, found none"),
        (7, "maybe", "expected one of the four decisions, found 'maybe'"),
        (1, "brilliant", "expected a kind of review, found 'brilliant'"),
    ],
)
def test_a_value_that_cannot_be_kept_is_told(field: int, value: str, said: str) -> None:
    assert said in " ".join(refusal({**SIGNED, field: value}))


@pytest.mark.pdf
def test_a_text_without_a_decision_is_not_in_the_entry() -> None:
    both = packet("small-steps/a-short-walk", "for-families/a-quiet-hour")
    found = entry(signed(both, {**SIGNED, 7: "", 8: "Use"}))
    assert {text.document.split("/")[3] for text in found.texts} == {"a-quiet-hour"}


def test_an_id_is_never_used_twice() -> None:
    found = entry(signed(packet()))
    assert entry_name(found, []) == "2026-11-20-ab-clinical"
    assert entry_name(found, ["2026-11-20-ab-clinical"]) == "2026-11-20-ab-clinical-2"


def test_a_remark_belongs_to_one_text_even_if_another_has_the_same_paragraph() -> None:
    data = packet()
    file = read_word_bytes(data)
    trace = read_trace(paragraph.new for paragraph in file.paragraphs)
    page, sheet, _ = trace.texts
    same = sheet.read.model_copy(update={"units": page.read.units})
    twice = Trace(trace.edition, (page, replace(sheet, read=same)))
    place = Place(PAGE, page.read.units[0], 1, "bookmark")
    found = entry_of(
        answers(read_word_bytes(signed(data)), twice, words_for("en")),
        twice,
        [Remark("comment", "A", "wrong", "", place)],
        words_for("en"),
    )
    assert [len(text.comments) for text in found.texts] == [1, 0]
