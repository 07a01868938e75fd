"""The two curricula that tests look at, each read once in a process, and not before a test asks for it."""

import shutil
from datetime import date
from functools import cache
from pathlib import Path

from syllabus.build.cache import open_cache
from syllabus.checks.check_data import CheckData, read_check_data
from syllabus.load import load
from syllabus.pages.assemble import Page
from syllabus.project import Project

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "tests" / "example"
TODAY = date(2026, 11, 21)  # the day on which the examples are current


def copy_example(to: Path) -> Path:
    """Put a copy of the miniature curriculum at `to`, and return its place; what a command kept beside it stays."""
    return shutil.copytree(EXAMPLE, to, ignore=shutil.ignore_patterns(".build"), dirs_exist_ok=True)


@cache
def real_project() -> Project:
    """The curriculum; what a build or another worker found in its texts is taken from the project's cache."""
    project, _ = load(ROOT, TODAY, cache=open_cache(ROOT, "checks"))
    assert project is not None
    return project


@cache
def example_project() -> Project:
    """The miniature curriculum, in which nothing is wrong."""
    project, problems = load(EXAMPLE, TODAY)
    assert project is not None
    assert problems == []
    return project


@cache
def real_check_data() -> CheckData:
    """The word lists and limits of the curriculum."""
    data, problems = read_check_data(ROOT)
    assert data is not None, problems
    return data


@cache
def real_sheets() -> dict[str, Page]:
    """The pages of worksheets and forms of both curricula, by their name."""
    pages = [page for project in (real_project(), example_project()) for page in project.pages("everyone")]
    return {page.sheet: page for page in pages if page.kind == "worksheet"}


def sheet_names() -> list[str]:
    """The same names, from the names of the files alone: for parameters, which are wanted before anything is read."""
    names = []
    for folder in (ROOT / "curriculum", EXAMPLE / "curriculum"):
        names += [place.stem for place in (*folder.glob("modules/*/*/worksheets/*.md"), *folder.glob("forms/*.md"))]
        names += [f"check-{place.parent.name}" for place in folder.glob("modules/*/module.yml")]
    return sorted(names)
