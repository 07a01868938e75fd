"""Two editions published into a scratch store by the real mike: fixed, traced, compared, refused, interrupted."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from curricula import EXAMPLE
from published_store import FAMILY, SHEET, command, commit, edit, environment, git, lock
from translated_example import all_translated

from syllabus.publishing.checkout import finish
from syllabus.publishing.publish import review_note
from syllabus.words.pseudo import PSEUDO, accented

PLAN = "overdose-and-walk-plan"


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
    page = git(store, "show", "gh-pages:2026.2/reprint/index.html")
    reprint = re.sub(r'<nav class="contents".*?</nav>', "", page, flags=re.DOTALL)
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


def test_an_edit_made_meanwhile_is_kept(store: Path, tmp_path: Path) -> None:
    root = shutil.copytree(store, tmp_path / "copy")
    running = subprocess.Popen(
        [sys.executable, "-m", "syllabus", "publish", "2026.3", "--root", str(root)],
        env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    while not list(root.glob(".build/.nine-hours-*/redirect.html")):
        assert running.poll() is None
        time.sleep(0.02)
    edit(root, SHEET, "1. Fill", "1. Now fill")
    said, _ = running.communicate()
    assert running.returncode == 0, said
    assert git(root, "diff", "HEAD", "--name-only") == SHEET
    assert (root / "curriculum/editions/2026.3.json").is_file()


@pytest.mark.parametrize(("change", "said"), [
    (["checkout", "--quiet", "--detach"], "expected a branch, found a detached HEAD"),
    (["config", "core.sparseCheckout", "true"], "expected a whole checkout, found a sparse one"),
    (["update-ref", "MERGE_HEAD", "HEAD"], "expected a finished checkout, found MERGE_HEAD"),
])  # fmt: skip
def test_an_odd_checkout_is_refused_first(store: Path, tmp_path: Path, change: list[str], said: str) -> None:
    root = shutil.copytree(store, tmp_path / "copy")
    git(root, *change)
    assert said in command(root, "publish", "2026.3").stderr


def test_a_shallow_clone_is_refused(store: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", store.as_uri(), "clone")
    assert (
        "found a shallow clone - run `git fetch --unshallow`" in command(tmp_path / "clone", "publish", "2026.3").stderr
    )


def test_a_publication_killed_after_its_refs_moved_is_finished_by_the_next_run(store: Path, tmp_path: Path) -> None:
    root = shutil.copytree(store, tmp_path / "copy")
    git(root, "update-ref", "refs/publishing/2026.2", "HEAD")
    git(root, "reset", "--quiet", "--mixed", "HEAD~0")
    (root / "curriculum/editions/2026.2.json").unlink()
    git(root, "rm", "--quiet", "--cached", "curriculum/editions/2026.2.json")
    git(root, "update-ref", "refs/heads/main", "HEAD")
    finish(root)
    assert git(root, "status", "--porcelain") == ""
    assert "refs/publishing" not in git(root, "show-ref")


def test_latest_leads_to_pages_and_holds_the_files(store: Path) -> None:
    pdfs = [line for line in git(store, "ls-tree", "-r", "gh-pages", "2026.2").split("\n") if line.endswith(".pdf")]
    latest = git(store, "ls-tree", "-r", "gh-pages", "latest").split("\n")
    assert pdfs
    assert all(line.replace("\t2026.2/", "\tlatest/") in latest for line in pdfs)


def test_links_of_the_page_for_wrong_addresses_begin_at_the_edition(store: Path) -> None:
    for path in ("404.html", "2026.2/404.html"):
        page = git(store, "show", f"gh-pages:{path}")
        assert 'href="/2026.2/help/"' in page
        assert re.findall(r'(?:href|src|data-store)="(/(?!2026\.2/)[^"]*)"', page) == []


def test_the_ledger_is_only_added_to_and_do_not_use_stops_a_publication(store: Path, tmp_path: Path) -> None:
    assert "A licensed clinician has reviewed 2 of " in review_note(EXAMPLE)
    root = tmp_path / "copy"
    git(tmp_path, "clone", "--quiet", str(store), str(root))
    git(root, "config", "user.name", "A keeper")
    git(root, "config", "user.email", "keeper@example.org")
    entry = "curriculum/reviews/2026/a-short-walk-with-a-peer.yml"
    assert set(lock(store, "2026.2")["reviews"]) == {entry, entry.replace("a-short-walk-with-a-peer", PLAN)}
    assert lock(store, "2026.2")["texts"]["curriculum/reference/passages/overdose.md"]
    edit(root, entry, "use-with-changes", "use")
    commit(root, "Change what somebody said")
    assert f"{entry}:1 review-edited: expected the entry as edition 2026.2" in command(root, "publish", "2026.3").stderr
    git(root, "reset", "--quiet", "--hard", "HEAD~1")
    later = (root / entry).read_text(encoding="utf-8").replace("use-with-changes", "do-not-use")
    (root / entry.replace("with", "again-with")).write_text(later.replace("11-09", "11-10"), encoding="utf-8")
    commit(root, "Say not to use it")
    assert "session.md:1 review-refused (notice): expected" in command(root, "publish", "2026.3").stderr
    assert git(root, "tag", "--list", "edition-2026.3") == ""


def test_an_edition_records_translations_and_says_which_are_new(store: Path, tmp_path: Path) -> None:
    root = all_translated(shutil.copytree(store, tmp_path / "copy"))
    commit(root, "Translate")
    published = command(root, "publish", "2026.3")
    assert published.returncode == 0, published.stderr
    path = "small-steps/a-short-walk/worksheets/walk-plan.md"
    own = lock(root, "2026.3")["translations"][PSEUDO]
    assert (own["sheets"][path]["title"], own["both"].keys()) == (accented("Walk plan"), own["sheets"].keys())
    changes = git(root, "show", "gh-pages:2026.3/changes/index.html")
    link = f'<a href="../{PSEUDO}/small-steps/a-short-walk/walk-plan/">{accented("Walk plan")}</a>'
    assert f"<strong>New:</strong> {link}." in changes.partition("2026.2, compared with 2026.1")[0]
    reprint = git(root, "show", "gh-pages:2026.3/reprint/index.html")
    assert f"(<code>{PSEUDO}/small-steps/a-short-walk/walk-plan</code>), as of 2026.3" in reprint
