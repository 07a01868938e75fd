"""What a build is called: an edition when it is being published, else a draft with its commit."""

import os
import subprocess
from pathlib import Path

from .site_facts import Site


def edition_name(root: Path) -> str:
    """NINE_HOURS_EDITION, else DRAFT with the short commit of the repository at `root` where there is one."""
    if given := os.environ.get("NINE_HOURS_EDITION"):
        return given
    command = ["git", "-C", str(root), "rev-parse", "--short=8", "HEAD"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  # a fixed command
    except (OSError, subprocess.CalledProcessError):
        return "DRAFT"
    return f"DRAFT {done.stdout.strip()}"


def edition_path(edition: str) -> str:
    """The folder of an edition below the address where editions are published; drafts are never published."""
    return edition.partition(" ")[0]


def edition_root(site: Site) -> str:
    """Where the pages of a published edition begin on their server, as a path: it may be below a folder."""
    _, _, folder = site.address.strip("/").partition("/")
    return "/".join(["", *filter(None, [folder, edition_path(site.edition)])])
