"""Builds of copies of the miniature curriculum, each with hooks of its own: begun, finished, and looked at as bytes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from curricula import ROOT, copy_example

WITH_A_DAY = {"sitemap.xml", "sitemap.xml.gz"}
PDFS = {"NINE_HOURS_PDFS": "yes"}
NO_PDFS = {"NINE_HOURS_PDFS": "no"}


def example_copy(root: Path) -> Path:
    """The miniature curriculum in `root`, with hooks, templates and assets of its own and a menu of one page."""
    copy_example(root)
    shutil.copytree(ROOT / "hooks", root / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets", dirs_exist_ok=True)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("\nnav:")[0]
    (root / "mkdocs.yml").write_text(config + "\nnav:\n  - Start here: index.md\n", encoding="utf-8")
    return root


def sources_copy(root: Path, to: Path) -> Path:
    """A copy of a project without what builds left in it."""

    def left_out(folder: str, names: list[str]) -> set[str]:
        return {".build", "site"} & set(names) if Path(folder) == root else set()

    return shutil.copytree(root, to, ignore=left_out)


def start(root: Path, cache: Path, **more: str) -> subprocess.Popen[str]:
    """A build from nothing but the cache, without PDFs when nothing else is said."""
    shutil.rmtree(root / "site", ignore_errors=True)
    return start_mkdocs(root, cache, **more)


def start_mkdocs(root: Path, cache: Path, **more: str) -> subprocess.Popen[str]:
    """What runs when nobody uses our own command."""
    return _run(root, [ROOT / ".venv/bin/mkdocs", "build", "--strict"], cache, more)


def start_make_site(root: Path, cache: Path, **more: str) -> subprocess.Popen[str]:
    """What `make site` runs: the last good site stays until the new one is there."""
    return _run(root, [sys.executable, "-m", "syllabus", "build", "--root", root], cache, more)


def _run(root: Path, command: list[str | Path], cache: Path, more: dict[str, str]) -> subprocess.Popen[str]:
    own = {"NINE_HOURS_CACHE": str(cache), "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(root / "hooks")}
    return subprocess.Popen(
        command,
        cwd=root,
        env={**os.environ, **own, **NO_PDFS, **more},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def finished(running: subprocess.Popen[str]) -> None:
    """Wait for a build in which nothing may be wrong."""
    _, warnings = running.communicate()
    assert running.returncode == 0, warnings


def files_of(site: Path) -> dict[str, bytes]:
    """The files of a site; those with a day in them are left out."""
    files = [place for place in site.rglob("*") if place.is_file() and place.name not in WITH_A_DAY]
    return {place.relative_to(site).as_posix(): place.read_bytes() for place in files}


def built(root: Path, cache: Path, **more: str) -> dict[str, bytes]:
    """The files of the site after a build from nothing but the cache."""
    finished(start(root, cache, **more))
    return files_of(root / "site")
