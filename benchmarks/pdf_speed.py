"""Times to render the PDFs of 60 worksheets: Nine Hours in four situations, WeasyPrint in a loop, and Chromium.

Run with `make bench-pdf`, which installs the other tools into `.build/bench`. The sheets are real ones with a line
added. Each figure is the median of several rounds; quote the ratios to WeasyPrint, which renders the same kind of file:
tagged (PDF/UA-1) and fillable.
"""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "hooks"))
PEERS = ROOT / ".build" / "bench" / "bin" / "python"
SHEETS = 60
ROUNDS = 3
DAY = date(2026, 11, 21)
AFTER = '<div class="after-sheet">'
AIMS = {"cold": 0.15, "nothing changed": 0.01, "one sheet changed": 0.02}


def render_sheets(folder: Path, phase: str) -> None:
    """Render all PDFs with the cache in `folder`, as one of the phases, and print the time as JSON."""
    from syllabus.build import cache  # noqa: PLC0415  # imported only in the measured process
    from syllabus.build.cache import Cache  # noqa: PLC0415
    from syllabus.build.site_facts import Site  # noqa: PLC0415
    from syllabus.load import load  # noqa: PLC0415
    from syllabus.pdf.files import make_all, sheet_jobs  # noqa: PLC0415

    if phase == "style":
        digest = cache.engine_digest() + "changed"
        cache.engine_digest = lambda: digest  # type: ignore[assignment]  # simulates an edited template
    project, _ = load(ROOT, DAY)
    assert project is not None  # noqa: S101
    site = Site("Nine Hours", "DRAFT", "nine-hours.example", "letter")
    all_jobs = sheet_jobs(project.curriculum, project.pages("participants"), site)
    sheets = sorted((job for job in all_jobs if job.most_pages), key=lambda job: job.url)
    jobs = []
    for number in range(SHEETS):
        job = sheets[number % len(sheets)]
        word = f"Changed copy {number}." if (phase, number) == ("edit", 0) else f"Copy {number}."
        jobs.append(replace(job, url=f"{number}.pdf", bodies=(f"{job.bodies[0]}\n{word}\n",)))
    start = time.perf_counter()
    pdfs, problems = make_all(jobs, Cache(folder / "cache"))
    print(json.dumps({"seconds": time.perf_counter() - start, "made": len(pdfs), "problems": len(problems)}))


def peer_pages(folder: Path) -> Path:
    """Return a folder with the same sheets as HTML forms, one file each, taken from the built site."""
    pages = sorted((ROOT / "site").glob("*/*/*/index.html"))
    sheets = [text for page in pages if 'class="sheet"' in (text := page.read_text(encoding="utf-8"))]
    styles = [
        ROOT / "docs" / "assets" / name for name in ("tokens.css", "tokens-print.css", "print.css", "print-sheet.css")
    ]
    style = "".join(path.read_text(encoding="utf-8") for path in styles)
    target = folder / "html"
    target.mkdir()
    for number in range(SHEETS):
        sheet = sheets[number % len(sheets)].partition('<div class="sheet">')[2]
        body = f'<p>Copy {number}.</p><div class="sheet">{sheet.partition(AFTER)[0]}'
        head = f'<html lang="en"><meta charset="utf-8"><title>Sheet {number}</title><style>{style}</style>'
        page = f'<!doctype html>{head}<body class="page-text"><form>{body}</form>'
        (target / f"{number:03}.html").write_text(page, encoding="utf-8")
    return target


def run(*command: object) -> tuple[float, str]:
    """Run a command, and return its wall time in seconds and the last line that it printed."""
    start = time.perf_counter()
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True)
    return time.perf_counter() - start, result.stdout.strip().split("\n")[-1]


WEASYPRINT = """
import sys, pathlib, weasyprint
for page in sorted(pathlib.Path(sys.argv[1]).glob("*.html")):
    weasyprint.HTML(filename=str(page)).write_pdf(page.with_suffix(".pdf"), pdf_variant="pdf/ua-1", pdf_forms=True)
"""
CHROMIUM = """
import sys, pathlib, shutil
from playwright.sync_api import sync_playwright
with sync_playwright() as p:
    browser = p.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
    page = browser.new_page()
    for file in sorted(pathlib.Path(sys.argv[1]).glob("*.html")):
        page.goto(file.as_uri())
        page.pdf(path=file.with_suffix(".chromium.pdf"), tagged=True)
    browser.close()
"""


def measure() -> dict[str, list[float]]:
    """Return the seconds of each round by task; requires the built site."""
    figures: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = peer_pages(folder)
        for _ in range(ROUNDS):
            shutil.rmtree(folder / "cache", ignore_errors=True)
            for title, phase in (
                ("cold", "cold"),
                ("nothing changed", "again"),
                ("one sheet changed", "edit"),
                ("one shared style changed", "style"),
            ):
                seconds, output = run(sys.executable, __file__, folder, phase)
                result = json.loads(output)
                assert (result["made"], result["problems"]) == (SHEETS, 0)  # noqa: S101
                figures.setdefault(title, []).append(result["seconds"])
                figures.setdefault(f"{title}, whole process", []).append(seconds)
            figures.setdefault("WeasyPrint", []).append(run(PEERS, "-c", WEASYPRINT, pages)[0])
            figures.setdefault("Chromium", []).append(run(sys.executable, "-c", CHROMIUM, pages)[0])
    return figures


def table(figures: dict[str, list[float]]) -> str:
    """Return a Markdown table of medians, ratios to WeasyPrint, and targets."""
    base = statistics.median(figures["WeasyPrint"])
    lines = ["| What | Seconds | Ratio to WeasyPrint | Aim |", "| --- | --- | --- | --- |"]
    for task, times in figures.items():
        median = statistics.median(times)
        aim = f"at most {AIMS[task]:g}" if task in AIMS else ""
        lines.append(f"| {task} | {median:.2f} | {median / base:.3f} | {aim} |")
    return "\n".join(lines)


def main() -> None:
    """Measure, and print a table; with two arguments, run as one of the measured processes instead."""
    if len(sys.argv) == 3:
        render_sheets(Path(sys.argv[1]), sys.argv[2])
        return
    print(f"{SHEETS} sheets, {ROUNDS} rounds, medians\n\n{table(measure())}")


if __name__ == "__main__":
    main()
