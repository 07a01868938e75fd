"""Puts a new session into its module: the folder with its files, and its line in `module.yml`."""

import re
from pathlib import Path

from ..checks.check_data import CheckData
from ..content.folder_reader import SLUG_LENGTH
from ..content.model import Curriculum, Module, Session, check_slug_of
from ..content.problem import RefusedError, did_you_mean, quoted
from ..content.record_types import ModuleRecord
from ..content.strict_yaml import parse
from ..content.validate import validate
from ..content.value_types import SLUG
from ..editions.locks import Lock
from .skeleton import SHEET, skeleton

FIX = "give it as SESSION=module/slug"


def new_session(
    root: Path, curriculum: Curriculum, data: CheckData, locks: list[Lock], asked: str, like: str
) -> tuple[str, dict[str, str], str]:
    """Return the folder of a new session, its files by path in it, and the new text of its `module.yml`.

    `asked` is its id, and `like` the id of the session whose shape it gets. Raises RefusedError for an id that is none,
    that is taken or was once, for an unknown module, and for an unknown session to take the shape of.
    """
    module_slug, slug = _id(asked, FIX)
    module = next((module for module in curriculum.modules if module.slug == module_slug), None)
    if module is None:
        known = did_you_mean(module_slug, [module.slug for module in curriculum.modules])
        raise RefusedError(f"expected a module, found {quoted(module_slug)} - {known}")
    if not re.match(SLUG, slug) or len(slug) + len(SHEET) > SLUG_LENGTH:
        expected = f"a slug of a-z, 0-9 and single hyphens, with at most {SLUG_LENGTH - len(SHEET)} letters"
        raise RefusedError(f"expected {expected}, found {quoted(slug)} - choose another")
    folder = f"curriculum/modules/{module_slug}/{slug}"
    _refuse_taken(root / folder, curriculum, module, slug, locks)
    session = _session(curriculum, like)
    if session.guide is None:
        raise RefusedError(f"expected a session with a guide, found {quoted(like)} without - take the shape of another")
    audience = module.source.record.audience
    files = skeleton(slug, session, session.guide, audience, curriculum.reference, data.thresholds)
    return folder, files, _with_line((root / module.source.path).read_text(encoding="utf-8"), module, slug)


def _id(asked: str, fix: str) -> tuple[str, str]:
    module, slash, slug = asked.partition("/")
    if not slash or not module or not slug or "/" in slug:
        raise RefusedError(f"expected the id of a session, module/slug, found {quoted(asked)} - {fix}")
    return module, slug


def _session(curriculum: Curriculum, like: str) -> Session:
    sessions = {
        f"{module.slug}/{session.slug}": session for module in curriculum.modules for session in module.sessions
    }
    if like not in sessions:
        raise RefusedError(f"expected a session to take the shape of, found {quoted(like)} - {_near(like, sessions)}")
    return sessions[like]


def _near(like: str, sessions: dict[str, Session]) -> str:
    near = did_you_mean(like, sessions)
    return near if near.startswith("did") else "give one as FROM=module/slug"


def _refuse_taken(place: Path, curriculum: Curriculum, module: Module, slug: str, locks: list[Lock]) -> None:
    fix = "choose another slug; a name is never used twice"
    if place.exists() or place.is_symlink() or slug in module.source.record.sessions:
        raise RefusedError(f"expected a new slug, found {quoted(slug)}, which the module has - {fix}")
    once = [lock.edition for lock in locks if f"{module.slug}/{slug}" in lock.sessions]
    if once:
        raise RefusedError(f"expected a slug never used before, found {quoted(slug)}, last in {once[-1]} - {fix}")
    sheets = {sheet.slug for each in curriculum.modules for session in each.sessions for sheet in session.worksheets}
    sheets |= {form.slug for form in curriculum.forms} | {check_slug_of(each.slug) for each in curriculum.modules}
    if f"{slug}{SHEET}" in sheets:
        raise RefusedError(f"expected a new name for its sheet, found {quoted(slug + SHEET)} - {fix}")


def _with_line(text: str, module: Module, slug: str) -> str:
    """Return the text of a `module.yml` with a session added to the end of its list, in the form that the list has."""
    lines = text.split("\n")
    names = module.source.record.sessions
    last = module.source.line("sessions", len(names) - 1) - 1
    item = re.match(r"^( *- +)", lines[last])
    if item:
        lines.insert(last + 1, f"{item.group(1)}{slug}")
    else:  # [in, brackets]
        before, bracket, after = lines[last].partition("]")
        lines[last] = f"{before.rstrip(', ')}, {slug}{bracket}{after}"
    new = "\n".join(lines)
    parsed, _ = parse(module.source.path, new)
    record, _ = validate(module.source.path, parsed, ModuleRecord) if parsed else (None, [])
    if record is None or record.sessions != (*names, slug):
        fix = "write its sessions one a line, and give the command again"
        raise RefusedError(f"expected a list of sessions in {module.source.path}, found another form - {fix}")
    return new
