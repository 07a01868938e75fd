"""How soon a page of the built site can be read on a phone with a slow line.

Run with `make bench-page`. A phone's screen of 360 px, a new visit with nothing kept, the files compressed as servers
do, and the line slowed down by the browser's own throttling. A page can be read when its text has been drawn and the
last style sheet is there. The heaviest page of each kind is opened; the figures are medians of several visits.
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

from conftest import CHROMIUM_FLAGS, chromium_path  # noqa: E402  # the tests know where the browser is

RUNS = 5
AIM = 3.0  # seconds, on "Fast 3G"
# Bytes a second and milliseconds of delay, as in Chromium's developer tools.
LINES = {"Fast 3G": (1_600_000 / 8 * 0.9, 150 * 3.75), "Slow 3G": (500_000 / 8 * 0.8, 400 * 5)}
READ = """() => Math.max(
  ...performance.getEntriesByType('paint').map(entry => entry.startTime),
  ...performance.getEntriesByType('resource').filter(e => e.initiatorType === 'link').map(e => e.responseEnd))"""


class Compressing(SimpleHTTPRequestHandler):
    """Serves a folder as ordinary servers do: pages, styles and scripts compressed."""

    def do_GET(self) -> None:
        """Answer with the file, compressed where that helps."""
        place = Path(self.translate_path(self.path))
        place = place / "index.html" if place.is_dir() else place
        if place.suffix not in {".html", ".css", ".js", ".svg"} or not place.is_file():
            super().do_GET()
            return
        content = gzip.compress(place.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(place)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing about each request."""


def seconds(browser: Browser, url: str, line: str) -> float:
    """How long a new visitor with that line waits for the page, in seconds."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    page = context.new_page()
    speed, delay = LINES[line]
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    throttle = {"offline": False, "latency": delay, "downloadThroughput": speed, "uploadThroughput": speed}
    session.send("Network.emulateNetworkConditions", throttle)
    page.goto(url, wait_until="load")
    found: float = page.evaluate(READ) / 1000
    context.close()
    return found


def main() -> int:
    """Print a table of medians; 1 if a page misses the aim."""
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
                found = statistics.median(seconds(browser, url, line) for _ in range(RUNS))
                missed |= line == "Fast 3G" and found > AIM
                print(f"{kind} on {line}: {found:.1f} s ({heaviest})")
        browser.close()
    server.shutdown()
    print(f"aim on Fast 3G: {AIM:.0f} s")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
