"""Two editions published into a scratch store by the real mike: fixed, traced, compared, refused, interrupted."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from built_sites import Quiet, serving
from curricula import EXAMPLE, ROOT
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from syllabus.editions.locks import file_hash, in_order, is_edition

SHEET = "curriculum/modules/small-steps/a-short-walk/worksheets/walk-plan.md"
FAMILY = "curriculum/modules/for-families/a-quiet-hour"


def git(root: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=True).stdout.strip()


def environment() -> dict[str, str]:
    """A fixed day, and no settings of git but those of the repository."""
    git_alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    return {**os.environ, **git_alone, "PYTHONPATH": str(ROOT / "hooks"), "NINE_HOURS_TODAY": "2026-11-21"}


def command(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = environment()
    return subprocess.run(
        [sys.executable, "-m", "syllabus", *arguments, "--root", str(root)],
        env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip


def commit(root: Path, message: str) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", message)


def edit(root: Path, path: str, old: str, new: str) -> None:
    place = root / path
    text = place.read_text(encoding="utf-8")
    assert old in text
    place.write_text(text.replace(old, new), encoding="utf-8")


def repository(folder: Path) -> Path:
    """The project as it stands, with the miniature curriculum in place of the real one."""
    root = folder / "project"
    listed = git(ROOT, "ls-files", "--cached", "--others", "--exclude-standard").split("\n")
    for name in listed:
        if name.startswith(("curriculum/", "docs/", "tests/", "benchmarks/")) or not (ROOT / name).is_file():
            continue
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    shutil.copytree(EXAMPLE / "curriculum", root / "curriculum")
    shutil.copytree(EXAMPLE / "docs", root / "docs")
    shutil.copytree(ROOT / "docs/assets", root / "docs/assets")
    for name in ("changes.md", "reprint.md"):
        shutil.copy(ROOT / "docs" / name, root / "docs" / name)
    text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(text.split("\nnav:")[0].rpartition("\n#")[0] + "\n", encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "config", "user.name", "A keeper")
    git(root, "config", "user.email", "keeper@example.org")
    commit(root, "Start")
    return root


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with editions 2026.1 and 2026.2: a sheet revised, a sheet renamed, a reason given."""
    root = repository(tmp_path_factory.mktemp("editions"))
    first = command(root, "publish", "2026.1")
    assert first.returncode == 0, first.stderr
    edit(root, SHEET, "What might get in the way?", "What could get in the way?")
    session = SHEET.replace("worksheets/walk-plan.md", "session.md")
    edit(root, session, "review:", "changes: {2026.2: The question on the sheet is easier to answer.}\nreview:")
    (root / FAMILY / "worksheets/quiet-hour.md").rename(root / FAMILY / "worksheets/my-hour.md")
    edit(root, f"{FAMILY}/session.md", "[quiet-hour]", "[my-hour]")
    edit(root, f"{FAMILY}/facilitator.md", "quiet-hour: 2", "my-hour: 2")
    commit(root, "Make the sheet easier")
    second = command(root, "publish", "2026.2")
    assert second.returncode == 0, second.stderr
    return root


