"""`build`: build the site, unless nothing has changed since it was built.

What was built is noted by two hashes: of everything that goes into a site, and of the site's files. While both are
true, there is nothing to do. A build that fails leaves the last good site where it is.
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
from .arguments import add_root

FOLDERS = ("curriculum", "docs", "hooks", "local")
NOTE = ".build/site.json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add nothing but the project."""
    add_root(parser)


def run(given: argparse.Namespace) -> int:
    """Build the site of the project; the status is that of the build."""
    gc.disable()  # a build does not live long enough to need it
    atexit.register(gc.freeze)  # or Python would look through all that was made once more before it ends
    return build_site(given.root.resolve())


def build_site(root: Path) -> int:
    """Build `root`/site; the exit status is that of the build."""
    site, fresh, note = root / "site", root / ".build" / "site", root / NOTE
    before = inputs(root)
    if note.exists() and json.loads(note.read_text()) == [before, fingerprint(site)]:
        print("Nothing has changed; the site is in site/.")
        return 0
    shutil.rmtree(fresh, ignore_errors=True)
    status = run_module("mkdocs", "build", "--strict", "--site-dir", str(fresh))
    if status or not fresh.exists():  # a share of the work ends without a site
        return status
    last = root / ".build" / "last"
    shutil.rmtree(last, ignore_errors=True)
    if site.exists():
        site.rename(last)
    fresh.rename(site)
    cleared = run_in_background(shutil.rmtree, last, True)  # ignoring errors
    note.write_text(json.dumps([before, fingerprint(site)]))
    cleared()
    print("The site is in site/.")
    return 0


def run_module(module: str, *arguments: str) -> int:
    """The exit status of `python -m module arguments`, run in this process, which has loaded half of it already."""
    given, sys.argv = sys.argv, [module, *arguments]
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    finally:
        sys.argv = given
    return 0


def fingerprint(site: Path) -> str:
    """Differs when somebody has touched a file of the site: a hash of names, sizes and times of change."""
    found = [(place.relative_to(site).as_posix(), place.stat()) for place in sorted(site.rglob("*"))]
    told = "\n".join(f"{name} {about.st_size} {about.st_mtime_ns}" for name, about in found)
    return hashlib.sha256(told.encode()).hexdigest()


def inputs(root: Path) -> str:
    """A hash of everything that may change a byte of the site of the project at `root`."""
    ours = sorted((name, value) for name, value in os.environ.items() if name.startswith("NINE_HOURS_"))
    versions = sorted(f"{name} {version}" for name, version in installed().items())
    parts = [
        folder_digest(*(root / name for name in FOLDERS)),
        (root / "mkdocs.yml").read_text(encoding="utf-8"),
        edition_name(root),
        build_day().isoformat(),
        sys.version,
        *(f"{name}={value}" for name, value in ours),
        *versions,
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
