"""Times of the checks on a curriculum of 130 sessions: all of it, and one file.

Run with `make bench-check`. The real sessions are copied under new slugs until there are 130. Each figure is the median
of several cold runs of the command as users run it. Only the rules in `ABOUT_COPIES` may report problems: copies repeat
sentences, make guides and pages too long, and do not fit into programs.
"""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
SESSIONS = 130
RUNS = 5
ABOUT_COPIES = {"sentence-repeated", "guide-length", "page-length", "core-unmet", "block-short"}
AIMS = {"all 130 sessions": 10.0, "one file": 1.0}  # seconds, on two cores


def grown_copy(folder: Path) -> Path:
    """Return a copy of the project, below `folder`, whose curriculum has `SESSIONS` sessions."""
    root = folder / "project"
    for name in ("curriculum", "docs"):
        shutil.copytree(ROOT / name, root / name)
    sources = sorted((ROOT / "curriculum/modules").glob("*/*/session.md"))
    for number in range(SESSIONS - len(sources)):
        original = sources[number % len(sources)].parent
        module = root / "curriculum/modules" / original.parent.name
        slug = f"{original.name}-{number}"
        shutil.copytree(original, module / slug)
        rename_sheets(module / slug, number)
        for text in sorted((module / slug).rglob("*.md")):  # makes each text unique, so that none is cached
            text.write_text(text.read_text(encoding="utf-8") + f"\nThis is copy {number}.\n", encoding="utf-8")
        record = module / "module.yml"
        text = record.read_text(encoding="utf-8")
        record.write_text(text.replace("sessions:\n", f"sessions:\n  - {slug}\n"), encoding="utf-8")
    return root


def rename_sheets(session: Path, number: int) -> None:
    """Rename the worksheets of a copied session, since slugs are unique."""
    for sheet in sorted((session / "worksheets").glob("*.md")):
        sheet.rename(sheet.with_stem(f"{sheet.stem}-{number}"))
        for name in ("session.md", "facilitator.md"):
            page = session / name
            page.write_text(page.read_text(encoding="utf-8").replace(sheet.stem, f"{sheet.stem}-{number}"), "utf-8")


def seconds(root: Path, arguments: list[str]) -> float:
    """Return the median wall time, in seconds, of the check command on the project at `root`."""
    command = [sys.executable, "-m", "syllabus", "check", "--root", str(root), *arguments]
    output = subprocess.run([*command, "--format", "json"], cwd=ROOT / "hooks", capture_output=True, check=False).stdout
    if {problem["rule"] for problem in json.loads(output)} - ABOUT_COPIES:
        sys.exit("The grown curriculum has problems; the figures would mean nothing.")
    times = []
    for _ in range(RUNS):
        shutil.rmtree(root / ".build", ignore_errors=True)  # contains the cache of checks
        start = time.perf_counter()
        subprocess.run(command, cwd=ROOT / "hooks", stdout=subprocess.DEVNULL, check=False)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Print the medians and their targets."""
    with tempfile.TemporaryDirectory() as folder:
        root = grown_copy(Path(folder))
        file = "curriculum/modules/cbt/parts-of-a-moment/session.md"
        figures = {"all 130 sessions": seconds(root, []), "one file": seconds(root, [file])}
    for what, median in figures.items():
        print(f"{what}: {median:.2f} s (aim: under {AIMS[what]:g} s)")


if __name__ == "__main__":
    main()
