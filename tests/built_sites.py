"""How tests build a site, serve it, and look at it with the system's Chromium."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import yaml
from curricula import ROOT

CHROMIUM_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
# Drawings that we take from the theme.
ICONS = (
    *("account-heart-outline", "alert", "basket-off-outline", "calendar-month-outline"),
    *("clipboard-text-outline", "eraser", "magnify", "menu", "pencil-outline", "play", "printer"),
)
CACHE = {"NINE_HOURS_CACHE": str(ROOT / ".build" / "cache")}  # one for all builds of tests, where a test wants no other


def build(
    site: Path,
    audience: str = "everyone",
    docs: Path | None = None,
    settings: Mapping[str, Any] | None = None,
    **more: str,
) -> subprocess.CompletedProcess[str]:
    """Build the real project, or the one whose hand-written pages are in `docs`, the way `make site` does.

    That one gets our settings with its own `settings`, and a menu of all its pages. `more` is for the environment.
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
        ours = yaml.safe_load(text.split("\nnav:")[0])
        config.write_text(yaml.safe_dump({**ours, **(settings or {})}, sort_keys=False), encoding="utf-8")
        shutil.copytree(ROOT / "docs" / "assets", docs / "assets", dirs_exist_ok=True)
    return subprocess.run(
        [ROOT / ".venv/bin/mkdocs", "build", "--strict", "--config-file", config, "--site-dir", site],
        cwd=ROOT,
        env={**CACHE, **os.environ, "NINE_HOURS_AUDIENCE": audience, "NO_MKDOCS_2_WARNING": "1", **more},
        capture_output=True,
        text=True,
        check=False,
    )


def build_whole(site: Path, audience: str = "everyone", docs: Path | None = None) -> None:
    """The same, where nothing may be wrong."""
    built = build(site, audience, docs)
    assert built.returncode == 0, built.stderr


def catalogue(site: Path) -> dict[str, Any]:
    """What a built site says that it holds."""
    loaded: dict[str, Any] = json.loads((site / "catalogue.json").read_text(encoding="utf-8"))
    return loaded


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


def chromium_path() -> str:
    """Where the system's Chromium is."""
    names = [os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]
    path = next((found for name in names if name and (found := shutil.which(name))), None)
    if path is None:
        pytest.fail("Chromium was not found: install it (Debian: apt-get install chromium) or set CHROMIUM to its path")
    return path
