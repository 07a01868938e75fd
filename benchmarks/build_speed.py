"""How long the whole site takes: ours beside stock Material for MkDocs, Zensical and Hugo, on the same pages.

Run with `make bench`, which installs the peers; it takes about half an hour on two cores. In each round every
builder builds cold, again with nothing changed, and once more with one session edited; ratios are taken within a round.
The table and the plot go into docs/speed.md. Quote ratios: seconds are those of one machine.
"""

import contextlib
import json
import math
import os
import platform
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from http.client import HTTPException
from pathlib import Path

import pdf_speed
from builders import OURS, ROOT, STOCK, Builder, builders
from grown import EDITED, grown_project
from speed_page import KNOWN, PHASES, write_page

SIZES: dict[str, tuple[int | None, int]] = {  # sessions (None for the real ones) and rounds
    "real": (None, 7),
    "100 pages": (14, 3),
    "300 pages": (52, 3),
    "1,000 pages": (187, 1),
}
WAIT = 300  # seconds, for a server that does not come
FIGURES = ROOT / ".build" / "bench" / "builds.json"


@dataclass(frozen=True)
class Run:
    """One build: wall seconds, the largest process in MB, and the MB of the finished site."""

    size: str
    pages: int
    builder: str
    phase: str
    seconds: float
    memory: float
    output: float


def timed(builder: Builder) -> tuple[float, float]:
    """Wall seconds and peak memory (MB) of one build."""
    os.sync()  # what the builder before has written is not to reach the disk in this one's time
    start = time.perf_counter()
    running = subprocess.Popen(
        builder.build, cwd=builder.root, env=builder.variables, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    told = running.stderr.read() if running.stderr else b""
    _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        sys.exit(f"{builder.name}: {told.decode()}")
    return time.perf_counter() - start, used.ru_maxrss / 1024


def edited(builder: Builder, words: str) -> None:
    """Add a sentence to the session's page."""
    text = builder.page.read_text(encoding="utf-8")
    mark = "\n## Try it" if "\n## Try it" in text else "\n## Remember"
    builder.page.write_text(text.replace(mark, f"\n{words}\n{mark}", 1), encoding="utf-8")


def one_round(size: str, pages: int, all_builders: list[Builder], number: int) -> list[Run]:
    """Every phase of every builder, phase by phase."""
    runs = []
    for builder in all_builders:
        builder.forget()
    for phase in PHASES:
        for builder in all_builders:
            if phase == PHASES[2]:
                edited(builder, f"The kettle is on for round {number} of this page.")
            seconds, memory = timed(builder)
            site = builder.root / ("public" if builder.name == "Hugo" else "site")
            output = sum(place.stat().st_size for place in site.rglob("*") if place.is_file()) / 1e6
            runs.append(Run(size, pages, builder.name, phase, seconds, memory, output))
            print(f"{size:12} {builder.name:20} {phase:20} {seconds:7.2f} s", flush=True)
    ours = next(builder for builder in all_builders if builder.name == OURS)
    ours.forget(but="checks")
    seconds, memory = timed(ours)
    print(f"{size:12} {ours.name:20} {KNOWN:20} {seconds:7.2f} s", flush=True)
    return [*runs, Run(size, pages, OURS, KNOWN, seconds, memory, 0)]


def visible(builder: Builder, port: int) -> float:
    """Seconds from saving an edit to a server that gives the new words; the median of five."""
    server = subprocess.Popen(
        builder.serve,
        cwd=builder.root,
        env=builder.variables,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    address = f"http://127.0.0.1:{port}/{EDITED}/"

    def until(is_there: Callable[[str], bool]) -> float:
        start = time.perf_counter()
        while time.perf_counter() - start < WAIT:
            with contextlib.suppress(OSError, HTTPException), urllib.request.urlopen(address) as answer:
                if is_there(answer.read().decode("utf-8")):
                    return time.perf_counter() - start
            time.sleep(0.01)
        sys.exit(f"{builder.name} served nothing new for {WAIT} seconds")

    try:
        until(lambda text: "Four parts" in text)
        time.sleep(3)
        found = []
        for number in range(5):
            words = f"The door is open for look {number}."
            edited(builder, words)
            found.append(until(lambda text, words=words: words in text))  # type: ignore[misc]  # mypy sees no default
            time.sleep(4)
        return statistics.median(found)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()


def exponent(runs: list[Run], builder: str) -> float:
    """By which power of the pages a cold build grows from about 100 to about 1,000."""
    points = {}
    for size in ("100 pages", "1,000 pages"):
        own = [run for run in runs if (run.size, run.builder, run.phase) == (size, builder, "cold")]
        points[size] = (own[0].pages, statistics.median(run.seconds for run in own))
    (few, short), (many, long) = points.values()
    return math.log(long / short) / math.log(many / few)


def main() -> None:
    """Measure, keep the figures, and write the page."""
    runs: list[Run] = []
    seen: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as name:
        for size, (sessions, rounds) in SIZES.items():
            folder, port = Path(tempfile.mkdtemp(dir=name)), 8790
            project = grown_project(folder, sessions)
            all_builders = builders(project, folder, EDITED, port)
            pages = sum(1 for _ in (folder / "tree" / "docs").rglob("*.md"))
            for number in range(rounds):
                runs += one_round(size, pages, all_builders, number)
            if size in ("real", "300 pages"):
                seen[size] = {builder.name: visible(builder, port) for builder in all_builders}
                print(size, seen[size], flush=True)
    growth = {name: exponent(runs, name) for name in (OURS, STOCK, "Zensical", "Hugo")}
    about = {"day": datetime.now(UTC).date().isoformat(), "python": platform.python_version(), "cores": os.cpu_count()}
    figures = {"about": about, "runs": [asdict(run) for run in runs], "visible": seen, "growth": growth}
    figures["pdfs"] = pdf_speed.measured()
    FIGURES.write_text(json.dumps(figures, indent=1))
    write_page(figures, ROOT / "docs")


if __name__ == "__main__":
    main()
