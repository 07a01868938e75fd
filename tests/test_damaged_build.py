"""A flipped bit in anything that a build keeps never reaches the site."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from example_builds import PDFS, example_copy, files_of, finished, sources_copy, start_make_site
from once import made_once, run_folder

PAGE = "curriculum/modules/small-steps/a-short-walk/session.md"
# What a build keeps below .build; the rest there belongs to the tests.
KINDS = ("cache/checks", "cache/docx", "cache/pages", "cache/pdf", "cache/programs", "cache/templates", "site.json")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built, and beside it the same after an edit, built from nothing."""

    def make(part: Path) -> None:
        root = example_copy(part / "project")
        finished(start_make_site(root, root / ".build/cache", **PDFS))
        edited = sources_copy(root, part / "edited")
        edit(edited)
        finished(start_make_site(edited, edited / ".build/cache", **PDFS))

    return made_once(run_folder(tmp_path_factory) / "damaged", make)


def edit(root: Path) -> None:
    with (root / PAGE).open("a", encoding="utf-8") as file:
        file.write("\nThe door is where it was.\n")


def anywhere(chance: random.Random, size: int) -> int:
    return chance.randrange(size)


def in_the_content(chance: random.Random, size: int) -> int:
    return chance.randrange(min(32, size - 1), size)


def at_the_end(_: random.Random, size: int) -> int:
    return size - 1


def flip_all(place: Path, seed: str, where: Callable[[random.Random, int], int]) -> int:
    """Flip one bit in each file below `place`, and return how many there are."""
    files = [place] if place.is_file() else sorted(path for path in place.rglob("*") if path.is_file())
    for file in files:
        chance = random.Random(f"{seed} {file.name}")  # noqa: S311  # to be repeated
        data = bytearray(file.read_bytes())
        data[where(chance, len(data))] ^= 1 << chance.randrange(8)
        file.write_bytes(data)
    return len(files)


def test_every_kind_of_file_that_a_build_keeps_is_damaged_here(kept: Path) -> None:
    files = [
        path.relative_to(kept / "project/.build") for path in (kept / "project/.build").rglob("*") if path.is_file()
    ]
    assert {path.as_posix() if len(path.parts) == 1 else "/".join(path.parts[:2]) for path in files} == set(KINDS)


@pytest.mark.parametrize(("where", "is_edited"), [(anywhere, True), (in_the_content, False), (at_the_end, True)])
def test_a_damaged_store_does_not_reach_the_site(
    is_edited: bool, where: Callable[[random.Random, int], int], kept: Path, tmp_path: Path
) -> None:
    root = shutil.copytree(kept / "project", tmp_path / "project")
    counts = {kind: flip_all(root / ".build" / kind, f"{kind} {is_edited}", where) for kind in KINDS}
    assert all(counts.values()), counts
    if is_edited:
        edit(root)
    else:
        shutil.rmtree(root / "site")
    running = start_make_site(root, root / ".build/cache", **PDFS)
    _, told = running.communicate()
    assert running.returncode == 0, told
    assert "Traceback" not in told
    assert files_of(root / "site") == files_of(kept / ("edited" if is_edited else "project") / "site")


@pytest.mark.parametrize("kind", KINDS)
def test_one_damaged_kind_is_made_again_beside_whole_ones(kind: str, kept: Path, tmp_path: Path) -> None:
    root = shutil.copytree(kept / "project", tmp_path / "project")
    assert flip_all(root / ".build" / kind, kind, in_the_content)
    edit(root)
    finished(start_make_site(root, root / ".build/cache", **PDFS))
    assert files_of(root / "site") == files_of(kept / "edited" / "site")
