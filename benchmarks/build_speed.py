"""Build times of the whole site: Nine Hours, stock Material for MkDocs, Zensical and Hugo, on the same pages.

Run with `make bench`, which installs the other builders; it takes about half an hour on two free cores. In each round,
every builder builds cold, again without changes, and again with one session edited; ratios are computed within a round.
The table and plot go into docs/speed.md. Quote ratios, since seconds depend on the machine.
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
    "real": (None, 3),
    "100 pages": (14, 3),
    "300 pages": (52, 3),
}
WAIT = 300  # seconds to wait for a server that does not respond
FIGURES = ROOT / ".build" / "bench" / "builds.json"


@dataclass(frozen=True)
class Run:
    """A measured build: wall time and processor time of all its processes in seconds, memory and size in MB.

    `memory` is the peak of its largest process, `output` the size of the site.
    """

    size: str
    pages: int
    builder: str
    phase: str
    seconds: float
    processor: float
    memory: float
    output: float


def run_build(builder: Builder) -> tuple[float, float, float]:
    """Run a build, and return its wall time and processor time in seconds, and its peak memory in MB."""
    os.sync()  # finish the previous build's writes before timing this one
    start = time.perf_counter()
    process = subprocess.Popen(
        builder.build, cwd=builder.root, env=builder.variables, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    errors = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{builder.name}: {errors.decode()}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def edit_page(builder: Builder, words: str) -> None:
    """Add a sentence to the page of the session."""
    text = builder.page.read_text(encoding="utf-8")
    heading = "\n## Try it" if "\n## Try it" in text else "\n## Remember"
    builder.page.write_text(text.replace(heading, f"\n{words}\n{heading}", 1), encoding="utf-8")


def one_round(size: str, pages: int, all_builders: list[Builder], number: int) -> list[Run]:
    """Run all phases with all builders, phase by phase, and return the measurements."""
    runs = []
    for builder in all_builders:
        builder.forget()
    for phase in PHASES:
        for builder in all_builders:
            if phase == PHASES[2]:
                edit_page(builder, f"The kettle is on for round {number} of this page.")
            seconds, processor, memory = run_build(builder)
            site = builder.root / ("public" if builder.name == "Hugo" else "site")
            output = sum(file.stat().st_size for file in site.rglob("*") if file.is_file()) / 1e6
            runs.append(Run(size, pages, builder.name, phase, seconds, processor, memory, output))
            print(f"{size:12} {builder.name:20} {phase:20} {seconds:7.2f} s {processor:7.2f} s", flush=True)
    nine_hours = next(builder for builder in all_builders if builder.name == OURS)
    nine_hours.forget(keep="checks")
    seconds, processor, memory = run_build(nine_hours)
    print(f"{size:12} {nine_hours.name:20} {KNOWN:20} {seconds:7.2f} s", flush=True)
    return [*runs, Run(size, pages, OURS, KNOWN, seconds, processor, memory, 0)]


def edit_to_server(builder: Builder, port: int) -> float:
    """Return the median of five times, in seconds, from saving an edit until the server delivers it."""
    server = subprocess.Popen(
        builder.serve,
        cwd=builder.root,
        env=builder.variables,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    address = f"http://127.0.0.1:{port}/{EDITED}/"

    def until(is_updated: Callable[[str], bool]) -> float:
        start = time.perf_counter()
        while time.perf_counter() - start < WAIT:
            with contextlib.suppress(OSError, HTTPException), urllib.request.urlopen(address) as response:
                if is_updated(response.read().decode("utf-8")):
                    return time.perf_counter() - start
            time.sleep(0.01)
        sys.exit(f"{builder.name} served nothing new for {WAIT} seconds")

    try:
        until(lambda text: "Four parts" in text)
        time.sleep(3)
        times = []
        for number in range(5):
            words = f"The door is open for look {number}."
            edit_page(builder, words)
            times.append(until(lambda text, words=words: words in text))  # type: ignore[misc]  # mypy sees no default
            time.sleep(4)
        return statistics.median(times)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()


def exponent(runs: list[Run], builder: str) -> float:
    """Return the power of the page count by which cold build time grows, from about 100 pages to all."""
    points = {}
    for size in ("100 pages", "real"):
        cold_runs = [run for run in runs if (run.size, run.builder, run.phase) == (size, builder, "cold")]
        points[size] = (cold_runs[0].pages, statistics.median(run.seconds for run in cold_runs))
    (few_pages, few_seconds), (many_pages, many_seconds) = points.values()
    return math.log(many_seconds / few_seconds) / math.log(many_pages / few_pages)


def main() -> None:
    """Measure, save the figures, and write the page."""
    runs: list[Run] = []
    edit_times: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as name:
        for size, (sessions, rounds) in SIZES.items():
            folder, port = Path(tempfile.mkdtemp(dir=name)), 8790
            project = grown_project(folder, sessions)
            all_builders = builders(project, folder, EDITED, port)
            pages = sum(1 for _ in (folder / "tree" / "docs").rglob("*.md"))
            for number in range(rounds):
                runs += one_round(size, pages, all_builders, number)
            if size in ("real", "300 pages"):
                edit_times[size] = {builder.name: edit_to_server(builder, port) for builder in all_builders}
                print(size, edit_times[size], flush=True)
    growth = {name: exponent(runs, name) for name in (OURS, STOCK, "Zensical", "Hugo")}
    about = {"day": datetime.now(UTC).date().isoformat(), "python": platform.python_version(), "cores": os.cpu_count()}
    figures = {"about": about, "runs": [asdict(run) for run in runs], "visible": edit_times, "growth": growth}
    figures["pdfs"] = pdf_speed.measure()
    FIGURES.write_text(json.dumps(figures, indent=1))
    write_page(figures, ROOT / "docs")


if __name__ == "__main__":
    main()
