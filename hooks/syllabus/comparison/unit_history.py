"""The words that a unit had once, found by its hash in the history of its file."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from ..content.folder_reader import split_front_matter
from ..content.strict_yaml import parse
from ..content.units import Unit, body_units, make_unit
from ..publishing.tool_runs import git_answer
from ..translating.lock import digits
from ..translating.overlay import leaves

MOST_VERSIONS = 40  # of a file that are looked through, newest first


def old_texts_in(root: Path, path: str, hashes: frozenset[str]) -> Mapping[str, str]:
    """Return the words of earlier units of the file at `path` by the start of their hash, as far as they are found."""
    found: dict[str, str] = {}
    commits = git_answer(root, "log", f"--max-count={MOST_VERSIONS}", "--format=%H", "--", path) or ""
    for commit in commits.splitlines():
        if hashes <= found.keys():
            break
        if text := git_answer(root, "show", f"{commit}:./{path}"):
            found |= {digits(unit): unit.text for unit in _units(path, f"{text}\n") if digits(unit) in hashes}
    return found


def _units(path: str, text: str) -> Iterator[Unit]:
    """Yield the units that a version of a file may have had, whatever its record was then."""
    if path.endswith(".yml"):
        parsed, body = parse(path, text)[0], ""
    else:
        parsed, body, _, _ = split_front_matter(path, text)
    for key_path, value in leaves(parsed.value) if parsed else ():
        place = "/".join(step for step in key_path if isinstance(step, str))
        yield make_unit("value", place, str(value), 1)
    yield from body_units(body)
