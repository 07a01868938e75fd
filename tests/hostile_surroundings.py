"""Surroundings that a command may meet and cannot choose: variables, streams, disks, folders; and how it must end."""

import os
import random
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from curricula import ROOT
from example_builds import NO_PDFS, example_copy, files_of, finished, start_make_site
from hostile_input import faults

from syllabus.commands import ENDINGS

MOST_SECONDS = 60
Prepare = Callable[[Path], object]


@dataclass(frozen=True)
class Around:
    """What surrounds a command: variables (None for none), changes to the project, limits, and where it writes to."""

    env: Mapping[str, str | None] = field(default_factory=dict)
    prepare: Prepare = lambda _: None
    limits: tuple[tuple[int, int], ...] = ()
    streams: str = "pipes"  # or closed, or broken, or full


def write(path: str, data: bytes) -> Prepare:
    return lambda root: (root / path).write_bytes(data)


def recode(root: Path) -> None:
    place = root / "mkdocs.yml"
    place.write_bytes(place.read_text(encoding="utf-8").encode("utf-16"))


def replace_by(path: str, kind: str) -> Prepare:
    """Put a pipe, a folder, a file or a dangling link where something is expected."""

    def prepare(root: Path) -> None:
        place = root / path
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place)
        place.unlink(missing_ok=True)
        make: dict[str, Callable[[], object]] = {
            "pipe": lambda: os.mkfifo(place),
            "folder": place.mkdir,
            "file": place.touch,
            "link": lambda: place.symlink_to("nowhere/at/all"),
            "nothing": lambda: None,
        }
        make[kind]()

    return prepare


