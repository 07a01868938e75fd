"""The published editions in a real browser: an old one, the list of all, the headers of the server, the offline zip."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from built_sites import Quiet, serving
from playwright.sync_api import Browser, ConsoleMessage, Page, expect
from published_store import command

from syllabus.editions.locks import file_hash


class WithHeaders(Quiet):
    """A plain web server that sends what `_headers` asks for."""

    def end_headers(self) -> None:
        text = (Path(self.directory) / "_headers").read_text(encoding="utf-8")
        for line in text.partition("\n/2026")[0].split("\n")[1:]:
            if line.strip():
                self.send_header(*line.strip().split(": ", 1))
        super().end_headers()


@pytest.fixture(scope="module")
def served(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("served") / "out"
    assert command(store, "export", str(folder)).returncode == 0
    with serving(folder, WithHeaders) as own:
        yield own


@pytest.fixture
def page(browser: Browser, served: str) -> Page:
    return browser.new_page(base_url=served)


def test_an_old_sheet_says_that_a_newer_one_exists(page: Page) -> None:
    page.goto("2026.1/small-steps/a-short-walk/walk-plan/")
    about = page.get_by_role("complementary", name="About this edition")
    expect(about).to_contain_text("This is edition 2026.1")
    expect(about).to_contain_text("Help today: Emergency 911")
    expect(about).to_contain_text("This sheet has changed since.")
    expect(page.locator('meta[name="robots"][content="noindex"]')).to_have_count(1)
    about.get_by_role("link", name="Open edition 2026.2").click()
    page.wait_for_url("**/2026.2/small-steps/a-short-walk/walk-plan/")
    expect(page.get_by_text("What could get in the way?").first).to_be_visible()
    expect(page.get_by_role("complementary", name="About this edition")).to_have_count(0)


def test_a_retired_sheet_says_so_and_leads_on(page: Page) -> None:
    page.goto("2026.1/for-families/a-quiet-hour/quiet-hour/")
    about = page.get_by_role("complementary", name="About this edition")
    expect(about).to_contain_text("This was retired after edition 2026.1.")


def test_the_list_of_editions_is_reached_by_keyboard_and_leads_to_the_same_page_or_its_module(page: Page) -> None:
    page.goto("2026.2/for-families/a-quiet-hour/my-hour/")
    summary = page.locator(".edition-list summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Edition 2026.2 (this one)")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/2026.1/for-families/")  # the sheet did not exist yet


def test_without_scripts_a_plain_link_leads_to_the_list(browser: Browser, served: str) -> None:
    context = browser.new_context(base_url=served, java_script_enabled=False)
    page = context.new_page()
    page.goto("2026.1/small-steps/a-short-walk/walk-plan/")
    page.locator(".edition-list summary").click()
    page.get_by_role("link", name="All editions, and what is newer").click()
    expect(page.get_by_role("link", name="Edition 2026.2", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="911")).to_be_visible()
    context.close()


def test_the_security_headers_block_nothing_that_we_use(page: Page) -> None:
    said: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if not message.location["url"].endswith("/favicon.ico"):  # a page that only leads on has no icon
            said.append(message.text)

    page.on("console", hear)
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in ("small-steps/a-short-walk/", "small-steps/a-short-walk/walk-plan/", "changes/"):
        answer = page.goto(f"2026.2/{path}")
        assert answer is not None
        assert "script-src 'self' 'sha256-" in answer.headers["content-security-policy"]
    search = page.get_by_role("textbox", name="Search")
    search.click()
    search.press_sequentially("walk")
    expect(page.get_by_role("search").get_by_role("link", name="A short walk")).to_be_visible()
    page.goto("latest/small-steps/a-short-walk/")
    page.wait_for_url("**/2026.2/small-steps/a-short-walk/")
    assert said == []
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))")
    assert page.evaluate("window.ran") is None
    assert said
    assert all("Content Security Policy" in message for message in said)  # the page's own, and the server's


def test_offline_zip_opens_from_a_file_and_asks_nobody(store: Path, browser: Browser, tmp_path: Path) -> None:
    assert command(store, "export", str(tmp_path / "out")).returncode == 0
    downloads = tmp_path / "out/downloads"
    sums = (downloads / "SHA256SUMS").read_text(encoding="utf-8")
    for name in ("nine-hours-2026.2", "nine-hours-2026.2-participants", "nine-hours-2026.2-books"):
        assert f"{file_hash(downloads / f'{name}.zip')}  {name}.zip" in sums
        zipfile.ZipFile(downloads / f"{name}.zip").extractall(tmp_path / "stick")
    held = "\n".join(zipfile.ZipFile(downloads / "nine-hours-2026.2-participants.zip").namelist())
    for kind in ("/guide/", "/record/", "/programs/", "/sheet-log/", "manual"):
        assert kind not in held
    folder = tmp_path / "stick/nine-hours-2026.2"
    for place in folder.rglob("*"):
        if place.suffix in (".html", ".js", ".css", ".json"):
            text = place.read_text(encoding="utf-8")
            assert not re.findall(r'(?:src|<link[^>]*href)="(?:https?:)?//', text), place
            assert "unpkg.com" not in text
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((folder / "small-steps/index.html").as_uri())
    page.get_by_role("article").get_by_role("link", name="All pages and sheets of this module").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Workbooks, manuals and Word copies")
    books = [link.get_attribute("href") or "" for link in page.get_by_role("listitem").get_by_role("link").all()]
    assert "small-steps/small-steps-workbook.pdf" in books
    assert [book for book in books if not (folder / book).is_file()] == []  # the second zip is unpacked beside it
    page.goto((folder / "index.html").as_uri())
    page.get_by_role("navigation", name="Doors").get_by_role("link", name="Sessions and sheets").click()
    page.get_by_role("article").get_by_role("link", name="A short walk").click()
    page.get_by_role("article").get_by_role("link", name="Walk plan").first.click()
    page.get_by_label("What could get in the way?").fill("rain")
    page.get_by_role("button", name="Clear everything").click()
    assert page.get_by_label("What could get in the way?").input_value() == ""
    assert page.pdf()
    page.goto((folder / "needs/index.html").as_uri())
    page.get_by_role("article").get_by_role("link", name="A short walk").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A short walk")
    page.wait_for_load_state()  # the search listens from then on
    page.get_by_role("textbox", name="Search").fill("walk plan")
    page.get_by_role("search").get_by_role("link", name="Walk plan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Walk plan")
    assert {address.partition(":")[0] for address in asked} == {"file"}