def lock(root: Path, edition: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((root / f"curriculum/editions/{edition}.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize(("name", "good"), [
    ("2026.1", True), ("2026.12.3", True), ("2026", False), ("2026.0", False), ("2026.01", False), ("latest", False),
    (".git", False), ("../2026.1", False), ("2026.1 ", False), ("v2026.1", False), ("2026.1.1.1", False),
])  # fmt: skip
def test_names_of_editions(name: str, *, good: bool) -> None:
    assert is_edition(name) == good


def test_editions_are_in_order_of_their_numbers() -> None:
    assert in_order(["2026.10", "2026.2", "2027.1", "2026.2.1"]) == ["2026.2", "2026.2.1", "2026.10", "2027.1"]


def test_store_holds_both_and_latest_leads_to_the_newest(store: Path) -> None:
    versions = json.loads(git(store, "show", "gh-pages:versions.json"))
    assert [(v["version"], v["aliases"]) for v in versions] == [("2026.2", ["latest"]), ("2026.1", [])]
    assert "2026.2" in git(store, "show", "gh-pages:latest/index.html")
    assert git(store, "ls-tree", "-r", "gh-pages").count("120000") == 0  # no symbolic links
    assert "/2026.1/*\n  X-Robots-Tag: noindex" in git(store, "show", "gh-pages:_headers")
    assert set(git(store, "tag").split()) == {"edition-2026.1", "edition-2026.2"}
    assert git(store, "status", "--porcelain") == ""


def test_first_edition_did_not_change_when_the_second_came(store: Path) -> None:
    before = git(store, "rev-parse", "gh-pages:2026.1")
    history = git(store, "log", "--format=%H", "gh-pages").split()
    assert {git(store, "rev-parse", f"{c}:2026.1") for c in history} == {before}


def test_lock_names_what_was_revised_and_keeps_what_was_not(store: Path) -> None:
    walk = lock(store, "2026.2")["sessions"]["small-steps/a-short-walk"]
    assert (walk["revision"], walk["sheets"]["walk-plan"]["revision"]) == ("2026.2", "2026.2")
    assert walk["why"] == "The question on the sheet is easier to answer."
    assert walk["page"] == lock(store, "2026.1")["sessions"]["small-steps/a-short-walk"]["page"]
    assert len(lock(store, "2026.2")["source_commit"]) == 40


def test_people_can_read_what_changed_and_what_to_reprint(store: Path) -> None:
    changes = git(store, "show", "gh-pages:2026.2/changes/index.html")
    assert "2026.2, compared with 2026.1</h2>" in changes
    assert "Edition 2026.1 was the first." in changes
    assert "The question on the sheet is easier to answer." in changes
    reprint = git(store, "show", "gh-pages:2026.2/reprint/index.html")
    recycle = reprint.partition("Recycle these")[2].partition("New sheets")[0]
    assert "walk-plan" in recycle
    assert "quiet-hour" in recycle
    assert "my-hour" in reprint.partition("New sheets")[2].partition("These still stand")[0]


def test_renamed_sheet_has_a_page_that_says_so(store: Path) -> None:
    page = git(store, "show", "gh-pages:2026.2/for-families/a-quiet-hour/quiet-hour/index.html")
    assert "last in edition 2026.1 and has been retired" in page


@pytest.mark.parametrize(("edition", "said"), [
    ("2026.1", "curriculum/editions/2026.1.json:1 edition-published: expected a new edition"),
    ("2025.9", "expected an edition after 2026.2"),
    ("next", "expected an edition such as 2026.1"),
])  # fmt: skip
def test_refusals(store: Path, edition: str, said: str) -> None:
    refs = git(store, "show-ref")
    refused = command(store, "publish", edition)
    assert (refused.returncode, said in refused.stderr) == (1, True)
    assert git(store, "show-ref") == refs


def test_changes_problems_and_stale_lines_stop_a_publication(store: Path, tmp_path: Path) -> None:
    root = tmp_path / "copy"
    git(tmp_path, "clone", "--quiet", str(store), str(root))
    git(root, "config", "user.name", "A keeper")
    git(root, "config", "user.email", "keeper@example.org")
    edit(root, SHEET, "1. Fill", "1. Fill ")
    assert "expected a clean working tree" in command(root, "publish", "2026.3").stderr
    git(root, "checkout", "--quiet", ".")
    edit(root, "curriculum/reference/crisis.yml", "source: 988lifeline.org, checked_on: 2026-11-21",
         "source: 988lifeline.org, checked_on: 2026-08-01")  # fmt: skip
    commit(root, "Forget to look")
    assert "help-line-stale" in command(root, "publish", "2026.3").stderr
    git(root, "reset", "--quiet", "--hard", "HEAD~1")
    (root / FAMILY / "worksheets/my-hour.md").rename(root / FAMILY / "worksheets/quiet-hour.md")
    edit(root, f"{FAMILY}/session.md", "[my-hour]", "[quiet-hour]")
    edit(root, f"{FAMILY}/facilitator.md", "my-hour: 2", "quiet-hour: 2")
    commit(root, "Take an old name again")
    assert "slug-reused: expected a slug never used before" in command(root, "publish", "2026.3").stderr
    git(root, "reset", "--quiet", "--hard", "HEAD~1")
    git(root, "config", "--unset", "user.email")
    git(root, "config", "user.useConfigOnly", "true")
    assert "expected your name and email, found none" in command(root, "publish", "2026.3").stderr
    assert git(root, "tag", "--list", "edition-2026.3") == ""


@pytest.mark.parametrize("after", [0.7, 1.6, 2.4])
def test_an_interrupted_publication_leaves_everything_as_it_was(store: Path, tmp_path: Path, after: float) -> None:
    root = tmp_path / "copy"
    shutil.copytree(store, root)
    refs = git(root, "show-ref")
    env = environment()
    running = subprocess.Popen(
        [sys.executable, "-m", "syllabus", "publish", "2026.3", "--root", str(root)],
        env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    time.sleep(after)
    assert running.poll() is None, "it was done before it could be interrupted"
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    assert git(root, "show-ref") == refs
    assert git(root, "status", "--porcelain") == ""


def test_verify_names_the_one_file_that_differs_and_no_other(store: Path, tmp_path: Path) -> None:
    root = tmp_path / "copy"
    shutil.copytree(store, root)
    held = lock(root, "2026.1")["files"]
    pdf = next(name for name in held if name.endswith("walk-plan.pdf"))
    edit(root, "curriculum/editions/2026.1.json", held[pdf], "0" * 64)
    other_day = {"NINE_HOURS_TODAY": "2031-01-01", "NINE_HOURS_PDFS": "no"}
    env = {**environment(), "TZ": "Pacific/Kiritimati", "LC_ALL": "C", **other_day}
    done = subprocess.run(
        [sys.executable, "-m", "syllabus", "verify", "2026.1", "--root", str(root)],
        env=env, umask=0o077, capture_output=True, text=True, check=False,
    )  # fmt: skip
    told = [line for line in done.stdout.split("\n") if "differ" in line]
    assert (done.returncode, told) == (1, [f"{pdf} differs", "Edition 2026.1: files that differ: 1"]), done.stderr
    assert "no curriculum/editions/2026.9.json" in command(root, "verify", "2026.9").stderr


def test_export_writes_the_store_to_a_folder_and_a_zip(store: Path, tmp_path: Path) -> None:
    assert command(store, "export", str(tmp_path / "out")).returncode == 0
    assert (tmp_path / "out/2026.1/small-steps/index.html").is_file()
    assert command(store, "export", str(tmp_path / "all.zip")).returncode == 0
    assert (tmp_path / "all.zip").stat().st_size > 100_000
    assert "expected an empty folder" in command(store, "export", str(tmp_path / "out")).stderr


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
    for name in ("nine-hours-2026.2", "nine-hours-2026.2-participants"):
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
    page.goto((folder / "index.html").as_uri())
    page.get_by_role("article").get_by_role("link", name="I'm in treatment").click()
    page.get_by_role("article").get_by_role("link", name="A short walk").click()
    page.get_by_role("article").get_by_role("link", name="Walk plan").first.click()
    page.get_by_label("What could get in the way?").fill("rain")
    page.get_by_role("button", name="Clear everything").click()
    assert page.get_by_label("What could get in the way?").input_value() == ""
    assert page.pdf()
    page.goto((folder / "needs/index.html").as_uri())
    page.get_by_role("article").get_by_role("link", name="A short walk").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A short walk")
    page.get_by_role("textbox", name="Search").fill("walk plan")
    page.get_by_role("search").get_by_role("link", name="Walk plan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Walk plan")
    assert {address.partition(":")[0] for address in asked} == {"file"}
