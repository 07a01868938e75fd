"""Comments and suggested words lead back to the lines of the files.

No file that Word itself saved could be had: what stands here is put in as ISO/IEC 29500 and Word's own files have it.
A packet that LibreOffice saved is read in the soak tests.
"""

import re

import pytest
from came_back import (
    PAGE,
    changed,
    commented,
    line_of,
    packet,
    remarks_in,
    with_body,
    without_bookmarks,
    without_numbers,
)

from syllabus.reviewing.comments import lines_of

WORDS = "Choose one day and one short way."
SAYS = "wrong: say what to do in the rain"


def only(data: bytes) -> str:
    (line,) = lines_of(remarks_in(data), "review.docx")
    return line


def test_a_comment_is_a_line_with_file_author_and_words() -> None:
    line = line_of(PAGE, WORDS)
    expected = f'{PAGE}:{line} comment by Ann Reader on "{WORDS}": {SAYS}'
    assert only(commented(packet(), WORDS, SAYS)) == expected


@pytest.mark.parametrize(
    ("damage", "how"),
    [
        ((), "bookmark"),
        ((without_numbers,), "bookmark"),
        ((without_bookmarks,), "number"),
        ((without_bookmarks, without_numbers), "words"),
    ],
)
def test_places_are_found_when_marks_are_gone(damage: tuple, how: str) -> None:  # type: ignore[type-arg]
    data = commented(packet(), WORDS, SAYS)
    for harm in damage:
        data = harm(data)
    (remark,) = remarks_in(data)
    assert (remark.place.path, remark.place.line, remark.place.how) == (PAGE, line_of(PAGE, WORDS), how)


def test_a_tracked_change_is_a_suggestion() -> None:
    line = line_of(PAGE, WORDS)
    data = changed(packet(), f" {WORDS}", " Choose one day and one dry way.")
    assert only(data) == f'{PAGE}:{line} suggestion by Ann Reader on "{WORDS}": Choose one day and one dry way.'


def test_a_change_across_paragraphs_says_so() -> None:
    joined = '<w:p><w:pPr><w:rPr><w:del w:id="9002" w:author="B"/></w:rPr></w:pPr>'

    def change(body: str) -> str:
        end = body.index(WORDS)
        start = body.rindex("<w:p>", 0, end)
        return body[:start] + joined + body[start + len("<w:p>") :]

    line = only(with_body(packet(), change))
    assert line.startswith(f"{PAGE}:{line_of(PAGE, WORDS)} suggestion by B")
    assert line.endswith("(its end was changed, too: see the file)")


def test_a_comment_on_a_cell_belongs_to_its_row() -> None:
    (remark,) = remarks_in(commented(packet(), "The corner", "which one"))
    assert remark.place.path.endswith("walk-plan.md")
    assert remark.place.line == line_of(remark.place.path, "The corner")


def test_a_comment_on_the_first_list_leads_to_the_text() -> None:
    data = commented(packet(), "(18) Sam is 51 and fixes bicycles.", "how old")
    (remark,) = remarks_in(data)
    assert (remark.place.path, remark.place.how) == (PAGE, "number")


def test_words_that_changed_since_are_said_to() -> None:
    data = commented(packet(), WORDS, SAYS)

    def older(body: str) -> str:  # the packet of a former edition: another hash at this place
        mark = re.findall(r'w:name="p_([0-9a-f]{8})"', body[: body.index(WORDS)])[-1]
        return body.replace(mark, "0" * len(mark))

    assert only(with_body(data, older)) == (
        f'{PAGE} comment by Ann Reader on "{WORDS}", the text has changed since: {SAYS}'
    )


def test_a_comment_on_the_whole_packet_has_no_place() -> None:
    assert only(commented(packet(), "Thank you for reading.", "all good")).startswith("review.docx comment by")


def test_what_could_harm_a_terminal_is_visible() -> None:
    assert "\\u202e" in only(commented(packet(), WORDS, "a \N{RIGHT-TO-LEFT OVERRIDE} b"))
