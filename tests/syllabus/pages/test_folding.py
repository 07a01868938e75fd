"""What is folded on a session's page, and that nothing is which somebody in danger may look for."""

import re

import pytest
from curricula import real_project
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from syllabus.content.model import Curriculum
from syllabus.markup.opening import split_opening
from syllabus.markup.parser import EXTENSIONS, SyllabusMarkdown
from syllabus.pages.assemble import assemble
from syllabus.pages.folding import fold_asides
from syllabus.pages.page_info import page_info
from syllabus.words.catalogue import words_for

REASONS = words_for("en").session.reasons
FOLD = re.compile(r'<details class="aside"><summary>(.*?)</summary>(.*?)</details>', re.DOTALL)
KEPT = re.compile(
    r"Right now|Tonight|Try it|This week|Stay safe|Look after yourself|Remember|Sheets|When .*|If .*|.*not enough.*"
    r"|Ahora mismo|Esta noche|Cuando .*|Cuándo .*|Si .*"
)
HELP = re.compile(r'href="(?:tel|sms):|class="passage"|class="answer"|\b(?:911|988)\b')


def folds(html: str) -> list[tuple[str, str]]:
    """The heading and the text of each fold."""
    return [(re.sub("<span.*|<[^>]*>", "", summary).strip(), text) for summary, text in FOLD.findall(html)]


def section(heading: str, text: str) -> str:
    return f'<h2 id="a">{heading}</h2>\n<p>{text}</p>\n'


@pytest.mark.parametrize(
    ("heading", "text", "is_folded"),
    [
        ("Marva's Tuesday", "Marva is 55. She frames pictures.", True),
        ("A day with Marvas", "Marva is 55.", False),
        ("Four links", "Marva is named here. So what.", False),
        ("What the studies say", "They say little. So ask.", True),
        ("What a study says", "It says little.", True),
        ("What is known", "Little is.", True),
        ("Why it helps", "It does.", True),
        ("What to say", "Say it.", False),
        ("What is known here", "Little is.", False),
        ("Marva calls", 'She calls <a href="tel:988">988</a>.', False),
        ("Marva texts", 'She texts <a href="sms:988">988</a>.', False),
        ("Marva waits", 'So.</p>\n<section aria-label="Risk" class="passage"><p>Risk.</p></section><p>', False),
    ],
)
def test_stories_and_reasons_are_folded_unless_they_have_a_way_to_help(
    heading: str, text: str, *, is_folded: bool
) -> None:
    html = section("First", "It begins.") + section(heading, text) + section("Last", "It ends.")
    made = fold_asides(html, ["Marva"], REASONS)
    assert [name for name, _ in folds(made)] == ([heading] if is_folded else [])
    assert section("First", "It begins.") in made
    assert made.endswith(section("Last", "It ends."))


def test_a_fold_shows_its_first_sentence() -> None:
    made = fold_asides(section("Gil's week", '<em>Gil</em> said, "No."\nHe sat.'), ["Gil"], REASONS)
    assert '</h2> <span class="first-words">Gil said, "No."</span></summary>' in made


@given(st.lists(st.sampled_from(["Gil", "<h2>Gil</h2>", "<h2>Say</h2>", "<p>One. Two</p>", 'href="tel:1"', "<"])))
def test_no_text_is_lost(pieces: list[str]) -> None:
    html = "".join(pieces)
    made = fold_asides(html, ["Gil"], REASONS)
    plain = re.sub(r' <span class="first-words">.*?</span>|</?(?:details|summary)[^<>]*>', "", made)
    assert "".join(plain.split()) == "".join(html.split())


def test_no_help_stands_in_a_closed_fold() -> None:
    """Nor what to do at once, nor what to do when it is not enough; on the pages of the curriculum as they are."""
    found = [fold for curriculum in curricula() for fold in folds_of(curriculum)]
    assert len(found) > 120
    assert [heading for heading, text in found if KEPT.fullmatch(heading) or HELP.search(text)] == []


def curricula() -> list[Curriculum]:
    project = real_project()
    return [project.curriculum, *(own.curriculum for own in project.translations)]


def folds_of(curriculum: Curriculum) -> list[tuple[str, str]]:
    """What is folded on the pages of sessions, in their own language."""
    parser = Markdown(extensions=[*EXTENSIONS, SyllabusMarkdown(curriculum.language)])
    reasons = words_for(curriculum.language).session.reasons
    found = []
    for page in assemble(curriculum):
        if page.kind == "session":
            html = split_opening(parser.reset().convert(page.body))[1]
            found += folds(fold_asides(html, page_info(curriculum, page).told, reasons))
    return found
