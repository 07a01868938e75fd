"""Lists of terms, and lists that only look like them."""

from markdown import Markdown

from syllabus.markup.parser import EXTENSIONS, SyllabusMarkdown


def html(text: str) -> str:
    return Markdown(extensions=[*EXTENSIONS, SyllabusMarkdown()]).convert(text).replace("\n", "")


def test_terms_below_their_letter_become_a_list_of_terms() -> None:
    made = html(
        "## A\n\n- **anxiety:** Worry *that* stays.\n- **ache:** A dull pain.\n\n## B\n\n- **blame:** It hurts.\n"
    )
    assert "<dl><dt>anxiety</dt><dd>Worry <em>that</em> stays.</dd><dt>ache</dt><dd>A dull pain.</dd></dl>" in made
    assert made.count("<dl>") == 2


def test_other_lists_stay_lists() -> None:
    for text in (
        "## Signs\n\n- **Fast:** a heart.",
        "## A\n\n- just words",
        "## A\n\n- first **bold:** words",
        "- **a:** b",
    ):
        assert "<dl>" not in html(text)
        assert "<ul>" in html(text)
