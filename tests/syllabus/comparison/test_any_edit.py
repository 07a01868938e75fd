"""Whatever was done to the files, a comparison is a page or a refusal, and never a fault."""

import random
import shutil
import tempfile
from pathlib import Path

import pytest
from curricula import ROOT, copy_example
from hostile_input import faults, hostile_project
from hypothesis import given
from hypothesis import strategies as st
from profiles import examples

from syllabus.__main__ import main
from syllabus.publishing.tool_runs import git

TOKENS = "docs/assets/tokens.css"


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The history of the example with one commit."""
    return committed(tmp_path_factory.mktemp("history") / "project")


def committed(root: Path) -> Path:
    """Put the example into `root`, and return the folder of its history."""
    copy_example(root)
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "config", "user.name", "A keeper")
    git(root, "config", "user.email", "keeper@example.org")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "One")
    return root / ".git"


def told(seed: int, folder: Path, history: Path) -> list[str]:
    """What is wrong with how the comparison ended of a project that somebody spoiled."""
    root = folder / "project"
    spoiled = hostile_project(random.Random(seed), root)  # noqa: S311  # no secret
    shutil.copytree(history, root / ".git")
    (root / TOKENS).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / TOKENS, root / TOKENS)
    out = folder / "out"
    found = faults(main(["diff", "--from=main", str(out), "--root", str(root)]), "", 0)
    if out.exists():
        page = (out / "index.html").read_text(encoding="utf-8")
        found += ["a page cut off"] if not page.endswith("</html>\n") else []
        found += ["no Markdown"] if not (out / "changes.md").is_file() else []
    return [f"{fault} of {spoiled}" for fault in found]


@pytest.mark.pdf
@examples(12)
@given(seed=st.integers(0, 10**9))
def test_any_edit_gives_a_page_or_a_refusal(seed: int, history: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert told(seed, Path(folder), history) == []
