"""A published edition built again and compared, and all editions written to a folder or a zip."""

import shutil
import subprocess
import sys
from pathlib import Path

from published_store import command, edit, environment, lock


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
