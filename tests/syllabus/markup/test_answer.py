"""The answer of a page stands in its box, and the opening ends behind it."""

from markdown import Markdown

from syllabus.markup.opening import split_opening, split_source
from syllabus.markup.parser import EXTENSIONS, SyllabusMarkdown
from syllabus.words.catalogue import words_for

ANSWER = (
    "# A page\n\nWhy.\n\n## Right now\n\n1. Wait.\n\n/// example\nOne.\n///\n\n"
    "## The rest\n\nMore.\n\n## Right now\n\nNo."
)


def finished(text: str) -> str:
    return Markdown(extensions=[*EXTENSIONS, SyllabusMarkdown()]).convert(text)


def test_only_the_first_section_is_an_answer() -> None:
    page = finished(ANSWER)
    assert page.count('<section class="answer">') == 1
    assert page.index('class="answer"') < page.index("Wait") < page.index("</section>") < page.index("The rest")


def test_what_says_something_else_first_has_no_answer() -> None:
    assert "answer" not in finished("# A page\n\n## An idea\n\nWords.\n\n## Tonight\n\nWords.")
    assert "answer" in finished("# A page\n\n## Tonight\n\nWords.")


def test_the_opening_holds_the_answer_on_the_site_and_in_the_plain_tree() -> None:
    opening, rest = split_opening(finished(ANSWER))
    assert opening.count("<section") == opening.count("</section>")
    assert "Wait" in opening
    assert rest.startswith("<h2")
    before, after = split_source(ANSWER, words_for("en"))
    assert before.endswith("///\n")
    assert after.startswith("\n## The rest")
    assert before + after == ANSWER


def test_a_page_without_sections_is_all_opening() -> None:
    assert split_opening("<h1>A</h1><p>B</p>") == ("<h1>A</h1><p>B</p>", "")
    assert split_source("# A\n\nB", words_for("en")) == ("# A\n\nB", "")