BAD_DAYS = (
    "9999-12-31",
    "0001-01-01",
    "next week",
    "2026-02-30",
    "\u0662\u0660\u0662\u0666-01-01",
    "-1",
    " ",
    "2026-W01-1",
)
BAD_TIMES = ("x", "-1", "9" * 30)
KINDS = ("pipe", "file", "link")
ROOM = resource.RLIMIT_FSIZE
AROUND: dict[str, Around] = {
    **{f"NINE_HOURS_TODAY={day}": Around({"NINE_HOURS_TODAY": day}) for day in BAD_DAYS},
    **{f"SOURCE_DATE_EPOCH={day}": Around({"SOURCE_DATE_EPOCH": day, "NINE_HOURS_TODAY": None}) for day in BAD_TIMES},
    **{f"{name}=\u00fc": Around({f"NINE_HOURS_{name}": "\u00fc\x1b[2J"}) for name in ("AUDIENCE", "SHARD", "LANGUAGE")},
    **{f"NINE_HOURS_PDFS={given}": Around({"NINE_HOURS_PDFS": given}) for given in ("maybe", "")},
    "NINE_HOURS_EDITION=../x": Around({"NINE_HOURS_EDITION": "../x"}),
    "NINE_HOURS_SHARD=0/0": Around({"NINE_HOURS_SHARD": "0/0"}),
    "cache is a file": Around({"NINE_HOURS_CACHE": "/dev/null"}),
    "cache in a place that is none": Around({"NINE_HOURS_CACHE": "/proc/none"}),
    "ASCII": Around({"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}),
    "ASCII, strictly": Around({"LC_ALL": "C", "PYTHONIOENCODING": "ascii:strict", "PYTHONCOERCECLOCALE": "0"}),
    "COLUMNS=0": Around({"COLUMNS": "0"}),
    "COLUMNS=x": Around({"COLUMNS": "x", "LINES": "-1"}),
    "no HOME": Around({"HOME": None}),
    "no HOME there": Around({"HOME": "/nowhere"}),
    "no TMPDIR there": Around({"TMPDIR": "/nowhere", "TEMP": "/nowhere"}),
    "TZ": Around({"TZ": "Nowhere/At_All"}),
    "few variables": Around(dict.fromkeys(("PATH", "HOME", "LANG", "USER", "SHELL"))),
    "optimized": Around({"PYTHONOPTIMIZE": "2"}),
    "warnings are errors of Python": Around({"PYTHONDEVMODE": "1"}),
    "a full disk": Around(limits=((ROOM, 0),)),
    "hardly any room": Around(limits=((ROOM, 3000),)),
    "little room": Around(limits=((ROOM, 30_000),)),
    "few open files": Around(limits=((resource.RLIMIT_NOFILE, 24),)),
    "output closed": Around(streams="closed"),
    "nobody reads the output": Around(streams="broken"),
    "output on a full disk": Around(streams="full"),
    **{f"mkdocs.yml is a {kind}": Around(prepare=replace_by("mkdocs.yml", kind)) for kind in (*KINDS, "folder")},
    "no mkdocs.yml": Around(prepare=replace_by("mkdocs.yml", "nothing")),
    "mkdocs.yml in UTF-16": Around(prepare=recode),
    "mkdocs.yml is empty": Around(prepare=write("mkdocs.yml", b"")),
    "mkdocs.yml is a list": Around(prepare=write("mkdocs.yml", b"- a\n")),
    **{
        f"{path} is a {kind}": Around(prepare=replace_by(path, kind))
        for path in (".build", "site", "local", "docs", "curriculum/editions")
        for kind in KINDS
    },
    "no curriculum": Around(prepare=replace_by("curriculum", "nothing")),
    "no docs": Around(prepare=replace_by("docs", "nothing")),
    "no hooks": Around(prepare=replace_by("hooks", "nothing")),
}  # fmt: skip
OUT = (
    "{root}/out", "{root}/no/such/out", "{root}/mkdocs.yml", "{root}/docs",
    "/proc/out", "{root}/a b\u00fc.zip", "/dev/full", "{root}/" + "x" * 300, "",
)  # fmt: skip
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("check",),
    ("check",),
    ("build",),
    ("build",),
    ("check", "{file}"),
    ("packet", "{out}", "small-steps/a-short-walk"),
    ("packet", "{out}", "nothing\x1b[2J"),
    ("program", "{file}", "--start", "{day}", "--no-packets", "--out", "{out}"),
    ("program", "curriculum/programs/two-mornings.yml", "--start", "{day}", "--no-packets", "--out", "{out}"),
    ("stage", "{out}"),
    ("export", "{out}"),
    ("publish", "{day}"),
    ("verify", "{day}"),
    ("schema", "{out}"),
)
FILES = (
    "/etc/passwd", "../../..", "docs", "", "docs/index.md", "\udcff.md", "a\nb.md", "/dev/zero",
    "curriculum/modules/small-steps/a-short-walk/session.md",
)  # fmt: skip
DAYS = (*BAD_DAYS, "2027-01-04", "9998-12-28", "2199-12-30", "2026.1", "../x", "2026.1\x1b[2J")


def random_command(chance: random.Random, root: Path) -> list[str]:
    """A command of ours with arguments that it may not like."""
    given = {"file": chance.choice(FILES), "day": chance.choice(DAYS), "out": chance.choice(OUT).format(root=root)}
    return [part.format(**given, root=root) for part in chance.choice(COMMANDS)]


def built_project(folder: Path) -> Path:
    """A project with its site and its cache in `folder`, which is returned."""
    root = example_copy(folder / "project")
    finished(start_make_site(root, folder / "cache", **NO_PDFS, NINE_HOURS_TODAY="2026-11-21"))
    return folder


def any_command(chance: random.Random, built: Path, folder: Path) -> list[str]:
    """Run a command somewhere on a copy of a built project, and return what is wrong with how it ended."""
    name = chance.choice(sorted(AROUND)) if chance.random() < 0.8 else "usual"
    root = shutil.copytree(built / "project", folder / "project")
    command = random_command(chance, root)
    site = files_of(root / "site")
    wrong = run_around(AROUND.get(name, Around()), command, root, built / "cache", site)
    return [f"{name}, {command}: {fault}" for fault in wrong]


def run_around(around: Around, command: list[str], root: Path, cache: Path, site: Mapping[str, bytes]) -> list[str]:
    """Run a command in its surroundings, and return what is wrong with how it ended, or with the site it left.

    `site` is what stood and may stand there, if anything does.
    """
    around.prepare(root)
    env: dict[str, str | None] = {**os.environ, "NINE_HOURS_CACHE": str(cache), "NINE_HOURS_PDFS": "no"}
    env |= {
        "PYTHONPATH": str(ROOT / "hooks"),
        "NINE_HOURS_TODAY": "2026-11-21",
        "NO_MKDOCS_2_WARNING": "1",
    }
    env |= {"PYTHONDONTWRITEBYTECODE": "1", **around.env}
    known = {name: value for name, value in env.items() if value is not None}
    status, said = _run(around, [sys.executable, "-m", "syllabus", *command, "--root", str(root)], known, root)
    found = faults(0, said, 0)
    found += [f"status {status}: {said[-300:]}"] if status not in {*ENDINGS, 120} else []  # 120: Python could not flush
    if status not in (0, 120) and around.streams == "pipes" and not said.strip():
        found += ["nothing is said"]
    left = files_of(root / "site") if (root / "site").is_dir() else {}
    if left and left != site and status != 0:
        found += ["site/ is half written"]
    return found


def _run(around: Around, command: list[str], env: dict[str, str], root: Path) -> tuple[int, str]:
    def limit() -> None:
        for what, most in around.limits:
            resource.setrlimit(what, (most, most))
        if around.streams == "closed":
            os.close(1)
            os.close(2)

    read, written = os.pipe()
    full = os.open("/dev/full", os.O_WRONLY)
    if around.streams == "broken":
        os.close(read)
    out = {"full": full}.get(around.streams, written)
    running = subprocess.Popen(
        command, env=env, cwd=root, stdin=subprocess.DEVNULL, stdout=out, stderr=out, preexec_fn=limit  # noqa: PLW1509  # no threads here
    )  # fmt: skip
    os.close(written)
    os.close(full)
    said = b""
    if around.streams != "broken":
        with os.fdopen(read, "rb") as lines:
            said = lines.read(2_000_000)
    with suppress(subprocess.TimeoutExpired):
        running.wait(MOST_SECONDS)
    return running.wait(), said.decode("utf-8", "replace")
