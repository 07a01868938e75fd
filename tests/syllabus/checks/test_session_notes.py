"""People of sessions: no two sessions of a module tell of somebody with the same name."""

from curricula import example_project

from syllabus.checks.session_notes import shared_name_problems
from syllabus.content.model import Session
from syllabus.content.record_types import Story


def named(session: Session, path: str, *names: str) -> Session:
    """The session as if its page were at `path` and told of people with these names."""
    record = session.page.record.model_copy(update={"stories": tuple(Story(name=name) for name in names)})
    return session.model_copy(update={"page": session.page.model_copy(update={"path": path, "record": record})})


def test_a_name_in_two_sessions_of_a_module_is_told_at_the_second() -> None:
    module = example_project().curriculum.modules[0]
    first, second = named(module.sessions[0], "a.md", "Sam", "Sam"), named(module.sessions[0], "b.md", "Ida", "Sam")
    (problem,) = shared_name_problems(module.model_copy(update={"sessions": (first, second)}))
    assert (problem.path, problem.rule, problem.found) == ("b.md", "story-name", '"Sam"')
    assert problem.fix == "a.md has it, too; choose another"
