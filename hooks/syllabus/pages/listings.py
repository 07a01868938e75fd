"""Lists made from the curriculum, as Markdown: sessions, guides, sheets, needs, help lines, sources."""

from collections.abc import Iterable, Mapping

from ..checks.rules import GROUPS
from ..content.model import Curriculum, Module, Reference, Session
from ..content.record_types import HelpLine
from ..markup.expand import plain_line
from ..markup.fields import BLOCKS
from ..markup.table import table
from .guide_lists import guides_by_module, guides_by_need


def inserts(curriculum: Curriculum, with_guides: bool, levels: str = "", glossary: str = "") -> Mapping[str, str]:
    """Every list that a hand-written page may insert, by key; links start at the root of the site's sources.

    `levels` (the table of reading levels) and `glossary` are made elsewhere.
    """
    modules = curriculum.modules
    return {
        "modules-for-participants": _modules(m for m in modules if m.source.record.audience == "participants"),
        "modules-for-families": _modules(m for m in modules if m.source.record.audience == "families"),
        "needs": needs(curriculum),
        "help-lines": help_lines(curriculum.reference),
        "sources": sources(curriculum),
        "blocks": blocks(),
        "rules": rules(),
        "counts": counts(curriculum),
        "contact": contact(curriculum.reference),
        "glossary": glossary,
        "reading-levels": levels,
        "guides-by-module": guides_by_module(curriculum) if with_guides else "",
        "guides-by-need": guides_by_need(curriculum) if with_guides else "",
    }


def contact(reference: Reference) -> str:
    """Whom to tell that something does not work: the clinic's own words, or the way to find somebody."""
    own = reference.clinic.contact if reference.clinic else None
    return own or "Tell the people who gave you this address; they can reach whoever keeps this site."


def sessions_table(module: Module, base: str = "") -> str:
    """The sessions of a module with their minutes; links are relative to `base`."""
    rows = []
    for session in module.sessions:
        record = session.page.record
        link = f"/{module.slug}/{session.slug}/session.md".removeprefix(f"/{base}")
        rows.append((f"[{record.title}]({link})", record.minutes, record.summary))
    return table(["Session", "Minutes", "What you do"], rows)


def sheets_list(session: Session, reference: Reference) -> str:
    """The sheets of a session, for its page."""
    lines = []
    for sheet in session.worksheets:
        purpose = plain_line(sheet.record.purpose, reference)
        lines.append(f"- [{sheet.record.title}](worksheets/{sheet.slug}.md): {_lower_first(purpose)}")
    return "\n".join(lines)


def sheet_choices(curriculum: Curriculum) -> list[tuple[str, list[tuple[str, str]]]]:
    """Every sheet by module: the module's title, then the id (which is also its address) and title of each sheet."""
    return [
        (
            module.source.record.title,
            [
                (f"{module.slug}/{session.slug}/{sheet.slug}", f"{sheet.record.title} ({session.page.record.title})")
                for session in module.sessions
                for sheet in session.worksheets
            ],
        )
        for module in curriculum.modules
    ]


def _modules(modules: Iterable[Module]) -> str:
    parts = []
    for module in modules:
        record = module.source.record
        parts += [f"## [{record.title}](/{module.slug}/index.md)", record.summary, sessions_table(module)]
    return "\n\n".join(parts)


def needs(curriculum: Curriculum) -> str:
    """Sessions and sheets by what is going on for a person right now."""
    parts = []
    for key, need in curriculum.reference.needs.items():
        lines = []
        for module in curriculum.modules:
            for session in module.sessions:
                if key in session.page.record.needs:
                    base = f"/{module.slug}/{session.slug}"
                    record = session.page.record
                    sheets = ", ".join(
                        f"[{sheet.record.title}]({base}/worksheets/{sheet.slug}.md)" for sheet in session.worksheets
                    )
                    whose = " (for families)" if module.source.record.audience == "families" else ""
                    lines.append(f"- [{record.title}]({base}/session.md){whose}. Sheets: {sheets}.")
        if lines:
            also = f"\n\n*Also: {', '.join(need.words)}.*" if need.words else ""
            parts.append(f"## {need.label}{also}\n\n" + "\n".join(lines))
    return "\n\n".join(parts)


