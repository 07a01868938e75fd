"""Curricula of any size, made from the real one: the same mix of pages, in words of their own.

Sessions are drawn by a seeded generator. A session that is drawn again gets a new slug, and a number in each of its
sentences, since no two sessions may say the same. The limits on long sentences are wide here for the same reason.
"""

import random
import re
import shutil
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "hooks"))
from syllabus.load import load  # noqa: E402  # the compiler is found by its path

DAY = date(2026, 11, 22)
SEED = 7
EDITED = "cbt/parts-of-a-moment"  # the session that benchmarks edit is always there
WORDS = 7  # a label may have as many and not be taken for a sentence
SENTENCE = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"')*])|(?<=[.!?]\*\*)) +(?=[\w\"'(*\[])")  # between two sentences
LABEL = re.compile(r"^[-\d. >]*(?:\*\*[^*]+\*\*)?")
GAP = re.compile(r"(?<=[a-z,]) (?=[a-z])(?![^\[]*\])")  # not within a mark
KEPT = re.compile("^allow:|mindful|pills", re.MULTILINE)  # sessions whose exact words matter to a rule are not copied
LIMIT = re.compile(r"\b(aim|limit): [\d.]+")  # in thresholds.yml


def grown_project(folder: Path, sessions: int | None) -> Path:
    """A project in `folder` with that many sessions, all hand-written pages, and our hooks by their own path.

    With None it is the real curriculum as it is; the others have no programs, whose weeks name real sessions.
    """
    root = folder / "project"
    for name in ("curriculum", "docs"):
        shutil.copytree(ROOT / name, root / name)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    own = config.replace("hooks/", f"{ROOT}/hooks/").replace("watch: [curriculum, hooks]", "watch: [curriculum]")
    (root / "mkdocs.yml").write_text(own, encoding="utf-8")
    (root / "hooks").mkdir()
    if sessions is None:
        return root
    shutil.rmtree(root / "curriculum" / "programs")
    modules = root / "curriculum" / "modules"
    _draw(modules, sessions)
    thresholds = root / "curriculum" / "reference" / "thresholds.yml"
    text = thresholds.read_text(encoding="utf-8")
    thresholds.write_text(LIMIT.sub(r"\1: 9999", text), encoding="utf-8")
    _reword_the_rest(root)
    return root


def _reword_the_rest(root: Path) -> None:
    """Where a sentence still stands in two sessions, the build says so; more numbers in its line help."""
    _, problems = load(root, DAY)
    for number, problem in enumerate(problems):
        if problem.level == "error":
            place = root / problem.path
            lines = place.read_text(encoding="utf-8").split("\n")
            line = lines[problem.line - 1]
            lines[problem.line - 1] = (
                GAP.sub(f" {number} ", line) if GAP.search(line) else line.replace(" ", f" {number} ", 1)
            )
            place.write_text("\n".join(lines), encoding="utf-8")


def _draw(modules: Path, sessions: int) -> None:
    listed = sorted(place for place in modules.iterdir() if place.is_dir())
    real = sorted(place.parent for place in modules.glob("*/*/session.md"))
    chosen = random.Random(SEED)  # noqa: S311  # the same sessions each time
    first = modules / EDITED
    others = [place for place in real if place != first]
    kept = [first, *chosen.sample(others, min(sessions, len(real)) - 1)]
    plain = [place for place in kept if not any(KEPT.search(text.read_text("utf-8")) for text in place.rglob("*.md"))]
    again = [chosen.choice(plain) for _ in range(sessions - len(kept))]
    slugs = {
        module: [place.name for place in real if place in kept and place.parent == module]
        for module in modules.iterdir()
    }
    for number, original in enumerate(again, start=1):
        slug = f"{original.name}-{number}"
        shutil.copytree(original, original.parent / slug)
        _reword(original.parent / slug, number)
        slugs[original.parent].append(slug)
    for place in real:
        if place not in kept:
            shutil.rmtree(place)
    for module, names in slugs.items():
        if not names:
            shutil.rmtree(module)
            continue
        record = module / "module.yml"
        text = record.read_text(encoding="utf-8")
        listed = "sessions:\n" + "".join(f"  - {name}\n" for name in names)
        record.write_text(re.sub(r"^sessions:\n(?:  - .*\n)+", listed, text, flags=re.MULTILINE), encoding="utf-8")


def _reword(session: Path, number: int) -> None:
    """Give a copied session worksheets with slugs of their own, and sentences with a number in them."""
    renamed = []
    for sheet in sorted((session / "worksheets").glob("*.md")):
        renamed.append(sheet.stem)
        sheet.rename(sheet.with_stem(f"{sheet.stem}-{number}"))
    for place in sorted(session.rglob("*.md")):
        front, mark, body = place.read_text(encoding="utf-8").partition("\n---\n")
        for stem in renamed:
            front = re.sub(rf"\b{re.escape(stem)}(?=[:\s,\]]|$)", f"{stem}-{number}", front)
            body = body.replace(f"{stem}.md", f"{stem}-{number}.md")
        lines = [_numbered(line, number) for line in body.split("\n")]
        place.write_text(front + mark + "\n".join(lines), encoding="utf-8")


def _numbered(line: str, number: int) -> str:
    """A line of prose with the number in each sentence, between two plain words; short labels stay as they are."""
    if line.startswith(("#", "|", "/", "    ", "`", "~", "---")):
        return line
    found = LABEL.match(line)
    label = found.group() if found else ""
    parts = SENTENCE.split(line[len(label) :])
    if len(label.split()) > WORDS:
        parts[0], label = label + parts[0], ""
    return label + " ".join(GAP.sub(f" {number} ", part, count=1) for part in parts)
