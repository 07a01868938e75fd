"""A published edition built again and compared, and all editions written to a folder or a zip."""

import shutil
import subprocess
import sys
from pathlib import Path

from published_store import command, commit, edit, environment, git, lock

from syllabus.publishing.records import records_of


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
    assert (done.returncode, told) == (1, [f"{pdf} differs in the new build", "Edition 2026.1: differences: 3"]), (
        done.stderr
    )
    assert "curriculum/editions/2026.1.json was edited: its checksum does not fit" in done.stdout
    assert f"{pdf} was changed in gh-pages" in done.stdout
    assert "no curriculum/editions/2026.9.json" in command(root, "verify", "2026.9").stderr


def test_export_writes_the_store_to_a_folder_and_a_zip(store: Path, tmp_path: Path) -> None:
    assert command(store, "export", str(tmp_path / "out")).returncode == 0
    assert (tmp_path / "out/2026.1/small-steps/index.html").is_file()
    assert command(store, "export", str(tmp_path / "all.zip")).returncode == 0
    assert (tmp_path / "all.zip").stat().st_size > 100_000
    assert "expected an empty folder" in command(store, "export", str(tmp_path / "out")).stderr
    assert "there already - choose another" in command(store, "export", str(tmp_path / "all.zip")).stderr
    assert sorted(place.name for place in tmp_path.iterdir()) == ["all.zip", "out"]


def test_a_clone_exports_the_store_of_its_remote(store: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", str(store), "clone")
    assert command(tmp_path / "clone", "export", str(tmp_path / "out")).returncode == 0
    assert (tmp_path / "out/2026.2/index.html").is_file()


def test_a_clone_without_the_store_refuses_to_export_and_to_publish(store: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--single-branch", str(store), "clone")
    root = tmp_path / "clone"
    assert "expected 2026.1, 2026.2 in gh-pages" in command(root, "export", str(tmp_path / "out")).stderr
    git(root, "config", "user.name", "A keeper")
    git(root, "config", "user.email", "keeper@example.org")
    assert "2026.1/ is missing in gh-pages" in command(root, "publish", "2026.3").stderr


def test_differences_of_lock_tag_and_store_are_named(store: Path, tmp_path: Path) -> None:
    root = shutil.copytree(store, tmp_path / "copy")
    git(root, "worktree", "add", "--quiet", str(tmp_path / "pages"), "gh-pages")
    pages = tmp_path / "pages"
    edit(pages, "2026.1/index.html", "</body>", " </body>")
    (pages / "2026.1/more.html").write_text("more")
    (pages / "2026.1/catalogue.json").unlink()
    commit(pages, "Meddle")
    git(root, "tag", "--force", "edition-2026.1", "HEAD")
    found = list(records_of(root, "gh-pages", "2026.1").differences())
    assert found[1:] == [
        "catalogue.json was deleted in gh-pages",
        "index.html was changed in gh-pages",
        "more.html was added in gh-pages",
    ]
    assert found[0].startswith("the tag edition-2026.1 is at ")
    assert "more.html was added in gh-pages" in command(root, "publish", "2026.3").stderr
    (root / "curriculum/editions/2026.1.json").unlink()
    commit(root, "Lose the lock")
    git(root, "tag", "--delete", "edition-2026.1")
    missing = list(records_of(root, "gh-pages", "2026.1").differences())
    assert missing == ["curriculum/editions/2026.1.json is missing", "the tag edition-2026.1 is missing"]
    assert "expected a new edition, found 2026.1 in gh-pages" in command(root, "publish", "2026.1").stderr
