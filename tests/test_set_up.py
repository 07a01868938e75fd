"""What the tests fetch is what was pinned: a file with another hash is not unpacked."""

import base64
import hashlib
import io
import os
import re
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest
from curricula import ROOT

pytestmark = pytest.mark.slow

FAKE_NPM = '#!/bin/sh\nwhile [ "$1" != --pack-destination ]; do shift; done\ncp "$(dirname "$0")/thing.tgz" "$2"\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that fetches one small package, from an npm that has nothing else, beside its Biome."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        info = tarfile.TarInfo("package/thing.txt")
        info.size = 2
        archive.addfile(info, io.BytesIO(b"hi"))
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "thing.tgz").write_bytes(packed.getvalue())
    (tmp_path / "bin" / "npm").write_text(FAKE_NPM, encoding="utf-8")
    (tmp_path / "bin" / "npm").chmod(0o755)
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "setup-npm", tmp_path / ".ci")
    hashed = base64.b64encode(hashlib.sha512(packed.getvalue()).digest()).decode()
    (tmp_path / ".ci" / "npm.lock").write_text(f"# One.\nthing@1.0.0 sha512-{hashed}\n", encoding="utf-8")
    (tmp_path / ".build").mkdir()
    (tmp_path / ".build" / "npm").mkdir()
    (tmp_path / ".build" / "npm" / "@biomejs").symlink_to(ROOT / ".build" / "npm" / "@biomejs")
    return tmp_path


def set_up(project: Path) -> subprocess.CompletedProcess[str]:
    path = f"{project / 'bin'}:{os.environ['PATH']}"
    return subprocess.run(
        [project / ".ci" / "setup-npm"], env={"PATH": path}, capture_output=True, text=True, check=False
    )


def test_a_package_with_its_hash_is_unpacked(project: Path) -> None:
    done = set_up(project)
    assert (done.returncode, done.stderr) == (0, "")
    assert (project / ".build/npm/thing/thing.txt").read_text(encoding="utf-8") == "hi"


def test_a_package_with_another_hash_stops_with_one_message(project: Path) -> None:
    lock = project / ".ci" / "npm.lock"
    lock.write_text(re.sub("sha512-..", "sha512-00", lock.read_text(encoding="utf-8")), encoding="utf-8")
    done = set_up(project)
    assert done.returncode == 1
    assert done.stderr == "thing@1.0.0 is not the file whose hash stands in .ci/npm.lock.\n"
    assert not (project / ".build/npm/thing/thing.txt").exists()
    assert set_up(project).returncode == 1  # and what was fetched is not taken for the right one the next time


@pytest.mark.parametrize("name", ["requirements.lock", ".ci/leave.lock", ".ci/bench.lock"])
def test_every_python_package_is_pinned_with_hashes(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    pinned = re.findall(r"^[a-z0-9][^\n]*(?:\n    [^\n]+)*", text, re.MULTILINE)
    assert len(pinned) >= 4
    assert [entry.split("\n")[0] for entry in pinned if "==" not in entry or "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("script", ["setup-python", "setup-leave", "setup-bench"])
def test_every_installation_asks_for_hashes(script: str) -> None:
    installs = re.findall(r"pip install[^\n]*", (ROOT / ".ci" / script).read_text(encoding="utf-8"))
    assert installs
    assert all("--require-hashes" in install for install in installs)
