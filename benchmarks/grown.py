"""Generates curricula of any size from the real one, with the same mix of pages but distinct sentences.

A seeded generator draws the sessions. A session that is drawn again gets a new slug and a number in each of its
sentences, since sessions may not share sentences. Since this makes sentences longer, the limits are raised.
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
EDITED = "cbt/parts-of-a-moment"  # the session that benchmarks edit, which is always included
WORDS = 7  # the longest label; anything longer counts as a sentence
SENTENCE = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"')*])|(?<=[.!?]\*\*)) +(?=[\w\"'(*\[])")  # between two sentences
LABEL = re.compile(r"^[-\d. >]*(?:\*\*[^*]+\*\*)?")
GAP = re.compile(r"(?<=[a-z,]) (?=[a-z])(?![^\[]*\])")  # not within brackets
KEPT = re.compile("^allow:|mindful|pills", re.MULTILINE)  # sessions that depend on exact wording are not copied
LIMIT = re.compile(r"\b(aim|limit): [\d.]+")  # in thresholds.yml


def grown_project(folder: Path, sessions: int | None) -> Path:
    """Return a project in `folder` with that many sessions, all hand-written pages, and absolute paths to the hooks.

    With None, it has the real curriculum. Other sizes have no programs, since those refer to real sessions by week.
    """
    root = folder / "project"
    for name in ("curriculum", "docs"):
        shutil.copytree(ROOT / name, root / name)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    changed = config.replace("hooks/", f"{ROOT}/hooks/").replace("watch: [curriculum, hooks]", "watch: [curriculum]")
    (root / "mkdocs.yml").write_text(changed, encoding="utf-8")
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
    """Insert more numbers into the lines in which the checks still find repeated sentences."""
    _, problems = load(root, DAY)
    for number, problem in enumerate(problems):
        if problem.level == "error":
            path = root / problem.path
            lines = path.read_text(encoding="utf-8").split("\n")
            line = lines[problem.line - 1]
            lines[problem.line - 1] = (
                GAP.sub(f" {number} ", line) if GAP.search(line) else line.replace(" ", f" {number} ", 1)
            )
            path.write_text("\n".join(lines), encoding="utf-8")


def _draw(modules: Path, sessions: int) -> None:
    real = sorted(path.parent for path in modules.glob("*/*/session.md"))
    generator = random.Random(SEED)  # noqa: S311  # the same sessions each time
    first = modules / EDITED
    others = [path for path in real if path != first]
    originals = [first, *generator.sample(others, min(sessions, len(real)) - 1)]
    plain = [path for path in originals if not any(KEPT.search(text.read_text("utf-8")) for text in path.rglob("*.md"))]
    repeated = [generator.choice(plain) for _ in range(sessions - len(originals))]
    slugs = {
        module: [path.name for path in real if path in originals and path.parent == module]
        for module in modules.iterdir()
    }
    for number, original in enumerate(repeated, start=1):
        slug = f"{original.name}-{number}"
        shutil.copytree(original, original.parent / slug)
        _reword(original.parent / slug, number)
        slugs[original.parent].append(slug)
    for path in real:
        if path not in originals:
            shutil.rmtree(path)
    for module, names in slugs.items():
        if not names:
            shutil.rmtree(module)
            continue
        record = module / "module.yml"
        text = record.read_text(encoding="utf-8")
        listed_text = "sessions:\n" + "".join(f"  - {name}\n" for name in names)
        record.write_text(re.sub(r"^sessions:\n(?:  - .*\n)+", listed_text, text, flags=re.MULTILINE), encoding="utf-8")


def _reword(session: Path, number: int) -> None:
    """Rename the worksheets of a copied session, and insert a number into its sentences."""
    renamed = []
    for sheet in sorted((session / "worksheets").glob("*.md")):
        renamed.append(sheet.stem)
        sheet.rename(sheet.with_stem(f"{sheet.stem}-{number}"))
    for path in sorted(session.rglob("*.md")):
        front, separator, body = path.read_text(encoding="utf-8").partition("\n---\n")
        for stem in renamed:
            front = re.sub(rf"\b{re.escape(stem)}(?=[:\s,\]]|$)", f"{stem}-{number}", front)
            body = body.replace(f"{stem}.md", f"{stem}-{number}.md")
        lines = [_numbered(line, number) for line in body.split("\n")]
        path.write_text(front + separator + "\n".join(lines), encoding="utf-8")


def _numbered(line: str, number: int) -> str:
    """Return a line with the number inserted between two plain words of each sentence; short labels do not change."""
    if line.startswith(("#", "|", "/", "    ", "`", "~", "---")):
        return line
    match = LABEL.match(line)
    label = match.group() if match else ""
    parts = SENTENCE.split(line[len(label) :])
    if len(label.split()) > WORDS:
        parts[0], label = label + parts[0], ""
    return label + " ".join(GAP.sub(f" {number} ", part, count=1) for part in parts)
