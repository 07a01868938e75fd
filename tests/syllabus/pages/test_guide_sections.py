"""What the sections of a guide are for."""

import re

from syllabus.pages.folding import folded
from syllabus.pages.guide_sections import in_sections

HEAD = '<h1>Guide</h1>\n<h2 id="at-a-glance">At a glance</h2>\n<h3>Aims</h3>\n<h3>Timetable</h3>\n<h3>Bring</h3>\n'
WELCOME = '<h2 id="if-someone-is-new">If someone is new</h2>\n<p>' + 400 * "b" + "</p>\n"
HAPPENS = (
    '<h2 id="if-this-happens">If this happens</h2>\n<h3 id="a">Silence</h3>\n<p>Wait.</p>\n'
    '<h3 id="b">Danger</h3>\n<p>Call <a href="tel:911">911</a>.</p>\n'
    '<h3 id="c">Talk of dying</h3>\n<section class="passage">Ask.</section>\n'
)
ADAPT = '<h2 id="adapt-it">Adapt it</h2>\n<p>Sit.</p>\n'


def part(letters: int) -> str:
    """A timed part with a text of this length."""
    return f'<h2 data-part="Open" data-start="0:00">Open</h2>\n<p>{"a" * letters}</p>\n'


def guide(letters: int = 5) -> str:
    return HEAD + WELCOME + part(letters) + HAPPENS + ADAPT


def kinds(html: str) -> list[str]:
    return re.findall(r'<div class="([^"]+)">', html)


def test_each_section_says_what_it_is_for() -> None:
    glance = ["glance", "aims", "timetable", "needed", "need"]
    happens = ["happens", "case", "emergency", "emergency"]
    assert kinds(in_sections(guide())) == [*glance, "newcomer", "part", *happens, "reading"]


def test_no_text_is_changed() -> None:
    plain = re.sub(r"</?div[^>]*>|\s+", "", in_sections(guide()))
    assert plain == re.sub(r"\s+", "", guide())


def test_parts_are_folded_under_their_titles() -> None:
    page = (
        '<p>First.</p>\n<h2>Lists</h2>\n<h3 id="a">One</h3>\n<p>1</p>\n<h3 id="b">Two</h3>\n<h2>More</h2>\n<p>3</p>\n'
    )
    one = '<details class="fold"><summary><h3 id="a">One</h3></summary>\n<p>1</p>\n</details>\n'
    two = '<details class="fold"><summary><h3 id="b">Two</h3></summary>\n\n</details>\n'
    assert folded(page) == f"<p>First.</p>\n<h2>Lists</h2>\n{one}{two}<h2>More</h2>\n<p>3</p>\n"
