"""Rules for what a session's record notes about its texts: sentences for reviewers, people, and drawings."""

from collections.abc import Iterator, Mapping
from typing import Any

from ..content.model import Document, Module, Reference, Session
from ..content.problem import Problem, quoted
from ..content.scan import scan
from ..markup.pieces import CITED
from ..markup.reading import read_value
from .texts import ReadText

# Keys of a page whose texts are about the page, and not on it.
NOTES = frozenset({"why", "name", "work", "family", "place", "helped_by"})
DRAWING = "drawing"


def held_phrases(read: ReadText, reference: Reference) -> list[str]:
    """Return the phrases that are sought in a text and stand there, word for word, within a paragraph or a line."""
    if not read.text.sought:
        return []
    values = (reading for value, reading in zip(read.text.values, read.values, strict=True) if value.key not in NOTES)
    pieces = [*(piece for reading in values for piece in reading.pieces), *read.body.pieces]
    lines = [_plain(piece.text) for piece in pieces]
    sought = {phrase: _as_read(phrase, reference) for phrase in read.text.sought}
    return [phrase for phrase in read.text.sought if any(_has(line, sought[phrase]) for line in lines)]


def session_note_problems(session: Session, held: Mapping[str, list[str]]) -> Iterator[Problem]:
    """Yield the problems of a session's notes; `held` has the phrases that stand in each text, by its path."""
    page, record = session.page, session.page.record
    texts: list[Document[Any]] = [page, *([session.guide] if session.guide else []), *session.worksheets]
    if all(text.path in held for text in texts):
        here = {phrase for text in texts for phrase in held[text.path]}
        yield from _reviewer_problems(page, "words of the page, the guide or a sheet", here)
        for at, story in enumerate(record.stories):
            if story.name not in here:
                expected, fix = "a name on the page, in the guide or on a sheet", "write it as it stands there"
                line = page.line("stories", at, "name")
                yield Problem(page.path, line, "story-name", expected, quoted(story.name), fix)
    for text in texts if record.no_drawing else ():
        for block in scan(text.body, text.body_line).blocks:
            if block.name == DRAWING:
                fix = f"take out `no_drawing` in {page.path}, or the drawing"
                expected = "no drawing in a session that says why it has none"
                yield Problem(text.path, block.line, "no-drawing", expected, quoted(block.argument), fix)


def shared_name_problems(module: Module) -> Iterator[Problem]:
    """Yield a problem for each name of a person that an earlier session of the module has, too."""
    first: dict[str, str] = {}
    for session in module.sessions:
        page = session.page
        for at, story in enumerate(page.record.stories):
            other = first.setdefault(story.name, page.path)
            if other != page.path:
                expected, fix = "a name that no other session of the module has", f"{other} has it, too; choose another"
                yield Problem(
                    page.path, page.line("stories", at, "name"), "story-name", expected, quoted(story.name), fix
                )


def reviewer_problems(text: Document[Any], expected: str, held: Mapping[str, list[str]]) -> Iterator[Problem]:
    """Yield a problem for each sentence for reviewers that does not stand in its passage or form."""
    if text.path in held:
        yield from _reviewer_problems(text, expected, set(held[text.path]))


def _reviewer_problems(text: Document[Any], expected: str, here: set[str]) -> Iterator[Problem]:
    for at, entry in enumerate(text.record.for_reviewers):
        if entry.sentence not in here:
            fix, line = "copy them as they stand there", text.line("for_reviewers", at, "sentence")
            yield Problem(text.path, line, "reviewer-sentence", expected, quoted(entry.sentence), fix)


def _as_read(phrase: str, reference: Reference) -> str:
    return _plain(" ".join(piece.text for piece in read_value(phrase, reference).pieces))


def _plain(text: str) -> str:
    return " ".join(text.replace(CITED, " ").split())


def _has(text: str, phrase: str) -> bool:
    """Return whether `phrase` stands in `text`, and does not begin or end within a word."""
    at = text.find(phrase) if phrase else -1
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(phrase) :][:1]
        if not (before.isalnum() and phrase[0].isalnum()) and not (after.isalnum() and phrase[-1].isalnum()):
            return True
        at = text.find(phrase, at + 1)
    return False
