"""Renders the figures of `build_speed.py` as a page of the docs: tables of ratios, and a plot of cold builds."""

import math
import statistics
from pathlib import Path
from typing import Any

from pdf_speed import table as pdf_table

PHASES = ("cold", "nothing changed", "one session edited")
# At most, as ratios to stock on the real pages: by the clock, and by the processor time of all processes.
AIMS = {
    "seconds": {"cold": 0.25, "nothing changed": 0.02, "one session edited": 0.06},
    "processor": {"cold": 0.40, "one session edited": 0.12},
}
KNOWN = "cold, texts checked before"  # Nine Hours only: on a machine with a cache of checks
OURS, STOCK = "Nine Hours", "Material for MkDocs"
STYLES = {OURS: "none", STOCK: "8 4", "Zensical": "2 4", "Hugo": "10 3 2 3"}  # dash patterns, distinct without color
WIDTH, HEIGHT, LEFT, BOTTOM = 640, 400, 70, 50

PAGE = """---
title: How long a build takes
description: What was measured of builds with this project and with three other site builders, and on what machine.
audience: facilitators
---

# How long a build takes

Measured on {day} with `make bench`, on a machine with {cores} cores, in Python {python}.
The page is written by that command.
Every builder got the same pages, and no PDFs.
Ours also reads, checks and guards the text, which the others do not.
Ratios were taken within a round, so the noise of the machine is in both numbers.
Quote the ratios; seconds are those of one machine.

## Ratio to stock Material for MkDocs

Each cell has the middle of the rounds, with the lowest and the highest.
Stock is measured in the same phase, with its whole menu on each page.
First by the clock, on all cores:

{ratios}

Then by the processor time of all processes, which a busy machine bends less:

{processor_ratios}

The aims are for the real pages.
By the clock: {aims}.
By processor time: {processor_aims}.
{missed}
With few pages, starting Python and checking every text weigh most.
With texts that were checked before, the checks take no time; only Nine Hours has that case.

## Seconds, memory and size

Seconds are the middle of the rounds, memory is that of the largest process, and size is that of the finished site.

{seconds}

## How it grows

Time grows with the pages to this power, from {few} to {many} pages, cold.

{growth}

![Seconds of a cold build by pages, on scales by powers: ours starts above stock Material and grows least]({plot})

## From saving to seeing

The seconds from saving an edit of a session until the builder's own server gives the new words.

{visible}

## What was compared

- Nine Hours: the command behind `make site`, with all checks; for the last table, `make serve`.
- Material for MkDocs: the tree of `make stage`, with the theme as it comes.
- Zensical: the same tree.
- Hugo: the same tree with the changes that [Leave MkDocs](leaving-mkdocs.md) names, and a theme of one template.

## The PDFs

Sixty sheets, with WeasyPrint 70 asked for the same thing in a loop: tagged PDF/UA-1 with form fields.
Chromium's print has no form fields.

{pdfs}

The checks have a benchmark of their own, `make bench-check`, with its figures in `benchmarks/README.md`.
"""


def write_page(figures: dict[str, Any], docs: Path) -> None:
    """Write `speed.md` and `assets/speed.svg` to the folder `docs`."""
    runs = figures["runs"]
    sizes = {run["size"]: run["pages"] for run in runs}
    names = list(dict.fromkeys(run["builder"] for run in runs))
    about = figures["about"]
    page = PAGE.format(
        day=about["day"],
        cores=about["cores"],
        python=about["python"],
        ratios=_table(
            ["Pages", "Phase", *(n for n in names if n != STOCK)], _ratio_rows(runs, sizes, names, "seconds")
        ),
        processor_ratios=_table(
            ["Pages", "Phase", *(n for n in names if n != STOCK)], _ratio_rows(runs, sizes, names, "processor")
        ),
        aims=_told(AIMS["seconds"]),
        processor_aims=_told(AIMS["processor"]),
        missed=_missed(runs),
        seconds=_table(["Pages", "Phase", "What", *names], _second_rows(runs, sizes, names)),
        growth=_table(["Builder", "Power"], [[name, f"{value:.2f}"] for name, value in figures["growth"].items()]),
        visible=_table(
            ["Pages", *names],
            [
                [sizes[size], *(f"{edit_times[name]:.2f}" for name in names)]
                for size, edit_times in figures["visible"].items()
            ],
        ),
        few=sizes["100 pages"],
        many=f"{sizes['real']:,}",
        plot="assets/speed.svg",
        pdfs=pdf_table(figures["pdfs"]),
    )
    (docs / "speed.md").write_text(page, encoding="utf-8")
    (docs / "assets" / "speed.svg").write_text(_plot(runs, names), encoding="utf-8")


def _of(runs: list[Any], size: str, phase: str, name: str, what: str = "seconds") -> list[float]:
    return [run[what] for run in runs if (run["size"], run["phase"], run["builder"]) == (size, phase, name)]


