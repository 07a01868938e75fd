"""Pages from the cache: byte for byte what a build without it makes, whatever was changed before."""

import hashlib
import inspect
import json
import os
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from example_builds import built, example_copy, start
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mkdocs.commands import build as mkdocs_build
from profiles import examples

from rendering.all_pages import _encode
from rendering.inside_mkdocs import Finished, restore_rendering

pytestmark = pytest.mark.slow

KNOWN = yaml.safe_load((Path(__file__).parent / "mkdocs_functions.yml").read_text(encoding="utf-8"))
WALK = "curriculum/modules/small-steps/a-short-walk"


def test_mkdocs_builds_as_it_did_when_we_last_looked() -> None:
    restore_rendering()
    now = {name: hashlib.sha256(inspect.getsource(getattr(mkdocs_build, name)).encode()).hexdigest() for name in KNOWN}
    assert now == KNOWN, "MkDocs changed where hooks/rendering/inside_mkdocs.py reaches in: read both, note the new"


def test_a_page_with_a_warning_is_not_kept() -> None:
    assert _encode(Finished("<p>", warnings=(("mkdocs", 30, "a broken link"),))) is None
    assert _encode(Finished("<p>")) is not None


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the miniature curriculum with hooks and templates of its own."""
    return example_copy(tmp_path_factory.mktemp("project"))


def append(root: Path, path: str, text: str) -> None:
    with (root / path).open("a", encoding="utf-8") as file:
        file.write(text)


def replace(root: Path, path: str, old: str, new: str) -> None:
    place = root / path
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace(old, new) if old in text else text.replace(new, old), encoding="utf-8")


def rename(root: Path, one: str, other: str) -> None:
    """Between two names, whichever there is; whoever points there follows."""
    old, new = (one, other) if (root / one).exists() else (other, one)
    (root / old).rename(root / new)
    for place in sorted((root / "curriculum").rglob("*.*")):
        text = place.read_text(encoding="utf-8")
        place.write_text(text.replace(Path(old).stem, Path(new).stem), encoding="utf-8")


def toggle(root: Path, path: str, text: str) -> None:
    """A file that comes and goes."""
    place = root / path
    place.parent.mkdir(exist_ok=True)
    if place.exists():
        place.unlink()
    else:
        place.write_text(text, encoding="utf-8")


CLINIC = "name: Example clinic\nroom: Room 2\n"
EDITS: dict[str, Callable[[Path], None]] = {
    "text": lambda root: append(root, f"{WALK}/session.md", "\nThe door is where it was.\n"),
    "guide": lambda root: append(root, f"{WALK}/facilitator.md", "\nOpen the window first.\n"),
    "sheet": lambda root: append(root, str(next((root / WALK).glob("worksheets/*.md"))), "\nTake it with you.\n"),
    "title": lambda root: replace(root, "curriculum/modules/small-steps/module.yml", "Small steps", "Small walks"),
    "order": lambda root: replace(root, "mkdocs.yml", "Start here", "Begin here"),
    "template": lambda root: replace(root, "hooks/templates/main.html", "<body>", "<body>{# seen #}"),
    "threshold": lambda root: replace(root, "curriculum/reference/thresholds.yml", "practiced", "done"),
    "help line": lambda root: replace(root, "curriculum/reference/crisis.yml", "is_for: ", "is_for: Also "),
    "local file": lambda root: toggle(root, "local/clinic.yml", CLINIC),
    "new page": lambda root: toggle(root, "docs/extra.md", "---\ntitle: Extra\n---\n\n# Extra\n\nMore to read.\n"),
    "rename": lambda root: rename(root, f"{WALK}/worksheets/walk-plan.md", f"{WALK}/worksheets/walk-map.md"),
    "code": lambda root: replace(root, "hooks/syllabus/pages/guide_head.py", "USUAL_GROUP = 10", "USUAL_GROUP = 12"),
    "frame": lambda root: replace(root, "hooks/syllabus/pages/templates/frame/help.html", "help-title", "help-head"),
    "words": lambda root: replace(root, "hooks/syllabus/words/en.yml", "Draft: not", "Draft, not"),
    "setting": lambda root: replace(root, "mkdocs.yml", "site_name: Nine Hours", "site_name: Our Hours"),
}


@settings(examples(5), suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(sorted(EDITS)), min_size=2, max_size=4, unique=True))
def test_after_any_edits_the_cached_build_is_the_cold_one(
    project: Path, tmp_path_factory: pytest.TempPathFactory, edits: list[str]
) -> None:
    warm = project / ".build" / "warm"
    for edit in edits:
        EDITS[edit](project)
    assert built(project, warm) == built(project, tmp_path_factory.mktemp("cold")), edits


def test_each_edit_can_be_seen_in_the_site(project: Path) -> None:
    """Or the property above would hold for a build that never looks."""
    warm = project / ".build" / "warm"
    sites, unseen = [built(project, warm)], set()
    for edit in sorted(EDITS):
        EDITS[edit](project)
        sites.append(built(project, warm))
        if sites.pop(0) == sites[0]:
            unseen.add(edit)
    assert unseen == {"template", "threshold"}  # neither shows: a remark in a template, a reason for a limit


def test_whoever_reads_finished_pages_waits_for_those_who_write_them(project: Path, tmp_path: Path) -> None:
    whole = built(project, tmp_path / "cache")
    slow = shutil.copytree(project, tmp_path / "slow")
    writes = "        for uri, done in pages:\n            self.write"
    replace(slow, "hooks/rendering/inside_mkdocs.py", writes, f"        __import__('time').sleep(1)\n{writes}")
    assert "sleep" in (slow / "hooks/rendering/inside_mkdocs.py").read_text(encoding="utf-8")
    assert built(slow, tmp_path / "cache") == whole


def test_a_killed_build_leaves_a_cache_that_can_be_used(project: Path, tmp_path: Path) -> None:
    whole = built(project, tmp_path / "other")
    for seconds in (0.6, 1.0, 1.4):
        running = start(project, tmp_path / "cache")
        time.sleep(seconds)
        os.killpg(running.pid, signal.SIGKILL)
        running.communicate()
    assert built(project, tmp_path / "cache") == whole


def test_two_builds_at_once_do_no_harm(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(project, other)
    running = start(other, tmp_path / "cache")
    one = built(project, tmp_path / "cache")
    _, told = running.communicate()
    assert running.returncode == 0, told
    assert json.dumps(sorted(one)) == json.dumps(sorted(built(other, tmp_path / "cache")))
    assert one == built(other, tmp_path / "cache")


def entries_of(cache: Path) -> set[str]:
    return {place.relative_to(cache).as_posix() for place in cache.glob("*/*") if place.is_file()}


def test_two_shares_of_the_work_join_into_the_same_site(project: Path, tmp_path: Path) -> None:
    with_pdfs = {"NINE_HOURS_PDFS": "yes"}
    whole = built(project, tmp_path / "whole", **with_pdfs)
    assert any(name.endswith(".pdf") for name in whole)
    for number in (1, 2):
        running = start(project, tmp_path / str(number), NINE_HOURS_SHARD=f"{number}/2", **with_pdfs)
        _, warnings = running.communicate()
        assert running.returncode == 0, warnings
        assert not (project / "site" / "index.html").exists()
    one, two = entries_of(tmp_path / "1"), entries_of(tmp_path / "2")
    for kind, least in (("pages", 5), ("pdf", 1), ("checks", 2)):
        mine, other = ({name for name in made if name.startswith(f"{kind}/")} for made in (one, two))
        assert min(len(mine), len(other)) >= least
        assert not mine & other
    for number in (1, 2):
        shutil.copytree(tmp_path / str(number), tmp_path / "joined", dirs_exist_ok=True)
    before = entries_of(tmp_path / "joined")
    assert built(project, tmp_path / "joined", **with_pdfs) == whole
    late = {name for name in entries_of(tmp_path / "joined") - before if name.startswith(("pages/", "pdf/"))}
    assert len(late) <= 2  # the page of reading levels and a print plan, which tell of all texts and of all PDFs


@pytest.mark.parametrize("wrong", ["2", "0/2", "3/2", "one/two"])
def test_a_share_that_is_none_is_refused(project: Path, tmp_path: Path, wrong: str) -> None:
    running = start(project, tmp_path, NINE_HOURS_SHARD=wrong)
    _, warnings = running.communicate()
    assert running.returncode == 1
    assert f'NINE_HOURS_SHARD: expected a shard such as 1/2, found "{wrong}" - correct it' in warnings
