"""Seeded inputs that nobody should write, of every kind of file, and what must be true of whatever is said of them."""

import os
import random
import signal
import time
from pathlib import Path

from curricula import TODAY, copy_example
from golden_cases import SHORT, make_special

PIECES = (
    *("[", "]", "{", "}", "(", "![", "[a](", "- ", "> ", "1. ", "# ", "|", "\n", "\n\n", "    ", "/// write | a\n"),
    *("///\n", "*", "_", "`", "```\n", "&#", "<b>", "[@", "[line: ", "[____ a]", ": ", "? ", "!!python/name:x "),
    *("&a ", "*a ", "'", '"', "---\n", "a", "word ", "5 mg ", "988", "9999-12-31", "0001-01-01", "\u202e"),
    *("\x1b[31m", "\t", "\r", "\u00e9", "\u0130"),
)
FILES = (*SHORT.values(), *(f"curriculum/reference/{name}.yml" for name in ("words", "safety", "thresholds", "hosts")))
MORE = ("docs/index.md", "local/clinic.yml", "local/pages/ours.md", "curriculum/editions/2026.1.json", "docs/a.svg")
PICTURES = ("docs/a.png", "local/pages/a.jpg", "docs/assets/a.webp", "local/a.svg")
MOST_SECONDS = 20
STATUSES = {0, 1, 2, 3}


def hostile_project(chance: random.Random, root: Path) -> str:
    """Put a copy of the example into `root`, with one input that nobody should write, and return what it is."""
    copy_example(root)
    path = chance.choice(FILES + MORE + PICTURES)
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    before = place.read_bytes() if place.is_file() else b""
    kind = chance.choice(("bytes", "text", "repeated", "cut", "swap", "special", "name"))
    data = text = b""
    if kind == "bytes":
        data = before + chance.randbytes(chance.randrange(200))
    elif kind in ("text", "repeated"):
        count = chance.choice((1, 20, 3000, 40000)) if kind == "repeated" else 1
        words = "".join(chance.choice(PIECES) for _ in range(chance.randrange(1, 5 if kind == "repeated" else 60)))
        text = (words * count).encode("utf-8", "surrogatepass")[:600_000]
        at = chance.choice((0, len(before), chance.randrange(len(before) + 1)))
        data = before[:at] + text + before[at:]
    elif kind == "cut":
        ends = sorted(chance.randrange(len(before) + 1) for _ in range(2))
        data = before[: ends[0]] + before[ends[1] :]
    elif kind == "swap":
        lines = before.splitlines(keepends=True)
        chance.shuffle(lines)
        data = b"".join(lines)
    elif kind == "special":
        what = chance.choice(("pipe", "socket", "folder"))
        if place.exists():
            place.unlink()
        make_special(place, what)
        return f"{path}: {what}"
    else:
        name = chance.choice((b"a\n.md", b"\xff.md", b"\x1b[2J.yml", b"a b.svg"))
        Path(os.fsdecode(os.fsencode(place.parent) + b"/" + name)).write_bytes(before)
        return f"{path}: {name!r} beside it"
    place.write_bytes(data)
    return f"{path}: {kind}, {len(data)} bytes, of {text[:60]!r}"


def faults(status: int, said: str, seconds: float) -> list[str]:
    """What is wrong with the way a command ended."""
    found = [f"status {status}"] if status not in STATUSES else []
    found += ["a traceback"] if "Traceback" in said else []
    found += [f"{seconds:.0f} seconds"] if seconds > MOST_SECONDS else []
    for line in said.split("\n"):
        found += [f"{len(line)} letters in a line"] if len(line) > 300 else []
        found += ["a control character"] if not line.isprintable() else []
    return found


def checked(root: Path, main: object, capture: object) -> list[str]:
    """Run the check of a project in this process, and return what is wrong with how it ended."""
    began = time.monotonic()
    signal.alarm(MOST_SECONDS * 3)  # ends the whole run, with the input on the screen, should it hang
    try:
        status = main(["check", "--root", str(root), "--today", TODAY.isoformat()])  # type: ignore[operator]
    except Exception as error:  # noqa: BLE001  # whatever it is, it is a fault
        return [f"{type(error).__name__}: {error}"]
    finally:
        signal.alarm(0)
    told = capture.readouterr()  # type: ignore[attr-defined]
    return faults(status, told.out + told.err, time.monotonic() - began)
