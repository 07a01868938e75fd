"""The drawings of a session's page stand on the group's screen, once."""

import pytest
from curricula import EXAMPLE, TODAY
from markdown import Markdown

from syllabus.content.model import Module, Reference, Session
from syllabus.load import load
from syllabus.markup.parser import EXTENSIONS, SyllabusMarkdown
from syllabus.pages.group_view import group_body

DRAWING = "/// drawing | fork\n\n- Here\n- **One way**: hard\n- Another\n\nThe way parts.[^1]\n///\n"


@pytest.fixture(scope="module")
def quiet_hour() -> tuple[Module, Session, Reference]:
    project, _ = load(EXAMPLE, TODAY)
    assert project is not None
    module = next(module for module in project.curriculum.modules if module.slug == "for-families")
    return module, module.sessions[0], project.curriculum.reference


def shown(body: str) -> str:
    return Markdown(extensions=[*EXTENSIONS, SyllabusMarkdown()]).convert(body)


def test_a_drawing_of_the_page_stands_with_the_key_points(quiet_hour: tuple[Module, Session, Reference]) -> None:
    module, session, reference = quiet_hour
    assert session.guide is not None
    body = group_body(module, session, session.guide, reference)
    assert body.count("/// drawing") == 1
    html = shown(body)
    assert html.count("<svg ") == 1
    assert html.index('data-section="remember"') < html.index("<svg ") < html.index("In the middle stands your hour")


def test_one_in_a_section_that_is_shown_whole_is_not_shown_twice(
    quiet_hour: tuple[Module, Session, Reference],
) -> None:
    module, session, reference = quiet_hour
    assert session.guide is not None
    text = session.page.body.replace("## This week", f"{DRAWING}\n## This week", 1)
    moved = session.model_copy(update={"page": session.page.model_copy(update={"body": text})})
    body = group_body(module, moved, session.guide, reference)
    assert body.count("/// drawing | fork") == 1
    assert "[^1]" not in body
