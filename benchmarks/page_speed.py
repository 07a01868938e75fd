"""Times until a page of the built site is readable on a phone with a slow connection.

Run with `make bench-page`. The browser has a 360 px wide screen, an empty cache and throttled network; files are
compressed, as on ordinary servers. A page is readable once its text is painted and its last style sheet is loaded. The
figures are medians of several visits to the largest page of each kind.
"""

import gzip
import json
import statistics
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from conftest import CHROMIUM_FLAGS, chromium_path  # noqa: E402  # importable only after the path is set

RUNS = 5
AIM = 3.0  # seconds, on "Fast 3G"
# Bytes per second and milliseconds of latency, as in Chromium's developer tools.
LINES = {"Fast 3G": (1_600_000 / 8 * 0.9, 150 * 3.75), "Slow 3G": (500_000 / 8 * 0.8, 400 * 5)}
READ = """() => Math.max(
  ...performance.getEntriesByType('paint').map(entry => entry.startTime),
  ...performance.getEntriesByType('resource').filter(e => e.initiatorType === 'link').map(e => e.responseEnd))"""


class Compressing(SimpleHTTPRequestHandler):
    """Serves a folder with compressed pages, styles and scripts, like ordinary servers."""

    def do_GET(self) -> None:
        """Respond with the file, compressed if its type benefits."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in {".html", ".css", ".js", ".svg"} or not path.is_file():
            super().do_GET()
            return
        content = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Log nothing."""


def seconds(browser: Browser, url: str, line: str) -> float:
    """Return how long a new visitor with that connection waits until the page is readable, in seconds."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    page = context.new_page()
    speed, delay = LINES[line]
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    throttle = {"offline": False, "latency": delay, "downloadThroughput": speed, "uploadThroughput": speed}
    session.send("Network.emulateNetworkConditions", throttle)
    page.goto(url, wait_until="load")
    readable_after: float = page.evaluate(READ) / 1000
    context.close()
    return readable_after


def main() -> int:
    """Print a table of medians, and return 1 if a page misses the target."""
    site = ROOT / "site"
    modules = json.loads((site / "catalogue.json").read_text(encoding="utf-8"))["modules"]
    sessions = [session for module in modules for session in module["sessions"]]
    addresses = {
        "session": [session["url"] for session in sessions],
        "sheet": [sheet["url"] for session in sessions for sheet in session["worksheets"]],
        "guide": [session["guide_url"] for session in sessions],
    }
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressing, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    missed = False
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_FLAGS)
        for kind, urls in addresses.items():
            heaviest = max(urls, key=lambda url: (site / url / "index.html").stat().st_size)
            url = f"http://127.0.0.1:{server.server_port}/{heaviest}"
            for line in LINES:
                median = statistics.median(seconds(browser, url, line) for _ in range(RUNS))
                missed |= line == "Fast 3G" and median > AIM
                print(f"{kind} on {line}: {median:.1f} s ({heaviest})")
        browser.close()
    server.shutdown()
    print(f"aim on Fast 3G: {AIM:.0f} s")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
