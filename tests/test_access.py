"""With keys alone, without scripts, in a hurry: what a person can do on each kind of page, in a real browser."""

import io
from collections.abc import Iterator

import pikepdf
import pytest
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = pytest.mark.browser
KINDS = {
    "start": "",
    "help": "help/",
    "list": "needs/",
    "module": "cbt/",
    "session": "life-skills/make-a-spending-plan/",
    "sheet": "life-skills/make-a-spending-plan/monthly-spending-plan/",
    "guide": "cbt/parts-of-a-moment/guide/",
    "record": "cbt/parts-of-a-moment/record/",
    "program": "programs/four-week-cohort/",
    "tonight": "facilitators/#program=day-program&began=2026-11-16&date=2026-11-26",
    "basket": "basket/",
    "wide tables": "authoring/reading-level/",
    "wrong address": "404.html",
}
# Where the focus is: whether it can be seen, is marked, and has something else lying over its middle.
FOCUS = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
  const first = e.getClientRects()[0] || box; // a link may run over two lines
  const middle = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2;
  const x = middle(first.left, first.right, innerWidth), y = middle(first.top, first.bottom, innerHeight);
  const top = document.elementFromPoint(x, y);
  const last = window.lastFocus || document.body; // a field for a date has several stops
  const follows = last === e || (last.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
  window.lastFocus = e;
  return {
    body: e === document.body, html: e.outerHTML.slice(0, 90), top: box.top, bottom: box.bottom,
    follows,
    seen: box.width > 0 && box.height > 0 && e.checkVisibility({visibilityProperty: true, opacityProperty: true})
      && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    marked: parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== 'none',
    covered: top !== null && top !== e && !e.contains(top) && !top.contains(e),
  };
}"""


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(base_url=address, viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield page
    page.close()


# A wide screen and a phone, and the wide screen at 200 and at 400 percent, where what stays in place has least room.
SIZES = [(1280, 900), (360, 900), (640, 480), (320, 256)]


@pytest.mark.parametrize(
    ("kind", "size"),
    [(kind, size) for kind in KINDS for size in SIZES if size[1] == 900 or kind in ("start", "sheet", "basket")],
)
def test_tab_walk(page: Page, kind: str, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(KINDS[kind])
    stops = []
    for _ in range(2000):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop["body"]:
            break
        stops.append(stop)
    else:
        pytest.fail("the focus never came back to the start: something traps it")
    assert len(stops) > 10
    assert [stop["html"] for stop in stops if not stop["seen"]] == [], "out of sight"
    assert [stop["html"] for stop in stops if not stop["marked"]] == [], "not marked"
    assert [stop["html"] for stop in stops if stop["covered"]] == [], "covered"
    assert [stop["html"] for stop in stops if not stop["follows"]] == [], "not in the order of the page"


def test_skip_link_leads_to_the_text(page: Page) -> None:
    page.goto(KINDS["session"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_menu_opens_and_closes_with_keys(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(KINDS["session"])
    button = page.get_by_role("button", name="Menu", exact=True)
    expect(button).to_have_attribute("aria-expanded", "false")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("button", name="Close the menu")).to_be_focused()
    for _ in range(60):  # the focus stays in the menu, or leaves the page
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('#menu')")
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("width", [360, 1280])
def test_menu_closes_beside_it(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(KINDS["session"])
    button = page.get_by_role("button", name="Menu", exact=True)
    link = page.get_by_role("navigation", name="Menu").get_by_role("link").first
    expect(link).to_be_hidden()
    button.click()
    expect(link).to_be_visible()
    page.mouse.click(8, 400)
    expect(link).to_be_hidden()
    expect(button).to_be_focused()


@pytest.mark.parametrize("kind", KINDS)
def test_page_reads_and_leads_on_without_scripts(browser: Browser, address: str, kind: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(KINDS[kind])
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    if kind != "wrong address":
        expect(page.get_by_role("navigation", name="Menu").get_by_role("link").first).to_be_visible()
    for useless in (".open-menu", ".open-search", "#search", ".needs-script"):
        assert not any(found.is_visible() for found in page.locator(useless).all())
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    context.close()


# What others learn


def test_print_job_is_named_after_the_site_alone(page: Page) -> None:
    """Chromium writes the name of the job into the PDF's title too."""
    page.goto(KINDS["session"])
    before = page.title()
    with pikepdf.open(io.BytesIO(page.pdf())) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Nine Hours"
    assert page.title() == before != "Nine Hours"


def test_another_site_does_not_learn_where_somebody_came_from(page: Page) -> None:
    asked: list[dict[str, str]] = []

    def answer(route: Route) -> None:
        asked.append(route.request.all_headers())
        route.fulfill(body="another site")

    page.route(lambda url: not url.startswith("http://127.0.0.1"), answer)
    page.goto("sources/")
    page.get_by_role("article").locator("a[href^=https]").first.click()
    page.wait_for_url(lambda url: not url.startswith("http://127.0.0.1"))
    assert asked
    assert not [headers for headers in asked if "referer" in headers]


# The second wall


@pytest.mark.parametrize(
    "planted",
    [
        "<script>window.ran = 1</script>",
        '<img src="missing.png" onerror="window.ran = 1">',
        '<svg onload="window.ran = 1"></svg>',
        '<a id="go" href="javascript:window.ran = 1">go</a>',
        '<iframe src="data:text/html,<script>parent.ran = 1</script>"></iframe>',
        '<script src="data:text/javascript,window.ran = 1"></script>',
        '<base href="https://elsewhere.example/"><script src="x.js"></script>',
    ],
)
def test_policy_stops_what_the_source_checks_would_have_let_through(page: Page, planted: str) -> None:
    """Our own checks refuse such content; here they are turned off by planting it into the finished page."""
    said: list[str] = []
    outside: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: outside.append(request.url))

    def plant(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</article>", planted + "</article>"))

    page.route("**/cbt/", plant)
    page.goto("cbt/")
    page.locator("#go").click() if "javascript:" in planted else page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None
    assert any("Content Security Policy" in text for text in said)
    assert not [url for url in outside if "elsewhere.example" in url]