def help_lines(reference: Reference) -> str:
    """Every help line: how to reach it, what it is and is not."""
    return "\n\n".join(_help_line(line) for line in reference.crisis.lines.values())


def _help_line(line: HelpLine) -> str:
    ways = []
    if line.tel:
        ways.append(f"call [{spaced(line.tel)}](tel:{line.tel})")
    if line.sms:
        word = f"{line.text_word} to " if line.text_word else ""
        ways.append(f"text {word}[{line.sms}](sms:{line.sms})")
    reach = " or ".join(ways)
    return (
        f"## {line.name}\n\n**{reach[0].upper()}{reach[1:]}.**\n{line.is_for}\n{line.is_not}\n\n"
        f"*Open {line.hours}. {line.languages.rstrip('.')}. Checked on {line.checked_on.isoformat()} ({line.source}).*"
    )


def spaced(number: str) -> str:
    """A phone number the way people write it."""
    if len(number) == 11 and number[0] == "1":
        return f"{number[0]}-{number[1:4]}-{number[4:7]}-{number[7:]}"
    return number


def sources(curriculum: Curriculum) -> str:
    """Each source, what it supports, and where it is used."""
    used: dict[str, list[str]] = {}
    for module in curriculum.modules:
        for session in module.sessions:
            for key in session.page.record.sources:
                link = f"[{session.page.record.title}](/{module.slug}/{session.slug}/session.md)"
                used.setdefault(key, []).append(link)
    parts = []
    for key, source in curriculum.reference.sources.items():
        title = f"[{source.title}]({source.url})" if source.url else source.title
        where = f" {source.where}." if source.where else ""
        year = f" ({source.year})" if source.year else ""
        claims = "\n".join(f"- {claim}" for claim in source.supports)
        uses = ", ".join(used.get(key, [])) or "not used yet"
        parts.append(
            f"## {source.short}\n\n{source.authors}{year}. {title}.{where}\n\n"
            f"What it supports:\n\n{claims}\n\nWhat was checked: {source.evidence}\n\nUsed in: {uses}."
        )
    return "\n\n".join(parts)


def blocks() -> str:
    """The vocabulary of blocks with their options, for authors."""
    parts = []
    for name, kind in BLOCKS.items():
        rows = []
        for key, info in kind.options.model_fields.items():
            default = "required" if info.is_required() else f"`{info.default}`"
            rows.append((f"`{info.alias or key}`", info.description, default))
        options = table(["Option", "What it is", "If left out"], rows) if rows else "It has no options."
        parts.append(f"### `{name}`\n\n{kind.sentence}\nIts first line gives the {kind.says}.\n\n{options}")
    return "\n\n".join(parts)


def rules() -> str:
    """Every rule that the build enforces."""
    parts = []
    for group, found in GROUPS.items():
        parts.append(f"## {group}")
        for name, rule in found.items():
            parts.append(f"### `{name}`\n\n{rule.sentence}\n\n- Breaks it: {rule.breaks}\n- Keeps it: {rule.keeps}")
    return "\n\n".join(parts)


def counts(curriculum: Curriculum) -> str:
    """How much there is and how much of it has been reviewed, in two sentences."""
    sessions = [session for module in curriculum.modules for session in module.sessions]
    sheets = sum(len(session.worksheets) for session in sessions)
    approved = sum(session.page.record.review.status == "approved" for session in sessions)
    return (
        f"There are {len(curriculum.modules)} modules, {len(sessions)} sessions and {sheets} worksheets.\n"
        f"A licensed clinician has signed {approved} of the {len(sessions)} sessions."
    )


def _lower_first(text: str) -> str:
    return text[0].lower() + text[1:]
