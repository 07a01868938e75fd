"""The site in a language 40% longer than English: pages of every kind fit a small screen and paper."""

import io
from collections.abc import Iterator
from pathlib import Path

import pseudo_site
import pypdfium2
import pytest
from built_sites import serving
from every_page import CLIPPED, HEIGHT, NARROW, SIDEWAYS
from playwright.sync_api import Browser, Page, expect
from pseudo_site import Piece
from test_words import content, left_over

from syllabus.project import Project
from syllabus.words.catalogue import Words, words_for
from syllabus.words.pseudo import PSEUDO

pytestmark = pytest.mark.browser
WALK = "small-steps/a-short-walk/"
KINDS = {
    "home": "",
    "list": "needs/",
    "module": "small-steps/",
    "session": WALK,
    "sheet": f"{WALK}walk-plan/",
    "guide": f"{WALK}guide/",
    "record": f"{WALK}record/",
    "group view": f"{WALK}group/",
    "program": "programs/two-mornings/",
    "print plan": "programs/two-mornings/print/",
    "basket": "basket/",
    "sheet log": "sheet-log/",
    "way out": "for-families/a-quiet-hour/",
    "wrong address": "404.html",
}
PAPER = 720  # CSS pixels, about the width of what is printed on letter paper
SHOWN = """() => [document.title, document.body.innerText,
  ...[...document.querySelectorAll('[aria-label], [placeholder], [title]')].filter(e => e.checkVisibility())
    .flatMap(e => ['aria-label', 'placeholder', 'title'].map(name => e.getAttribute(name) || ''))
].flatMap(text => text.split('\\n'))"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pseudo")


@pytest.fixture(scope="module")
def whole(root: Path) -> Iterator[Project]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NINE_HOURS_LANGUAGE", PSEUDO)
        yield pseudo_site.project(root)


@pytest.fixture(scope="module")
def folder(root: Path, whole: Project) -> Path:
    assert whole.curriculum.language == PSEUDO
    return pseudo_site.site(root)


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with serving(folder) as own:
        yield own


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(base_url=address, viewport={"width": NARROW, "height": HEIGHT}, reduced_motion="reduce")
    yield page
    page.close()


@pytest.fixture(scope="module")
def words() -> Words:
    return words_for(PSEUDO)


def shown(page: Page, where: str) -> Iterator[Piece]:
    """What there is to see and hear on a page just now."""
    yield from ((where, text) for text in page.evaluate(SHOWN))


def check(page: Page, whole: Project, where: str) -> None:
    assert sorted(left_over(shown(page, where), content(whole))) == []
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.evaluate(CLIPPED) == []


@pytest.mark.parametrize("kind", KINDS)
def test_it_fits_a_small_screen_and_paper(page: Page, whole: Project, kind: str) -> None:
    page.goto(KINDS[kind])
    check(page, whole, kind)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": PAPER, "height": HEIGHT})
    check(page, whole, kind)


def test_run_mode_and_the_group_view_speak_the_language(page: Page, whole: Project, words: Words) -> None:
    page.goto(KINDS["guide"])
    page.get_by_role("button", name=words.guide.run).click()
    check(page, whole, "start")
    page.get_by_role("button", name=words.run.start).click()
    for name in ("urgent", "list"):
        page.locator(f'.run-head [data-run="{name}"]').click()
        check(page, whole, name)
    page.keyboard.press("Escape")
    page.locator(".run-head").get_by_role("link", name=words.run.group).click()
    check(page, whole, "group view on a phone")
    page.locator('[data-room="close"]').click()
    page.set_viewport_size({"width": PAPER, "height": HEIGHT})
    with page.context.expect_page() as opened:
        page.locator(".run-head").get_by_role("link", name=words.run.group).click()
    page.set_viewport_size({"width": NARROW, "height": HEIGHT})
    group = opened.value
    group.set_viewport_size({"width": NARROW, "height": HEIGHT})
    expect(group.get_by_role("status")).to_have_text("Check in")
    for _ in range(5):
        check(page, whole, "run mode")
        check(group, whole, "group view")
        page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name=words.scripts.run_session.over)).to_be_visible()


def test_search_basket_and_copying_speak_the_language(page: Page, whole: Project, words: Words) -> None:
    page.goto(KINDS["basket"])
    page.locator(".basket fieldset input[type='checkbox']").first.check()
    expect(page.locator(".basket-status")).to_have_text(words.scripts.basket.ready(1))
    page.get_by_role("button", name=words.search.label, exact=True).click()
    for typed in ("", "walk", "xyzzy"):
        page.get_by_role("textbox", name=words.search.label).fill(typed)
        check(page, whole, f"search for {typed}")
    page.goto(KINDS["guide"])
    page.get_by_role("button", name=words.chart.copy_text).first.click()
    expect(page.locator(".copied").first).not_to_have_text("")
    check(page, whole, "copied")


def test_the_way_out_speaks_the_language(page: Page, whole: Project, words: Words) -> None:
    page.goto(KINDS["way out"])
    page.keyboard.press("Shift")
    expect(page.locator(".leave-said")).to_have_text(words.scripts.leave.press(2))
    check(page, whole, "way out")


def test_a_sheet_prints_on_as_many_pages_as_ever(page: Page, words: Words) -> None:
    page.goto(f"{WALK}walk-plan/")
    with pypdfium2.PdfDocument(page.pdf(format="Letter")) as document:
        text = document[0].get_textpage().get_text_range()
        assert len(document) <= 2
    assert words.sheet.edition(edition="DRAFT") in text


def test_pdfs_of_a_sheet_have_as_many_pages_as_ever(folder: Path) -> None:
    place = folder / WALK / "walk-plan" / "walk-plan.pdf"
    with pypdfium2.PdfDocument(io.BytesIO(place.read_bytes())) as document:
        assert len(document) <= 2