def _ratios(runs: list[Any], size: str, phase: str, name: str, what: str = "seconds") -> list[float]:
    stock = _of(runs, size, "cold" if phase == KNOWN else phase, STOCK, what)
    return [value / base for value, base in zip(_of(runs, size, phase, name, what), stock, strict=True)]


def _told(aims: dict[str, float]) -> str:
    return "; ".join(f"{phase} at most {aim:g}" for phase, aim in aims.items())


def _missed(runs: list[Any]) -> str:
    """Return a sentence that lists the phases of the real pages whose median is above the target."""
    names = {"seconds": "by the clock", "processor": "by processor time"}
    missed = [
        f"{phase} {names[what]}"
        for what, aims in AIMS.items()
        for phase, aim in aims.items()
        if statistics.median(_ratios(runs, "real", phase, OURS, what)) > aim
    ]
    return f"Missed: {'; '.join(missed)}." if missed else "All are met."


def _ratio_rows(runs: list[Any], sizes: dict[str, int], names: list[str], what: str) -> list[list[Any]]:
    rows = []
    for size, pages in sizes.items():
        title = f"{pages:,}" + (", real" if size == "real" else "")
        for phase in PHASES:
            row: list[Any] = [title, phase]
            for name in names:
                if name != STOCK:
                    ratios = _ratios(runs, size, phase, name, what)
                    row.append(f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})")
            rows.append(row)
        ratios = _ratios(runs, size, KNOWN, OURS, what)
        row = [title, KNOWN, f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"]
        rows.append([*row, *[""] * (len(names) - 2)])
    return rows


def _second_rows(runs: list[Any], sizes: dict[str, int], names: list[str]) -> list[list[Any]]:
    rows = []
    for size, pages in sizes.items():
        for phase in PHASES:
            medians = [statistics.median(_of(runs, size, phase, name)) for name in names]
            rows.append([f"{pages:,}", phase, "seconds", *(f"{value:.2f}" for value in medians)])
            used = [statistics.median(_of(runs, size, phase, name, "processor")) for name in names]
            rows.append([f"{pages:,}", phase, "processor seconds", *(f"{value:.2f}" for value in used)])
        for what, unit in (("memory", "MB of memory"), ("output", "MB of site")):
            maxima = [max(_of(runs, size, "cold", name, what)) for name in names]
            rows.append([f"{pages:,}", "cold", unit, *(f"{value:.0f}" for value in maxima)])
    return rows


def _table(heads: list[str], rows: list[list[Any]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines)


def _plot(runs: list[Any], names: list[str]) -> str:
    """Return an SVG plot of seconds by pages on logarithmic scales, without styles or scripts."""
    points = {
        name: sorted(
            (run["pages"], statistics.median(_of(runs, run["size"], "cold", name)))
            for run in runs
            if run["builder"] == name and run["phase"] == "cold"
        )
        for name in names
    }
    all_points = [point for line in points.values() for point in line]
    low_x, high_x = min(x for x, _ in all_points), max(x for x, _ in all_points)
    low_y, high_y = min(y for _, y in all_points), max(y for _, y in all_points)

    def at(pages: float, seconds: float) -> tuple[float, float]:
        across = math.log(pages / low_x) / math.log(high_x / low_x)
        up = math.log(seconds / low_y) / math.log(high_y / low_y)
        return LEFT + across * (WIDTH - LEFT - 150), HEIGHT - BOTTOM - up * (HEIGHT - BOTTOM - 20)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"',
        ' font-family="sans-serif" font-size="14">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
    ]
    for pages in sorted({x for x, _ in all_points}):
        x, y = at(pages, low_y)
        parts.append(f'<text x="{x:.0f}" y="{y + 22:.0f}" text-anchor="middle">{pages:,}</text>')
    for seconds in [value for value in (0.1, 0.3, 1, 3, 10, 30, 100) if low_y <= value <= high_y]:
        x, y = at(low_x, seconds)
        parts.append(f'<text x="{x - 10:.0f}" y="{y + 5:.0f}" text-anchor="end">{seconds:g} s</text>')
        parts.append(f'<line x1="{x:.0f}" y1="{y:.0f}" x2="{WIDTH - 150}" y2="{y:.0f}" stroke="#cccccc"/>')
    parts.append(f'<text x="{(WIDTH - 80) / 2:.0f}" y="{HEIGHT - 8}" text-anchor="middle">pages</text>')
    for name, line in points.items():
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in (at(*point) for point in line))
        dash = f' stroke-dasharray="{STYLES[name]}"' if STYLES[name] != "none" else ""
        x, y = at(*line[-1])
        parts.append(f'<polyline points="{path}" fill="none" stroke="black" stroke-width="2"{dash}/>')
        parts.append(f'<text x="{x + 8:.0f}" y="{y + 5:.0f}">{name}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"
