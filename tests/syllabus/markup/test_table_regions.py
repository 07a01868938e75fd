"""Which tables are read as blocks on a phone, and what their cells say there."""

import pytest
from markdown import Markdown

from syllabus.markup.parser import EXTENSIONS, SyllabusMarkdown


def html(*rows: str) -> str:
    return Markdown(extensions=[*EXTENSIONS, SyllabusMarkdown()]).convert("\n".join(rows))


@pytest.mark.parametrize(
    ("rows", "is_wide"),
    [
        (("| Time | What |", "| --- | --- |", "| 2:45 | Both of them are at school, and the bus comes late |"), False),
        (("| Starts | Part | Minutes |", "| --- | --- | --- |", "| 0:06 | Look back: A good word | 4 |"), False),
        (("| A | B | C | D |", "| --- | --- | --- | --- |", "| 1 | 2 | 3 | 4 |"), True),
        (("| What happened | What I thought | What I did |", "| --- | --- | --- |", "| a | b | c |"), True),
        (("| Word | Word |", "| --- | --- |", "| Uncharacteristically | counterrevolutionaries |"), True),
    ],
)
def test_a_table_that_a_phone_would_squeeze_is_marked(rows: tuple[str, ...], is_wide: bool) -> None:
    assert ('class="plain wide"' in html(*rows)) == is_wide
    assert ("data-label" in html(*rows)) == is_wide


def test_each_cell_but_the_first_says_what_its_column_is() -> None:
    made = html(
        "| When | What happened | What I did |", "| --- | --- | --- |", "| Sunday evening | The phone | I called |"
    )
    assert "<td>Sunday evening</td>" in made
    assert '<td data-label="What happened">The phone</td>' in made
    assert '<td data-label="What I did">I called</td>' in made


@pytest.mark.parametrize("around", [("", ""), ("/// grid | A week\n", "\n///")])
def test_a_column_without_a_head_has_no_header_cell(around: tuple[str, str]) -> None:
    made = html(around[0] + "|  | Before | After |\n| --- | --- | --- |\n| Sleep |  |  |" + around[1])
    assert made.count("</th>") == (3 if around[0] else 2)
    assert "<td></td>" in made.partition("<tbody>")[0]
