"""The miniature curriculum in a language that nobody speaks: begun by `make translate`, said by a machine, and locked.

No code knows of the language, and no file of it stands in the repository.
"""

import re
import subprocess
from pathlib import Path
from typing import Any

import yaml
from curricula import copy_example

from syllabus.__main__ import main
from syllabus.words.pseudo import PSEUDO, accented

# What a translator leaves as it is.
KEPT = re.compile(
    r"(^/{3,} *(?:passage|insert|drawing) \|.*|^/{3,} *(?:[\w-]+ *\|?)?|^    [\w-]+: *(?:true|false|\d+)$|^    [\w-]+:"
    r"|\[line: [^\]]*\]|\[@[^\]]*\]|\[\^\w+\]|\]\([^)]*\)|\[_+)",
    re.MULTILINE,
)
WHAT = ("small-steps", "for-families", "reference", "docs", "forms")


def said(text: str) -> str:
    """A text in that language, with its marks as they are."""
    return "".join(part if number % 2 else accented(part) for number, part in enumerate(KEPT.split(text)))


def all_said(value: Any) -> Any:
    """Nested strings in that language."""
    if isinstance(value, dict):
        return {key: all_said(part) for key, part in value.items()}
    return [all_said(part) for part in value] if isinstance(value, list) else said(value)


def translate(root: Path, *arguments: str) -> int:
    """Run `make translate` on a project."""
    return main(["translate", "--root", str(root), "--language", PSEUDO, *arguments])


def translated_example(root: Path) -> Path:
    """A copy of the miniature curriculum at `root`, all of it translated."""
    copy_example(root)
    return all_translated(root)


def all_translated(root: Path) -> Path:
    """The project at `root`, which has the texts of the miniature curriculum, with all of them translated."""
    assert translate(root, *WHAT) == 0
    assert not (root / "docs" / PSEUDO / "facilitators.md").exists()
    for place in sorted(root.rglob(f"{PSEUDO}/**/*")):
        if place.is_file():
            place.write_text(_said_file(place), encoding="utf-8")
    assert translate(root, "--done") == 0
    return root


def _said_file(place: Path) -> str:
    text = place.read_text(encoding="utf-8")
    if place.suffix == ".yml":
        return _yaml(yaml.safe_load(text))
    _, front, body = text.split("---\n", 2)
    return f"---\n{_yaml(yaml.safe_load(front))}---\n{said(body)}"


def _yaml(value: Any) -> str:
    text: str = yaml.safe_dump(all_said(value), allow_unicode=True, sort_keys=False)
    return text


def commit(root: Path) -> None:
    """Keep a project as it is now in a history of its own."""
    person = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    for arguments in (("init", "-q"), ("add", "-A"), (*person, "commit", "-qm", "One")):
        subprocess.run(["git", *arguments], cwd=root, check=True)
