"""Reads programs, a clinic's own too, and `reference/standards.yml` into records, and collects the problems."""

import re
from dataclasses import dataclass
from pathlib import Path

from ..content.data_file import DataFile
from ..content.folder_reader import FolderReader, entries
from ..content.model import Document
from ..content.problem import Problem, did_you_mean, quoted
from ..content.strict_yaml import parse
from ..content.textfile import decode, read_plain_file
from ..content.validate import validate
from .coverage import touches
from .facts import Library
from .model import ProgramRecord, Standards

FOLDER = "curriculum/programs"
LOCAL_FOLDER = "local/programs"  # a clinic's own
STANDARDS = "curriculum/reference/standards.yml"


@dataclass(frozen=True)
class Programs:
    """The programs of a curriculum, sorted by slug, and their standards (None if they are missing or invalid).

    `files` holds the texts of the standards that pages show.
    """

    programs: tuple[Document[ProgramRecord], ...]
    standards: Standards | None
    files: tuple[DataFile, ...] = ()


NO_PROGRAMS = Programs((), None)


def read_programs(root: Path) -> tuple[Programs, list[Problem]]:
    """Return the programs of the project at `root`, a clinic's own among them, and problems.

    Without programs, no standards are needed.
    """
    reader = FolderReader(root, FOLDER)
    folders = [folder for folder in (FOLDER, LOCAL_FOLDER) if (root / folder).is_dir()]
    if not folders:
        return NO_PROGRAMS, []
    programs: dict[str, Document[ProgramRecord]] = {}
    for folder in folders:
        names = {file.name for file in entries(root / folder) if file.suffix == ".yml"}
        reader.check_folder(folder, names)
        for name in sorted(names):
            path, slug = f"{folder}/{name}", name.removesuffix(".yml")
            reader.check_slug(path, 1, slug, frozenset())
            if slug in programs:
                fix = "rename it, since a name is the program's address"
                reader.add(path, 1, "slug-duplicate", "each slug once", f"{quoted(slug)} again", fix)
            elif document := reader.document(path, slug, ProgramRecord):
                programs[slug] = document
    standards: Standards | None = reader.data(STANDARDS, Standards)
    return Programs(
        tuple(programs[slug] for slug in sorted(programs)), standards, tuple(reader.data_files)
    ), reader.problems


def read_program_file(file: Path) -> tuple[Document[ProgramRecord] | None, list[Problem]]:
    """Return the program in any file, or None if it is invalid, and the problems."""
    path = file.as_posix()
    if not file.exists():
        return None, [Problem(path, 1, "file-missing", "a file", "none", "give the path of a program in YAML")]
    data, problems = read_plain_file(file, path)
    text, problems = decode(path, data) if data is not None else (None, problems)
    parsed, yaml_problems = parse(path, text) if text is not None else (None, [])
    record, record_problems = validate(path, parsed, ProgramRecord) if parsed is not None else (None, [])
    problems = [*problems, *yaml_problems, *record_problems]
    if record is None or parsed is None:
        return None, problems
    slug = re.sub(r"[^a-z0-9]+", "-", file.stem.lower()).strip("-") or "program"
    return Document(slug=slug, path=path, record=record, lines=parsed.lines), problems


def standards_problems(standards: Standards, library: Library, plan_problems: dict[str, str]) -> list[Problem]:
    """Return a problem for each key in the coverage lists that refers to nothing."""
    problems = []
    for group in standards.coverage.values():
        for topic in group.topics.values():
            session_ids = {f"{name}/{session.slug}" for name, module in library.items() for session in module.sessions}
            for keys, known, what in (
                (topic.plan_problems, set(plan_problems), "a plan problem"),
                (topic.modules, set(library), "a module"),
                (topic.sessions, session_ids, "a session"),
            ):
                for key in keys:
                    if key not in known:
                        fix = did_you_mean(key, known) if known else "take it out"
                        problems.append(Problem(STANDARDS, 1, "reference-unknown", what, quoted(key), fix))
            if not topic.by and not any(touches(s, topic) for module in library.values() for s in module.sessions):
                expected = f"sessions on {quoted(topic.title)}, or `by` with who else does it"
                fix = "name a plan problem, a module or a session, or say `by` whom it is done"
                problems.append(Problem(STANDARDS, 1, "topic-uncovered", expected, "neither", fix))
    return problems
