"""Which tests are quick, and sites that several tests look at, each built once in a run."""

from collections.abc import Generator, Iterator
from contextlib import nullcontext
from pathlib import Path

import profiles
import pytest
from built_sites import CHROMIUM_FLAGS, build_whole, chromium_path, serving
from curricula import copy_example
from once import made_once, run_folder
from playwright.sync_api import Browser, sync_playwright
from published_store import publish_two
from quick import nothing_outside

NOT_QUICK = {"browser", "pdf", "slow", "soak"}
MARK_OF_FIXTURE = {
    "browser": "browser",
    "site": "slow",
    "participants_site": "slow",
    "example_site": "slow",
    "store": "slow",
}
LONGEST = (
    "test_every_page.py",
    "test_printed_sheets.py",
    "test_verify_and_export.py",
    "test_real_sheets.py",
)  # they begin, and others run beside them

profiles.register()


@pytest.hookimpl(tryfirst=True)  # before tests are chosen by their marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser or a built site by its fixtures, and what needs neither as quick."""
    for item in items:
        for fixture in MARK_OF_FIXTURE.keys() & set(getattr(item, "fixturenames", ())):
            item.add_marker(MARK_OF_FIXTURE[fixture])
        if not NOT_QUICK & {mark.name for mark in item.iter_markers()}:
            item.add_marker("quick")
    items.sort(key=lambda item: LONGEST.index(item.path.name) if item.path.name in LONGEST else len(LONGEST))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Let a quick test ask for nothing outside, in its fixtures neither."""
    with nothing_outside() if item.get_closest_marker("quick") else nullcontext():
        return (yield)


@pytest.fixture(autouse=True)
def one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test loads is read in its own process: to start others takes longer than to read the example."""
    monkeypatch.setattr("syllabus.build.parallel._can_fork", lambda: False)
    monkeypatch.setattr("syllabus.build.parallel._cores", lambda: 1)


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A place for what commands keep, so that they write nothing beside the example, which all tests read."""
    monkeypatch.setenv("NINE_HOURS_CACHE", str(tmp_path / "cache"))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site."""
    return made_once(run_folder(tmp_path_factory) / "everyone", build_whole)


@pytest.fixture(scope="session")
def participants_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site without guides."""
    folder = run_folder(tmp_path_factory) / "participants"
    return made_once(folder, lambda part: build_whole(part, audience="participants"))


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The miniature curriculum, with a canary in each of its guides."""

    def make(part: Path) -> None:
        project = copy_example(part.with_name("example-project"))
        for guide in project.rglob("facilitator.md"):
            guide.write_text(guide.read_text(encoding="utf-8") + "\nCanary-7f3a stays here.\n", encoding="utf-8")
        build_whole(part, docs=project / "docs")

    return made_once(run_folder(tmp_path_factory) / "example", make)


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with editions 2026.1 and 2026.2, which no test may change."""
    return made_once(run_folder(tmp_path_factory) / "editions", publish_two) / "project"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address at which the whole site is served on this machine."""
    with serving(site) as own:
        yield own


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()
