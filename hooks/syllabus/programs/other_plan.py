"""A plan in another language: the same days and times, with the titles of sessions that have a page in it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from ..content.model import Document
from ..pages.assemble import Page
from ..pdf.other_language import OtherLanguage
from ..words.catalogue import words_for
from .facts import Facts, Library
from .model import ProgramRecord
from .plan import Plan, make_plan


def other_plan(plan: Plan, language: str, pages: Mapping[str, Page]) -> Plan | None:
    """Return a plan in another language, or None if no session of the plan has a page in it.

    `pages` are those in the language, by the URL of the usual page. Titles of other sessions say that they are in the
    usual language.
    """
    in_usual = words_for(language).translated.in_english
    met = {item.session.id for week in plan.weeks for m in week.every for item in m.items if item.session}
    spoken = frozenset(session for session in met if f"{session}/" in pages)
    if not spoken:
        return None

    def said(session: Facts) -> Facts:
        own = pages.get(f"{session.id}/")
        return replace(session, title=own.title if own else f"{session.title} {in_usual}")

    library: Library = {
        slug: replace(module, sessions=tuple(said(session) for session in module.sessions))
        for slug, module in plan.modules.items()
    }
    document: Document[ProgramRecord] = Document(slug=plan.slug, path=plan.path, record=plan.program)
    made = make_plan(document, library, plan.standards, plan.start, plan.group, language)
    return replace(made, spoken=spoken)


def other_plans(plan: Plan, others: Iterable[OtherLanguage]) -> list[Plan]:
    """Return a plan in each of the languages in which one of its sessions has a page."""
    return [own for other in others if (own := other_plan(plan, other.tag, other.pages))]


def titled(title: str, plan: Plan) -> str:
    """Return the title of a file in the language of a plan, with the name of the language before it."""
    return f"{words_for(plan.language).own_name}: {title}"


def other_name(name: str, plan: Plan) -> str:
    """Return the name of a file in the language of a plan, such as group-es.ics for group.ics."""
    path = PurePosixPath(name)
    return path.with_stem(f"{path.stem}{plan.suffix}").as_posix()
