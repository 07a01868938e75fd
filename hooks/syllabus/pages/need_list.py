"""The list of needs: under each what may be a danger, then the best pages and their sheets, then all others."""

from collections.abc import Iterator

from ..content.model import Curriculum, Module, Session
from ..content.reference_types import Danger, Need
from ..markup.expand import expand_line
from ..words.catalogue import words_for
from ..words.list_words import Lists
from .help_text import reached


def needs(curriculum: Curriculum) -> str:
    """Return the list as Markdown; a template folds what stands below a heading of level 3."""
    words = words_for(curriculum.language).lists
    parts = []
    for key, need in curriculum.reference.needs.items():
        if lines := list(_lines(curriculum, key, need, words)):
            also = f"\n\n*{words.also(words=', '.join(need.words))}*" if need.words else ""
            parts.append(f"## {need.label}{also}\n\n" + "\n".join(lines))
    return "\n\n".join(parts)


def _lines(curriculum: Curriculum, key: str, need: Need, words: Lists) -> Iterator[str]:
    known = curriculum.reference.danger
    dangers = [known[name] for name in need.danger if name in known]  # the build stops where one is not
    for danger in dangers:
        yield from (f"> {_danger(curriculum, danger, words)}", "")
    best, others = _ranked(curriculum, key, need)
    if need.page and not dangers and not best:
        yield f"**[{words.first}]({_source(curriculum, need.page)})**"
    for module, session in best:
        yield f"{_session_line(module, session, words)} {words.sheets(sheets=_sheets(module, session))}"
    if others:
        yield f"\n### {words.more(need=need.label)}\n"
        yield from (_session_line(module, session, words) for module, session in others)


def _danger(curriculum: Curriculum, danger: Danger, words: Lists) -> str:
    """Return when it is the right help, the line to call, the first step, and the way to all steps."""
    ways = reached(curriculum.reference.crisis.lines[danger.line], words_for(curriculum.language))
    steps = f"[{words.steps}]({_source(curriculum, danger.page)})"
    first = expand_line(danger.first, curriculum.reference)
    return f"**{danger.title}:** {ways}. {first} {steps}"


_Found = list[tuple[Module, Session]]


def _ranked(curriculum: Curriculum, key: str, need: Need) -> tuple[_Found, _Found]:
    """Return the sessions that help most, in order, and all others for the need; without the former, none is folded."""
    sessions = {f"{m.slug}/{s.slug}/": (m, s) for m in curriculum.modules for s in m.sessions}
    best = [sessions[address] for address in need.best if address in sessions]
    others = [found for found in sessions.values() if key in found[1].page.record.needs and found not in best]
    return (best, others) if best else (others, [])


def _session_line(module: Module, session: Session, words: Lists) -> str:
    whose = words.for_families if module.source.record.audience == "families" else ""
    return f"- [{session.page.record.title}](/{module.slug}/{session.slug}/session.md){whose}."


def _sheets(module: Module, session: Session) -> str:
    base = f"/{module.slug}/{session.slug}/worksheets"
    return ", ".join(f"[{sheet.record.title}]({base}/{sheet.slug}.md)" for sheet in session.worksheets)


def _source(curriculum: Curriculum, address: str) -> str:
    """Return the source of the page at an address below the site's root, which is a session's or a hand-written one."""
    page, sign, anchor = address.partition("#")
    is_session = page.partition("/")[0] in {module.slug for module in curriculum.modules}
    return f"/{page}session.md{sign}{anchor}" if is_session else f"/{page.rstrip('/')}.md{sign}{anchor}"
