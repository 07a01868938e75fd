"""Golden cases: what is changed in the miniature curriculum, and exactly what the build then says."""

import os
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from curricula import EXAMPLE, copy_example

from syllabus.build import fast_yaml

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
SHORT = {
    "session": "curriculum/modules/small-steps/a-short-walk/session.md",
    "guide": "curriculum/modules/small-steps/a-short-walk/facilitator.md",
    "sheet": "curriculum/modules/small-steps/a-short-walk/worksheets/walk-plan.md",
    "form": "curriculum/forms/who-walks.md",
    "module": "curriculum/modules/small-steps/module.yml",
    "sources": "curriculum/reference/sources.yml",
    "review": "curriculum/reviews/2026/a-short-walk-with-a-peer.yml",
    "crisis": "curriculum/reference/crisis.yml",
    "program": "curriculum/programs/two-mornings.yml",
    "standards": "curriculum/reference/standards.yml",
}


@dataclass(frozen=True)
class Case:
    """A rule, what to change in the example, and the problems that must follow (none for a good case)."""

    rule: str
    name: str
    changes: list[dict[str, Any]]
    problems: list[str]


def cases() -> list[Case]:
    """All golden cases; a file is named after its rule."""
    found = []
    for place in sorted(GOLDEN.glob("*.yml")):
        for number, case in enumerate(_loaded(place.read_text(encoding="utf-8")), start=1):
            name = f"{place.stem}-{number}-{case['case'].replace(' ', '_')}"
            found.append(Case(place.stem, name, case["changes"], case.get("problems", [])))
    return found


def _loaded(text: str) -> list[dict[str, Any]]:
    try:
        return fast_yaml.safe_load(text)  # type: ignore[no-any-return]
    except yaml.YAMLError:  # libyaml takes no half of a pair of UTF-16, which is how Python writes a byte of a name
        return yaml.safe_load(text)  # type: ignore[no-any-return]


def changed_example(folder: Path, changes: list[dict[str, Any]]) -> Path:
    """A copy of the example in `folder` with the changes of a case."""
    root = folder / "project"
    copy_example(root)
    make_changes(root, changes)
    return root


def make_changes(root: Path, changes: list[dict[str, Any]]) -> None:  # noqa: C901  # a list of cases
    """Change the copy of the example at `root` as a case says."""
    for change in changes:
        place = root / SHORT.get(change["file"], change["file"])
        place.parent.mkdir(parents=True, exist_ok=True)
        if "replace" in change:
            text = place.read_text(encoding="utf-8")
            assert change["replace"] in text, f"{change['replace']!r} is not in {place}"
            place.write_text(text.replace(change["replace"], change["by"], 1), encoding="utf-8")
        elif "write" in change:
            place.write_text(change["write"], encoding="utf-8")
        elif "append" in change:
            with place.open("a", encoding="utf-8") as file:
                file.write(change["append"] * change.get("times", 1))
        elif "hex" in change:
            place.write_bytes(place.read_bytes() + bytes.fromhex(change["hex"]))
        elif "size" in change:
            place.write_bytes(b"x" * change["size"])
        elif "link" in change:
            place.unlink(missing_ok=True)
            place.symlink_to(change["link"])
        elif "kind" in change:
            make_special(place, change["kind"])
        elif "rename" in change:
            place.rename(place.parent / change["rename"])
        elif change.get("delete"):
            shutil.rmtree(place) if place.is_dir() else place.unlink()


def put_back(root: Path, changes: list[dict[str, Any]]) -> None:
    """Undo these changes of the copy at `root`, which takes a tenth of the time of another copy."""
    for change in changes:
        place = root / SHORT.get(change["file"], change["file"])
        for touched in {place, place.with_name(change.get("rename", place.name))}:
            while not (EXAMPLE / touched.parent.relative_to(root)).is_dir():
                touched = touched.parent  # noqa: PLW2901  # a folder that the change made
            if touched.is_dir() and not touched.is_symlink():
                shutil.rmtree(touched)
            else:
                touched.unlink(missing_ok=True)
            was = EXAMPLE / touched.relative_to(root)
            if was.exists():
                (shutil.copytree if was.is_dir() else shutil.copy2)(was, touched)


def make_special(place: Path, kind: str) -> None:
    """Put something that is no plain file where `place` is: a pipe, a socket or a folder."""
    place.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "folder":
        place.mkdir()
    else:
        os.mknod(place, stat.S_IFSOCK | 0o600)  # a name to bind one to may be too long
