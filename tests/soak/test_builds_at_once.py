"""Two builds at the same time, with one cache or of one project: each makes what it makes alone."""

import random
import shutil
import time
from functools import cache
from pathlib import Path

import pytest
from example_builds import (
    NO_PDFS,
    PDFS,
    built,
    example_copy,
    files_of,
    finished,
    sources_copy,
    start,
    start_make_site,
    start_mkdocs,
)

from syllabus.build.scratch import MARK

pytestmark = pytest.mark.soak


class Alone:
    """What a build makes when nothing runs beside it, with or without PDFs."""

    def __init__(self, folder: Path) -> None:
        self.project = example_copy(folder / "project")
        self.files = cache(lambda pdfs: built(self.project, folder / pdfs, NINE_HOURS_PDFS=pdfs))
        self.folder = folder


@pytest.fixture(scope="session")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Alone:
    return Alone(tmp_path_factory.mktemp("alone"))


@pytest.mark.parametrize("number", range(100))
def test_two_builds_at_once_do_no_harm(number: int, chance: random.Random, alone: Alone, tmp_path: Path) -> None:
    kinds = [chance.choice([PDFS, NO_PDFS])["NINE_HOURS_PDFS"] for _ in range(2)]
    wanted = [alone.files(kind) for kind in kinds]
    state = chance.choice(["cold", "warm", "half warm"])
    if state == "warm":
        shutil.copytree(alone.folder / kinds[0], tmp_path / "cache")
    if state == "half warm":
        shutil.copytree(alone.folder / kinds[0], tmp_path / "cache", ignore=lambda _, names: some(chance, names))
    roots = [tmp_path / "one", tmp_path / "other"]
    for root in roots:
        sources_copy(alone.project, root)
    running = []
    for root, kind in zip(roots, kinds, strict=True):
        running.append(start(root, tmp_path / "cache", NINE_HOURS_PDFS=kind))
        time.sleep(chance.choice([0, 0, chance.uniform(0, 2)]))
    for build in running:
        finished(build)
    for root, files in zip(roots, wanted, strict=True):
        assert files_of(root / "site") == files, f"round {number}: {kinds}, {state}"


def some(chance: random.Random, names: list[str]) -> list[str]:
    """Half of the cache's entries, but no folder."""
    return [name for name in sorted(names) if len(name) > 20 and chance.random() < 0.5]


@pytest.mark.parametrize("number", range(100))
def test_two_builds_of_one_project_leave_a_whole_site(
    number: int, chance: random.Random, alone: Alone, tmp_path: Path
) -> None:
    """Whoever comes second waits, and the site is what the one or the other makes."""
    kinds = [chance.choice([PDFS, NO_PDFS])["NINE_HOURS_PDFS"] for _ in range(2)]
    wanted = [alone.files(kind) for kind in kinds]
    state = chance.choice(["cold", "warm", "half warm"])
    ways = [chance.choice([start_make_site, start_make_site, start_mkdocs]) for _ in kinds]
    root, own = sources_copy(alone.project, tmp_path / "project"), tmp_path / "cache"
    if state == "warm":
        shutil.copytree(alone.folder / kinds[0], own)
    if state == "half warm":
        shutil.copytree(alone.folder / kinds[0], own, ignore=lambda _, names: some(chance, names))
    if chance.random() < 0.5:
        shutil.copytree(alone.project / "site", root / "site")
    running = []
    for way, kind in zip(ways, kinds, strict=True):
        running.append(way(root, own, NINE_HOURS_PDFS=kind))
        time.sleep(chance.choice([0, 0, chance.uniform(0, 2)]))
    about = f"round {number}: {kinds}, {state}, {[way.__name__ for way in ways]}"
    told = [build.communicate()[1] for build in running]
    assert [build.returncode for build in running] == [0, 0], f"{about}: {told}"
    assert "Traceback" not in "".join(told), f"{about}: {told}"
    assert files_of(root / "site") in wanted, about
    assert list((root / ".build").glob(f"{MARK}*")) == [], about
