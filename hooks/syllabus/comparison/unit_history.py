"""The words that a unit had once, found by its hash in the history of its file."""

from collections.abc import Mapping
from pathlib import Path

from ..content.folder_reader import split_front_matter
from ..content.model import Document
from ..content.record_types import Record
from ..content.units import units_of
from ..publishing.tool_runs import git_answer
from ..translating.lock import DIGITS

MOST_VERSIONS = 40  # of a file that are looked through, newest first


def old_texts_in(root: Path, path: str, hashes: frozenset[str]) -> Mapping[str, str]:
    """Return the words of earlier units of the file at `path` by the start of their hash; those not found are missing.

    Only the units of bodies are found, since what a record shows depends on the code of its day.
    """
    found: dict[str, str] = {}
    commits = git_answer(root, "log", f"--max-count={MOST_VERSIONS}", "--format=%H", "--", path) or ""
    for commit in commits.splitlines():
        if hashes <= found.keys():
            break
        text = git_answer(root, "show", f"{commit}:./{path}")
        if text is None or path.endswith(".yml"):
            continue
        parsed, body, body_line, _ = split_front_matter(path, f"{text}\n")
        if parsed is None:
            continue
        document = Document[Record](slug="", path=path, record=Record(), body=body, body_line=body_line)
        units = (unit for unit in units_of(document) if unit.kind not in ("fact", "value"))
        found |= {unit.hash[:DIGITS]: unit.text for unit in units if unit.hash[:DIGITS] in hashes}
    return found
