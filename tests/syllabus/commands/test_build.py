"""The site is built again when, and only when, something that goes into it has changed."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from curricula import ROOT

from syllabus.commands import build
from syllabus.content.problem import RefusedError
from syllabus.content.site_settings import HOOKS, require_settings


class Builds:
    """Stands in for MkDocs: writes a site, and counts how often."""

    def __init__(self, status: int = 0) -> None:
        self.count, self.status = 0, status

    def __call__(self, *command: str) -> int:
        self.count += 1
        if self.status == 0:
            site = Path(command[-1])
            site.mkdir(parents=True)
            (site / "index.html").write_text(f"site {self.count}")
        return self.status


SETTINGS = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("curriculum", "docs", "hooks", ".build"):
        (tmp_path / name).mkdir()
    (tmp_path / "docs" / "index.md").write_text("text")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS)
    return tmp_path


def built(root: Path, monkeypatch: pytest.MonkeyPatch, builds: Builds) -> int:
    monkeypatch.setattr("syllabus.commands.build.run_module", builds)
    monkeypatch.setattr("syllabus.commands.build.edition_name", lambda _: "DRAFT")
    return build.build_site(root)


def edit(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del monkeypatch
    (root / "docs" / "index.md").write_text("other text")


def rename(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del monkeypatch
    (root / "docs" / "index.md").rename(root / "docs" / "other.md")


def set_audience(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del root
    monkeypatch.setenv("NINE_HOURS_AUDIENCE", "participants")


def next_day(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del root
    monkeypatch.setenv("NINE_HOURS_TODAY", "2031-01-01")


def change_setting(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del monkeypatch
    (root / "mkdocs.yml").write_text(SETTINGS.replace("Nine Hours", "Our Hours"))


def add_clinic(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del monkeypatch
    (root / "local").mkdir()
    (root / "local" / "clinic.yml").write_text("name: ours")


def lose_a_page(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del monkeypatch
    (root / "site" / "index.html").unlink()


def touch_a_page(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del monkeypatch
    page = root / "site" / "index.html"
    page.write_text(page.read_text().upper())


CHANGES = [touch_a_page, edit, rename, set_audience, next_day, change_setting, add_clinic, lose_a_page]


def test_when_nothing_has_changed_nothing_is_built(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    builds = Builds()
    assert [built(root, monkeypatch, builds) for _ in range(3)] == [0, 0, 0]
    assert builds.count == 1


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_every_change_is_seen(
    root: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path, pytest.MonkeyPatch], None]
) -> None:
    builds = Builds()
    built(root, monkeypatch, builds)
    change(root, monkeypatch)
    built(root, monkeypatch, builds)
    assert (root / "site" / "index.html").read_text() == "site 2"


def test_a_build_that_fails_leaves_the_last_good_site_and_is_tried_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(root, monkeypatch, Builds())
    edit(root, monkeypatch)
    failing = Builds(status=1)
    assert [built(root, monkeypatch, failing) for _ in range(2)] == [1, 1]
    assert failing.count == 2
    assert (root / "site" / "index.html").read_text() == "site 1"


def test_a_module_runs_here_and_tells_how_it_ended(capsys: pytest.CaptureFixture[str]) -> None:
    assert build.run_module("mkdocs", "--version") == 0
    assert "version 1." in capsys.readouterr().out
    assert build.run_module("mkdocs", "build", "--config-file", "nowhere.yml") != 0


@pytest.mark.parametrize("broken", [b"", b"[", b"\xff\xfe", b"[" * 100_000, b"null"])
def test_a_broken_note_of_the_last_build_counts_as_none(
    root: Path, monkeypatch: pytest.MonkeyPatch, broken: bytes
) -> None:
    builds = Builds()
    built(root, monkeypatch, builds)
    (root / build.STATE).write_bytes(broken)
    assert [built(root, monkeypatch, builds) for _ in range(2)] == [0, 0]
    assert builds.count == 2


def test_nothing_is_left_beside_the_site(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {place.name for place in root.iterdir()}
    for builds in (Builds(), Builds(status=1), Builds()):
        built(root, monkeypatch, builds)
        edit(root, monkeypatch)
        (root / ".build" / "last").mkdir(exist_ok=True)  # of a build that was killed
    built(root, monkeypatch, Builds())
    assert {place.name for place in root.iterdir()} == before | {"site"}
    assert {place.name for place in (root / ".build").iterdir()} == {"locks", "site.json"}


def test_a_site_that_is_a_link_stays_one_and_is_written_where_it_leads(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "site").symlink_to("elsewhere")
    builds = Builds()
    for number in (1, 2):
        assert built(root, monkeypatch, builds) == 0
        assert (root / "site").is_symlink()
        assert (tmp_path / "elsewhere" / "index.html").read_text() == f"site {number}"
        (root / "elsewhere" / "catalogue.json").write_text("{}")  # as a real site has


def lead_to_other_files(root: Path) -> None:
    (root / "site").symlink_to("docs")


def lead_nowhere(root: Path) -> None:
    (root / "site").symlink_to("no/such/folder")


def put_a_file(root: Path) -> None:
    (root / "site").write_text("mine")


@pytest.mark.parametrize("put", [lead_to_other_files, lead_nowhere, put_a_file], ids=lambda put: put.__name__)
def test_a_site_that_is_nothing_to_write_to_is_refused(
    root: Path, monkeypatch: pytest.MonkeyPatch, put: Callable[[Path], None]
) -> None:
    put(root)
    builds = Builds()
    with pytest.raises(RefusedError, match=r"expected site to lead|expected a folder called site"):
        built(root, monkeypatch, builds)
    assert builds.count == 0
    assert (root / "docs" / "index.md").read_text() == "text"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("\n  leave_to: ", "\n  leave: ", 'the key "leave_to"'),
        ("\nsite_description:", "\nextra_templates: []\n#", 'the key "site_description"'),
        ("\ncopyright:", "\nremote_name: a\n#", 'the key "copyright"'),
        ("\nplugins:\n  -", "\nremote_name:\n  -", 'the key "plugins"'),
        ("\ntheme:", "\nother:", 'the key "theme"'),
        ("\n  name: material", "\n  name: readthedocs", "material"),
        ("\n  font: false", "\n  font: {text: Roboto}", "use one of: False"),
        ("\nhooks:", "\nother:", 'the key "hooks"'),
        ("\n  - hooks/guard_audience.py", "\n  - hooks/guard.py", "all hooks of the build, with guard_audience"),
        ("\n  - hooks/add_csp.py", "\n  - hooks/guard_links.py", "all hooks of the build, with add_csp"),
    ],
)
def test_settings_without_a_part_of_the_build_are_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "mkdocs.yml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(RefusedError, match=re.escape(said)) as refused:
        require_settings(tmp_path)
    assert all(len(line) <= 300 for line in str(refused.value).split("\n"))


def test_all_hooks_of_the_pipeline_are_asked_for() -> None:
    hooks = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["hooks"]
    assert [Path(hook).stem for hook in hooks] == list(HOOKS)
