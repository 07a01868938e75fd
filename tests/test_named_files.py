"""Every file that the README and the page for developers name is where they say."""

import re
from pathlib import Path

import pytest
from curricula import ROOT

NAMED = re.compile(r"`([\w./-]+\.(?:py|typ|yml|md|css|js|jsonc|lock|svg))`")
FOLDERS = ("", "hooks", "hooks/syllabus", "curriculum/reference", "docs", "docs/assets", "hooks/syllabus/words")
# Written by authors, or by a command: they stand in folders of their own.
ANYWHERE = frozenset({"session.md", "module.yml", "facilitator.md", "catalogue.json", "clinic.yml", "units.lock"})


def is_there(name: str) -> bool:
    if name in ANYWHERE:
        return True
    if any((ROOT / folder / name).exists() for folder in FOLDERS):
        return True
    return "/" not in name and any((ROOT / "hooks").rglob(name))


@pytest.mark.parametrize("page", ["README.md", "docs/developing.md"])
def test_every_named_file_exists(page: str) -> None:
    names = NAMED.findall((ROOT / page).read_text(encoding="utf-8"))
    assert len(names) > 30
    assert [name for name in names if not is_there(name)] == []


def test_the_walk_of_a_sentence_names_each_file_once() -> None:
    text = (ROOT / "docs/developing.md").read_text(encoding="utf-8")
    names = [Path(name).as_posix() for name in NAMED.findall(text) if name.endswith((".py", ".typ"))]
    assert sorted(names) == sorted(set(names))
