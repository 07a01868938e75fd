"""Build the site, unless nothing has changed since it was built: `python -m syllabus.build_site`.

What was built is noted by two hashes: of everything that goes into a site, and of the site. While both are true,
there is nothing to do. A build that fails leaves the last good site where it is.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path

from .build_day import build_day
from .cache import folder_digest
from .edition_name import edition_name

FOLDERS = ("curriculum", "docs", "hooks", "local")
NOTE = ".build/site.json"


def main(root: Path) -> int:
    """Build `root`/site; the exit status is that of the build."""
    site, fresh, note = root / "site", root / ".build" / "site", root / NOTE
    before = inputs(root)
    if note.exists() and json.loads(note.read_text()) == [before, folder_digest(site)]:
        print("Nothing has changed; the site is in site/.")
        return 0
    shutil.rmtree(fresh, ignore_errors=True)
    mkdocs = Path(sys.executable).with_name("mkdocs")
    status = subprocess.run([mkdocs, "build", "--strict", "--site-dir", fresh], cwd=root, check=False).returncode
    if status or not fresh.exists():  # a share of the work ends without a site
        return status
    last = root / ".build" / "last"
    shutil.rmtree(last, ignore_errors=True)
    if site.exists():
        site.rename(last)
    fresh.rename(site)
    shutil.rmtree(last, ignore_errors=True)
    note.write_text(json.dumps([before, folder_digest(site)]))
    print("The site is in site/.")
    return 0


def inputs(root: Path) -> str:
    """A hash of everything that may change a byte of the site of the project at `root`."""
    ours = sorted((name, value) for name, value in os.environ.items() if name.startswith("NINE_HOURS_"))
    versions = sorted(f"{found.name} {found.version}" for found in distributions())
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


if __name__ == "__main__":
    sys.exit(main(Path.cwd()))
