"""Sites that several tests look at, each built once."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "tests" / "example"
CHROMIUM_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]

# How long an example takes says how busy the machine is, and nothing about the code.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the visits of every page: they take longest, and other tests can run beside them."""
    items.sort(key=lambda item: item.path.name != "test_every_page.py")


def build(
    site: Path, audience: str = "everyone", docs: Path | None = None, **more: str
) -> subprocess.CompletedProcess[str]:
    """Build the real project, or the one whose hand-written pages are in `docs`, the way `make site` does.

    `more` is for the environment.
    """
    config = ROOT / "mkdocs.yml"
    if docs is not None:
        config = docs.parent / "mkdocs.yml"
        text = (
            (ROOT / "mkdocs.yml")
            .read_text(encoding="utf-8")
            .replace("hooks/", f"{ROOT}/hooks/")
            .replace("watch: [curriculum, hooks]", "")
        )
        config.write_text(text.split("\nnav:")[0] + "\n", encoding="utf-8")
        shutil.copytree(ROOT / "docs" / "assets", docs / "assets", dirs_exist_ok=True)
    return subprocess.run(
        [ROOT / ".venv/bin/mkdocs", "build", "--strict", "--config-file", config, "--site-dir", site],
        cwd=ROOT,
        env={**os.environ, "NINE_HOURS_AUDIENCE": audience, "NO_MKDOCS_2_WARNING": "1", **more},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site."""
    folder = tmp_path_factory.mktemp("everyone") / "site"
    built = build(folder)
    assert built.returncode == 0, built.stderr
    return folder


@pytest.fixture(scope="session")
def participants_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site without guides."""
    folder = tmp_path_factory.mktemp("participants") / "site"
    built = build(folder, audience="participants")
    assert built.returncode == 0, built.stderr
    return folder


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The miniature curriculum, with a canary in each of its guides."""
    folder = tmp_path_factory.mktemp("example")
    shutil.copytree(EXAMPLE, folder / "project")
    for guide in (folder / "project").rglob("facilitator.md"):
        guide.write_text(guide.read_text(encoding="utf-8") + "\nCanary-7f3a stays here.\n", encoding="utf-8")
    built = build(folder / "site", docs=folder / "project" / "docs")
    assert built.returncode == 0, built.stderr
    return folder / "site"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing about each request."""


@contextmanager
def serving(folder: Path, handler: type[SimpleHTTPRequestHandler] = Quiet) -> Iterator[str]:
    """The address at which `folder` is served on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address at which the whole site is served on this machine."""
    with serving(site) as own:
        yield own


def chromium_path() -> str:
    """Where the system's Chromium is."""
    names = [os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]
    path = next((found for name in names if name and (found := shutil.which(name))), None)
    if path is None:
        pytest.fail("Chromium was not found: install it (Debian: apt-get install chromium) or set CHROMIUM to its path")
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()
