"""Rules for footnotes: each mark has its words on the page, each note its mark, and both stand where they may."""

import re
from collections.abc import Iterator

from ..content.problem import Problem, quoted
from ..content.scan import NOTE, mask_code_lines
from ..content.value_types import SLUG
from .texts import ReadText


def note_problems(read: ReadText) -> Iterator[Problem]:
    """Yield the problems of the marks and words of notes in a text."""
    yield from _mark_problems(read)
    path = read.text.path
    for note in read.body.notes:
        found = quoted(f"[^{note.key}]")
        if not re.fullmatch(SLUG, note.key):
            fix = "write it with a-z, 0-9 and single hyphens, such as `[^1]`"
            yield Problem(path, note.line, "note-form", "a short name for a note", found, fix)
        if note.is_twice:
            fix = "give one of them a name of its own, or take it out"
            yield Problem(path, note.line, "note-form", "the words of a note once", f"{found} again", fix)
        if note.is_empty:
            fix = "write them after the colon, or take the note out"
            yield Problem(path, note.line, "note-form", "the words of a note", f"none after {found}", fix)
        if note.has_fields:
            fix = "close the note first: end it with an empty line"
            yield Problem(path, note.line, "note-form", "a note of words alone", f"a block in {found}", fix)
        if not note.is_marked:
            fix = f"write `[^{note.key}]` where it belongs, or take the note out"
            yield Problem(path, note.line, "note-unpaired", f"{found} in the text", "its words alone", fix)


def _mark_problems(read: ReadText) -> Iterator[Problem]:
    path = read.text.path
    sources = [*(value.text for value in read.text.values), read.text.body]
    for reading, source in zip((*read.values, read.body), sources, strict=True):
        # Those in code or behind a backslash are not meant.
        meant = set(NOTE.findall(mask_code_lines(source))) if "[^" in source else set()
        for piece in reading.pieces if meant else ():
            for match in NOTE.finditer(piece.prose):
                if match.group(1) not in meant:
                    continue
                fix = f"write `[^{match.group(1)}]: words` on a line of its own, or take the mark out"
                if reading is not read.body:
                    fix = "put it in parentheses; notes stand in the text of a page"
                line = piece.line_of(match.start())
                yield Problem(path, line, "note-unpaired", "the words of a note", f"{quoted(match.group())} alone", fix)
    for mark in read.body.misplaced_notes:
        expected, fix = "no note in a heading or a field", "put the mark into the text beside it"
        yield Problem(path, mark.line, "note-form", expected, quoted(f"[^{mark.text}]"), fix)
    if read.text.kind == "passage" and read.body.notes:
        expected, fix = "a passage without notes", "say it in the text, since a passage stands on many pages"
        yield Problem(path, read.body.notes[0].line, "note-form", expected, quoted(f"[^{read.body.notes[0].key}]"), fix)
