"""A clone on a machine that wants Windows line ends has ours, or the checks and the set-up scripts would fail there."""

import subprocess
from pathlib import Path

import pytest
from curricula import ROOT

pytestmark = pytest.mark.slow  # a clone takes a second


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=True).stdout


def with_carriage_returns(clone: Path) -> list[str]:
    """The files that git takes for text, and that have other line ends than line feeds."""
    listed = (line.split(maxsplit=3) for line in git(clone, "ls-files", "--eol").splitlines())
    return [name for _, work, _, name in listed if work in ("w/crlf", "w/mixed")]


@pytest.mark.parametrize("wish", ["core.autocrlf=true", "core.eol=crlf"])
def test_a_clone_keeps_line_feeds(wish: str, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--shared", "-c", wish, str(ROOT), "clone")
    assert with_carriage_returns(tmp_path / "clone") == []


def test_a_repository_that_asks_for_nothing_is_found(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "one")
    (tmp_path / "one" / "a.sh").write_bytes(b"#!/bin/sh\r\n")
    git(tmp_path / "one", "add", "a.sh")
    assert with_carriage_returns(tmp_path / "one") == ["a.sh"]
