"""While somebody writes: the edited page at once, the whole site soon after, and never a lie."""

import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from curricula import ROOT
from example_builds import example_copy

pytestmark = pytest.mark.slow

PAGE = "curriculum/modules/small-steps/a-short-walk/session.md"


@dataclass
class Preview:
    """A copy of the example that is served, and what the terminal says."""

    root: Path
    address: str
    log: Path

    def get(self, path: str) -> str:
        try:
            with urllib.request.urlopen(self.address + path) as answer:  # noqa: S310  # on this machine
                return str(answer.read().decode("utf-8"))
        except OSError:
            return ""

    def wait(self, path: str, words: str) -> None:
        until = time.monotonic() + 30
        while words not in self.get(path):
            assert time.monotonic() < until, self.log.read_text()
            time.sleep(0.05)

    def told(self) -> str:
        return self.log.read_text(encoding="utf-8")


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    root = example_copy(tmp_path / "project")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path / "log"
    with log.open("w") as stream:
        serving = subprocess.Popen(
            [ROOT / ".venv/bin/mkdocs", "serve", "-a", f"127.0.0.1:{port}"],
            cwd=root,
            env={**os.environ, "NINE_HOURS_PDFS": "no", "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"},
            stderr=stream,
        )
    found = Preview(root, f"http://127.0.0.1:{port}/", log)
    found.wait("small-steps/a-short-walk/", "A short walk")
    yield found
    serving.terminate()
    serving.wait()


def edit(place: Path, old: str, new: str) -> None:
    place.write_text(place.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_an_edit_is_seen_first_on_its_page_and_then_everywhere(preview: Preview) -> None:
    edit(preview.root / PAGE, "title: A short walk", "title: A walk outside")
    preview.wait("small-steps/a-short-walk/", "A walk outside</h1>")
    assert preview.told().count("Building documentation...") == 1  # the whole site was built at the start only
    preview.wait("participants/", "A walk outside")
    preview.wait("search/index.js", "A walk outside")
    shown = preview.get("small-steps/a-short-walk/")
    assert shown.count("A walk outside") > 2


def test_a_problem_is_told_and_its_repair_is_shown(preview: Preview) -> None:
    edit(preview.root / PAGE, "## Try it", "<b>bold</b>\n\n## Try it")
    until = time.monotonic() + 30
    while "raw-html" not in preview.told():
        assert time.monotonic() < until, preview.told()
        time.sleep(0.1)
    edit(preview.root / PAGE, "<b>bold</b>", "The path is **flat**.")
    preview.wait("small-steps/a-short-walk/", "The path is <strong>flat</strong>.")


def test_a_new_page_needs_the_whole_site(preview: Preview) -> None:
    page = "---\ntitle: Extra\n---\n\n# Extra\n\nMore to read.\n"
    (preview.root / "docs" / "extra.md").write_text(page, encoding="utf-8")
    preview.wait("extra/", "More to read.")
