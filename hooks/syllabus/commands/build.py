"""`build`: build the site, unless nothing that affects it has changed since the last build.

Two hashes in a file describe the last build: one of all input, and one of the site's files. If both still match, the
build is skipped. A failed build leaves the last good site in place, and a finished one takes its place at once.
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
from contextlib import suppress
from pathlib import Path

from ..build.build_day import build_day
from ..build.cache import folder_digest, installed
from ..build.edition_name import edition_name
from ..build.one_writer import only_writer
from ..build.parallel import run_in_background
from ..build.scratch import put_in_place, scratch_in
from ..content.problem import RefusedError
from .arguments import add_root

FOLDERS = ("curriculum", "docs", "hooks", "local")
SETTINGS = "mkdocs.yml"
STATE = ".build/site.json"
OURS = "catalogue.json"  # a file that every site of ours has


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the project folder, the only argument."""
    add_root(parser)


def run(args: argparse.Namespace) -> int:
    """Build the site of the project, and return the exit status of the build.

    Raises RefusedError if the settings have a problem or `site` is no folder to write to, and BusyError if another
    build does not end.
    """
    gc.disable()  # a build is too short to need it
    atexit.register(gc.freeze)  # skips the final collection at exit
    root = args.root.resolve()
    if not (root / SETTINGS).is_file():
        _require_settings(root)
    os.chdir(root)
    return build_site(root)


def build_site(root: Path) -> int:
    """Build `root`/site, or the folder that it leads to, and return the exit status of the build. Raises as `run`."""
    site = site_folder(root)
    with only_writer(root, site):
        return _build(root, site)


def site_folder(root: Path) -> Path:
    """Return the folder of the site, at the end of a link if `site` is one.

    Raises RefusedError for anything else there, and for a link to a folder that holds no site of ours.
    """
    link = root / "site"
    site = Path(os.path.realpath(link))
    if site.exists() and not site.is_dir():
        raise RefusedError(f"expected a folder called site or none, found a file at {site} - move it away")
    if link.is_symlink() and not site.parent.is_dir():
        raise RefusedError(f"expected site to lead to a folder, found no {site.parent} - make it, or remove the link")
    if link.is_symlink() and site.is_dir() and any(site.iterdir()) and not (site / OURS).is_file():
        raise RefusedError(
            f"expected site to lead to an empty folder or a site, found other files in {site} - let it lead elsewhere"
        )
    return site


def _build(root: Path, site: Path) -> int:
    last, state = root / ".build" / "last", root / STATE
    if last.exists() and not site.exists():  # killed between two renames
        last.rename(site)
    shutil.rmtree(last, ignore_errors=True)
    with scratch_in(root / ".build") as scratch:
        input_hash = inputs(root)
        if _last_build(state) == [input_hash, fingerprint(site)]:
            print("Nothing has changed; the site is in site/.")
            return 0
        _require_settings(root)
        fresh = scratch / "site"
        status = run_module("mkdocs", "build", "--strict", "--site-dir", str(fresh))
        if status or not fresh.exists():  # a shard produces no site
            return status
        try:
            _replace(site, fresh, last)
        except OSError as error:
            found = error.strerror
            raise RefusedError(f"expected to replace the folder {site}, found {found} - see who owns it") from error
        wait_for_cleanup = run_in_background(shutil.rmtree, last, True)  # ignoring errors
        _write_at_once(state, json.dumps([input_hash, fingerprint(site)]))
        wait_for_cleanup()
    print("The site is in site/.")
    return 0


def _require_settings(root: Path) -> None:
    from ..content.site_settings import require_settings  # noqa: PLC0415  # slow to import, and no news if all is old

    require_settings(root)


def _replace(site: Path, fresh: Path, last: Path) -> None:
    """Put the `fresh` site in its place; through a copy beside it when that is on another file system."""
    if fresh.stat().st_dev == site.parent.stat().st_dev:
        put_in_place(fresh, site, last)
        return
    with scratch_in(site.parent) as beside:
        shutil.copytree(fresh, beside / "new")
        put_in_place(beside / "new", site, beside / "last")


def _last_build(state: Path) -> object:
    """Return the hashes of the last build; None if they cannot be read, so that the site is built again."""
    with suppress(OSError, ValueError, RecursionError):
        return json.loads(state.read_bytes())
    return None


def _write_at_once(place: Path, text: str) -> None:
    part = place.with_suffix(".part")
    part.write_text(text, encoding="utf-8")
    part.replace(place)


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
        hashlib.sha256((root / SETTINGS).read_bytes()).hexdigest(),
        edition_name(root),
        build_day().isoformat(),
        sys.version,
        *(f"{name}={value}" for name, value in variables),
        *versions,
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
