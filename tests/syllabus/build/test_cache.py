"""The store of finished files: never wrong, whatever happens to it."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from importlib.metadata import distributions
from pathlib import Path

import pytest
from curricula import ROOT, real_project
from hypothesis import given
from hypothesis import strategies as st

from syllabus.build.cache import PART, Cache, engine_digest, folder_digest, installed, key_of
from syllabus.build.site_facts import Site
from syllabus.pdf import files
from syllabus.pdf.files import Job, make_all, sheet_jobs

SITE = Site("Nine Hours", "DRAFT", "nine-hours.example", "letter")


def jobs() -> list[Job]:
    project = real_project()
    return sheet_jobs(project.curriculum, project.pages("participants"), SITE)[:3]


@pytest.mark.pdf
def test_second_time_nothing_is_made_and_the_bytes_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = make_all(jobs(), Cache(tmp_path))
    monkeypatch.setattr(files, "make", lambda _: pytest.fail("made again"))
    assert make_all(jobs(), Cache(tmp_path))[0] == first


def test_every_input_changes_the_key() -> None:
    job = jobs()[0]
    part = job.document.parts[0]
    others = [
        replace(job, bodies=(job.bodies[0] + " ",)),
        replace(job, options=replace(job.options, large_print=True)),
        replace(job, options=replace(job.options, paper="a4")),
        replace(job, document=replace(job.document, site="Other")),
        replace(job, document=replace(job.document, language="en-XA")),
        replace(job, document=replace(job.document, parts=(replace(part, foot=replace(part.foot, trace=("x",))),))),
        replace(
            job,
            document=replace(
                job.document, parts=(replace(part, foot=replace(part.foot, address="https://example.org/")),)
            ),
        ),
    ]
    assert len({other.key for other in [job, *others]}) == len(others) + 1


@pytest.mark.slow
def test_our_own_code_templates_and_fonts_change_the_key() -> None:
    code = (
        "import pathlib, shutil, sys; root = pathlib.Path(sys.argv[1]);"
        "place = root / sys.argv[2]; place.write_bytes(place.read_bytes() + b' ') if sys.argv[2] != '-' else None;"
        "sys.path.insert(0, str(root.parent)); from syllabus.build.cache import engine_digest; print(engine_digest())"
    )
    found = set()
    for changed in ("-", "markup/parser.py", "pdf/templates/sheet.typ", "pdf/fonts/AtkinsonHyperlegible-Bold.ttf"):
        copy = ROOT / ".build" / "test-digest" / "syllabus"
        subprocess.run(["rm", "-rf", copy], check=True)
        subprocess.run(["mkdir", "-p", copy.parent], check=True)
        subprocess.run(["cp", "-r", ROOT / "hooks" / "syllabus", copy], check=True)
        done = subprocess.run([sys.executable, "-c", code, copy, changed], capture_output=True, text=True, check=True)
        found.add(done.stdout)
    subprocess.run(["rm", "-rf", ROOT / ".build" / "test-digest"], check=True)
    assert len(found) == 4
    assert f"{engine_digest()}\n" in found


@given(st.lists(st.text(max_size=5), max_size=4), st.lists(st.text(max_size=5), max_size=4))
def test_keys_of_different_parts_differ(one: list[str], other: list[str]) -> None:
    assert (key_of(*one) == key_of(*other)) == (one == other)


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 100])
def test_a_damaged_entry_counts_as_none(tmp_path: Path, damage: bytes) -> None:
    cache = Cache(tmp_path)
    cache.put("abcdef", b"content")
    next(place for place in tmp_path.rglob("*") if place.is_file()).write_bytes(damage)
    assert cache.get("abcdef") is None


def test_every_flipped_bit_and_every_other_key_makes_an_entry_count_as_none(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("abc", b"content")
    stored = (tmp_path / "abc").read_bytes()
    for bit in range(len(stored) * 8):
        damaged = bytearray(stored)
        damaged[bit // 8] ^= 1 << bit % 8
        (tmp_path / "abc").write_bytes(damaged)
        assert cache.get("abc") is None, bit
    (tmp_path / "other").write_bytes(stored)
    assert cache.get("other") is None
    (tmp_path / "abc").write_bytes(stored)
    assert cache.get("abc") == b"content"


def test_the_half_written_file_of_a_killed_build_goes(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("abcdef", b"content")
    (tmp_path / f"{PART}left").write_bytes(b"half")
    cache.prune()
    assert [place.name for place in tmp_path.iterdir()] == ["abcdef"]


def test_two_builds_at_once_do_no_harm(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda number: cache.put("abcdef", json.dumps(number).encode() * 1000), range(200)))
    assert cache.get("abcdef") is not None
    assert len([place for place in tmp_path.rglob("*") if place.is_file()]) == 1


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for age, key in enumerate(("aa1", "bb2", "cc3")):
        cache.put(key, b"x" * 100)
        os.utime(tmp_path / key, (1000 + age, 1000 + age))
    assert cache.get("aa1") is not None  # so it was used now
    cache.prune(300)
    assert [key for key in ("aa1", "bb2", "cc3") if cache.get(key) is not None] == ["aa1", "cc3"]


def test_installed_versions_are_those_that_the_packages_tell_themselves() -> None:
    told = {found.name.lower().replace("_", "-").replace(".", "-"): found.version for found in distributions()}
    assert {name.replace(".", "-"): version for name, version in installed().items()} == told
    assert len(told) > 20


def test_the_hash_of_a_folder_changes_with_a_link_and_does_not_follow_it(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "out").write_text("a", encoding="utf-8")
    before = folder_digest(tmp_path / "docs")
    for name, target in (("a.svg", "../out"), ("b", "/usr/share"), ("c", "nowhere")):
        (tmp_path / "docs" / name).symlink_to(target)
        after = folder_digest(tmp_path / "docs")
        assert after != before
        before = after
    (tmp_path / "out").write_text("b", encoding="utf-8")
    assert folder_digest(tmp_path / "docs") == before
    (tmp_path / "local").symlink_to("/usr/share")
    assert folder_digest(tmp_path / "local") != folder_digest(tmp_path / "none")
