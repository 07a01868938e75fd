"""The Word copy of every sheet and guide, made once and looked at from all sides."""

from collections.abc import Iterator

import pytest
from word_files import controls, copy_jobs, faults, faulty_controls, first_unwritten, xml_parts

from syllabus.docx.files import CopyJob, make_copy

MOST_BYTES = 130_000  # of one file, in which nothing is compressed; half of it may be a drawing
pytestmark = [pytest.mark.slow, pytest.mark.pdf]


def findings(job: CopyJob, data: bytes) -> Iterator[str]:
    """What is wrong with a copy: fields, words, what Word would mend, and its help line."""
    (body,) = job.bodies
    yield from faulty_controls(body, data)
    if word := first_unwritten(body, data):
        yield f"no {word} where it belongs"
    yield from faults(data)
    if len(data) > MOST_BYTES:
        yield f"{len(data)} bytes"
    foot = job.document.parts[0].foot
    lines = [(line.lock, line.text) for line in controls(xml_parts(data)["word/footer1.xml"])]
    if lines != [("sdtContentLocked", foot.crisis_line)]:
        yield f"help lines: {lines}"


def test_nothing_is_wrong_with_any() -> None:
    wrong: dict[str, list[str]] = {}
    for job in copy_jobs().values():
        data = make_copy(job)
        assert isinstance(data, bytes)
        if found := list(findings(job, data)):
            wrong[job.url] = found
    assert wrong == {}
    kinds = [job.url.split("/")[-2] for job in copy_jobs().values()]
    assert kinds.count("guide") > 140
    assert len(kinds) - kinds.count("guide") > 200
