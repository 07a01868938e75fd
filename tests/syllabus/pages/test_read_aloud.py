"""What is read aloud from a session's page: which parts of a guide get its stories and passages, and where."""

import pytest
from curricula import example_project

from syllabus.content.model import Document, Session
from syllabus.content.record_types import GuideRecord, Story
from syllabus.pages.read_aloud import with_readings
from syllabus.words.catalogue import ENGLISH, words_for

DANA = Story(name="Dana", age=48)
STORY = """Opening.

## Dana rings the bell

Dana drives a bus.[^1] See [Stay safe](#stay-safe).

/// drawing | rings

- Dana

///

### Later

She sits down.

[^1]: A study.

## Stay safe

/// passage | overdose
///
"""
GUIDE = """## Open: Check in (5 min)

**Say:** "Dana is for later."

## Teach: Dana (5 min)

**Group:** What would you do?

{first}

**Ask:** "What did Dana do?"

## Practice: Boxes (5 min)

**Do:** Read the box on the page.
{own}
**Say:** "Thank you."
"""
TOLD = """///// passage | Read aloud: Dana rings the bell

Dana drives a bus. See [Stay safe](session.md#stay-safe).




**Later**

She sits down.

/////"""


def readings(page: str = STORY, first: str = '**Say:** "Dana drives."', own: str = "") -> str:
    session = next(s for m in example_project().curriculum.modules for s in m.sessions if s.slug == "a-quiet-hour")
    record = session.page.record.model_copy(update={"stories": (DANA,)})
    told: Session = session.model_copy(
        update={"page": session.page.model_copy(update={"record": record, "body": page})}
    )
    assert session.guide is not None
    guide: Document[GuideRecord] = session.guide.model_copy(update={"body": GUIDE.format(first=first, own=own)})
    return with_readings(told, guide, words_for(ENGLISH).guide)


def squeezed(text: str) -> str:
    """The lines of a text that say something."""
    return "\n".join(line for line in text.split("\n") if line)


@pytest.mark.parametrize(
    ("first", "order"),
    [
        ('**Say:** "Dana drives."', ("What would you do?", "/////", "Dana drives.", "What did Dana")),
        ("**Do:** Read Dana's evening.", ("What would you do?", "Dana's evening", "/////", "What did Dana")),
    ],
)
def test_a_story_stands_beside_what_tells_of_it(first: str, order: tuple[str, ...]) -> None:
    body = readings(first=first)
    assert squeezed(TOLD) in squeezed(body)
    places = [body.index(words) for words in order]
    assert places == sorted(places)


def test_a_story_without_its_name_in_a_heading_is_the_section_that_names_its_person_most() -> None:
    page = STORY.replace("## Dana rings the bell", "## A bell").replace("She sits", "Dana sits")
    assert "Read aloud: A bell" in readings(page)


def test_no_part_gets_a_story_that_it_does_not_use_and_no_page_a_story_that_it_has_not() -> None:
    assert "/////" not in readings(STORY.replace("Dana", "Ama"))
    unused = GUIDE.replace("Dana", "somebody").replace("the page", "it")
    session = next(s for m in example_project().curriculum.modules for s in m.sessions if s.slug == "a-quiet-hour")
    assert session.guide is not None
    guide = session.guide.model_copy(update={"body": unused})
    assert with_readings(session, guide, words_for(ENGLISH).guide) == unused


def test_a_passage_follows_what_sends_the_leader_to_it_unless_the_guide_has_it() -> None:
    assert "Read the box on the page.\n\n/// passage | overdose\n///\n" in readings()
    own = "\n/// passage | overdose\n///\n"
    assert readings(own=own).count("/// passage | overdose") == 1
