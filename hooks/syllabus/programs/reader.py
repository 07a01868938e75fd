"""From `curriculum/programs/` and `reference/standards.yml` to records, with every problem on the way."""

import re
from dataclasses import dataclass
from pathlib import Path

from ..content.folder_reader import FolderReader
from ..content.model import Document
from ..content.problem import Problem, did_you_mean, quoted
from ..content.strict_yaml import parse
from ..content.textfile import decode
from ..content.validate import validate
from .facts import Library
from .model import ProgramRecord, Standards

FOLDER = "curriculum/programs"
STANDARDS = "curriculum/reference/standards.yml"


@dataclass(frozen=True)
class Programs:
    """The programs of a curriculum, sorted by slug, and what they are held against (None where it cannot be read)."""

    programs: tuple[Document[ProgramRecord], ...]
    standards: Standards | None


NO_PROGRAMS = Programs((), None)


def read_programs(root: Path) -> tuple[Programs, list[Problem]]:
    """Everything about programs below the project's `root`. A curriculum without programs needs no standards."""
    reader = FolderReader(root, FOLDER)
    folder = root / FOLDER
    if not folder.is_dir():
        return NO_PROGRAMS, []
    names = {place.name for place in folder.iterdir() if place.suffix == ".yml"}
    reader.check_folder(FOLDER, names)
    programs = []
    for name in sorted(names):
        slug = name.removesuffix(".yml")
        reader.check_slug(f"{FOLDER}/{name}", 1, slug, frozenset())
        if document := reader.document(f"{FOLDER}/{name}", slug, ProgramRecord):
            programs.append(document)
    standards: Standards | None = reader.data(STANDARDS, Standards)
    return Programs(tuple(programs), standards), reader.problems


def read_program_file(place: Path) -> tuple[Document[ProgramRecord] | None, list[Problem]]:
    """A program in a file anywhere."""
    path = place.as_posix()
    if not place.is_file():
        return None, [Problem(path, 1, "file-missing", "a file", "none", "give the path of a program in YAML")]
    text, problems = decode(path, place.read_bytes())
    parsed, more = parse(path, text) if text is not None else (None, [])
    record, wrong = validate(path, parsed, ProgramRecord) if parsed is not None else (None, [])
    problems = [*problems, *more, *wrong]
    if record is None or parsed is None:
        return None, problems
    slug = re.sub(r"[^a-z0-9]+", "-", place.stem.lower()).strip("-") or "program"
    return Document(slug=slug, path=path, record=record, lines=parsed.lines), problems


def standards_problems(standards: Standards, library: Library, plan_problems: dict[str, str]) -> list[Problem]:
    """Keys of the coverage lists that name nothing."""
    found = []
    for group in standards.coverage.values():
        for topic in group.topics.values():
            known = {f"{name}/{session.slug}" for name, module in library.items() for session in module.sessions}
            for keys, there, what in (
                (topic.plan_problems, set(plan_problems), "a plan problem"),
                (topic.modules, set(library), "a module"),
                (topic.sessions, known, "a session"),
            ):
                for key in keys:
                    if key not in there:
                        fix = did_you_mean(key, there) if there else "take it out"
                        found.append(Problem(STANDARDS, 1, "reference-unknown", what, quoted(key), fix))
    return found
