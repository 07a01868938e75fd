"""`build`: build the site, unless nothing has changed since the last build.

Two hashes in a file describe the last build: one of all input, and one of the site's files. If both still match, the
build is skipped. A failed build leaves the last good site in place.
"""

import argparse
import atexit
import gc
import hashlib
import json
import os
import runpy
import shutil
import sys
from pathlib import Path

from ..build.build_day import build_day
from ..build.cache import folder_digest, installed
from ..build.edition_name import edition_name
from ..build.parallel import run_in_background
from ..content.site_settings import require_settings
from .arguments import add_root

FOLDERS = ("curriculum", "docs", "hooks", "local")
STATE = ".build/site.json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the project folder, the only argument."""
    add_root(parser)


def run(args: argparse.Namespace) -> int:
    """Build the site of the project, and return the exit status. Raises RefusedError if the settings have a problem."""
    gc.disable()  # a build is too short to need it
    atexit.register(gc.freeze)  # skips the final collection at exit
    root = args.root.resolve()
    require_settings(root)
    os.chdir(root)
    return build_site(root)


def build_site(root: Path) -> int:
    """Build `root`/site, and return the exit status of the build."""
    site, fresh, state = root / "site", root / ".build" / "site", root / STATE
    input_hash = inputs(root)
    if _last_build(state) == [input_hash, fingerprint(site)]:
        print("Nothing has changed; the site is in site/.")
        return 0
    shutil.rmtree(fresh, ignore_errors=True)
    status = run_module("mkdocs", "build", "--strict", "--site-dir", str(fresh))
    if status or not fresh.exists():  # a shard produces no site
        return status
    last = root / ".build" / "last"
    shutil.rmtree(last, ignore_errors=True)
    if site.exists():
        site.rename(last)
    fresh.rename(site)
    wait_for_cleanup = run_in_background(shutil.rmtree, last, True)  # ignoring errors
    state.write_text(json.dumps([input_hash, fingerprint(site)]))
    wait_for_cleanup()
    print("The site is in site/.")
    return 0


def _last_build(state: Path) -> object:
    """Return what the last build noted of itself, or None if it noted nothing that can be read."""
    try:
        return json.loads(state.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None


def run_module(module: str, *arguments: str) -> int:
    """Run `python -m module arguments` in this process, which saves reloading modules, and return the exit status."""
    original_argv, sys.argv = sys.argv, [module, *arguments]
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    finally:
        sys.argv = original_argv
    return 0


def fingerprint(site: Path) -> str:
    """Return a hash of the names, sizes and modification times of the site's files."""
    files = [(path.relative_to(site).as_posix(), path.stat()) for path in sorted(site.rglob("*"))]
    listing = "\n".join(f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in files)
    return hashlib.sha256(listing.encode()).hexdigest()


def inputs(root: Path) -> str:
    """Return a hash of everything that affects the site of the project at `root`."""
    variables = sorted((name, value) for name, value in os.environ.items() if name.startswith("NINE_HOURS_"))
    versions = sorted(f"{name} {version}" for name, version in installed().items())
    parts = [
        folder_digest(*(root / name for name in FOLDERS)),
        (root / "mkdocs.yml").read_text(encoding="utf-8"),
        edition_name(root),
        build_day().isoformat(),
        sys.version,
        *(f"{name}={value}" for name, value in variables),
        *versions,
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
