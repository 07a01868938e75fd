"""Lists generated from the curriculum, as Markdown: sessions, sheets, needs, help lines, sources and rules."""

from collections.abc import Iterable, Mapping

from ..checks.rules import GROUPS
from ..content.audiences import READERS, SiteAudience
from ..content.model import Curriculum, Module, Reference, Session
from ..content.reference_types import HelpLine
from ..markup.anchors import anchor
from ..markup.examples import ANY_PASSAGE, block_examples
from ..markup.expand import expand, plain_line
from ..markup.fields import BLOCKS
from ..markup.table import table
from ..words.catalogue import Words, words_for
from ..words.formats import day
from ..words.list_words import Authors
from .drawing_list import drawing_kinds
from .forms import Choice, form_choices, form_link, forms_for, forms_list
from .guide_head import bullets
from .guide_lists import guides_by_module, guides_by_need
from .help_text import reached
from .need_list import needs
from .reviewer_list import for_reviewers
from .story_list import stories


def inserts(curriculum: Curriculum, with_guides: bool, levels: str = "", glossary: str = "") -> Mapping[str, str]:
    """Return the lists that hand-written pages may insert, by key; links start at the source root.

    `levels` (the table of reading levels) and `glossary` are rendered by the caller.
    """
    words = words_for(curriculum.language)
    modules = {
        audience: [m for m in curriculum.modules if m.source.record.audience == audience] for audience in READERS
    }
    return {
        **{f"modules-for-{audience}": _modules(own, words) for audience, own in modules.items()},
        "needs": needs(curriculum),
        "help-lines": help_lines(curriculum.reference),
        "sources": sources(curriculum),
        "source-notes": source_notes(curriculum),
        "blocks": blocks(curriculum),
        "drawings": drawing_kinds(words.authors),
        "rules": rules(words.authors),
        "counts": counts(curriculum),
        "contact": contact(curriculum.reference),
        "glossary": glossary,
        "reading-levels": levels,
        "guides-by-module": guides_by_module(curriculum) if with_guides else "",
        "guides-by-need": guides_by_need(curriculum) if with_guides else "",
        "for-reviewers": for_reviewers(curriculum) if with_guides else "",
        "forms": forms_list(curriculum) if with_guides else "",
        "stories": stories(curriculum) if with_guides else "",
    }


def contact(reference: Reference) -> str:
    """Return how to report a problem with the site: the clinic's own text, or the default."""
    clinic_contact = reference.clinic.contact if reference.clinic else None
    return clinic_contact or words_for(reference.language).help.contact


def sessions_list(module: Module, base: str = "") -> str:
    """Return the list of a module's sessions, each with its summary; links are relative to `base`."""
    lines = []
    for session in module.sessions:
        link = f"/{module.slug}/{session.slug}/session.md".removeprefix(f"/{base}")
        lines.append(f"- **[{session.page.record.title}]({link})**\n  {session.page.record.summary}")
    return "\n".join(lines)


def sheets_list(session: Session, reference: Reference) -> str:
    """Return the list of sheets for a session's page."""
    lines = []
    for sheet in session.worksheets:
        purpose = plain_line(sheet.record.purpose, reference)
        lines.append(f"- [{sheet.record.title}](worksheets/{sheet.slug}.md): {_lower_first(purpose)}")
    return "\n".join(lines)


def sheet_choices(curriculum: Curriculum, audience: SiteAudience) -> list[tuple[str, list[Choice]]]:
    """Return the forms, and each module's sheets below its title."""
    sheets = [
        (
            module.source.record.title,
            [
                Choice(
                    f"{module.slug}/{session.slug}/{sheet.slug}", f"{sheet.record.title} ({session.page.record.title})"
                )
                for session in module.sessions
                for sheet in session.worksheets
            ],
        )
        for module in curriculum.modules
    ]
    return [*form_choices(curriculum, audience), *sheets]


def _modules(modules: Iterable[Module], words: Words) -> str:
    """Return the sessions of modules: of one as they are, of several below a title each, which the template folds."""
    of_all = tuple(modules)
    if len(of_all) == 1:
        (module,) = of_all
        record = module.source.record
        heading = f"## [{record.title}](/{module.slug}/index.md)"
        return "\n\n".join((heading, record.summary, sessions_list(module)))
    parts = [f"## {words.home.subjects}"] if of_all else []
    for module in of_all:
        record = module.source.record
        link = f"[{words.lists.whole_module}](/{module.slug}/index.md)"
        parts += [f"### {record.title}", f"{record.summary}\n{link}", sessions_list(module)]
    return "\n\n".join(parts)


def help_lines(reference: Reference) -> str:
    """Return all help lines: how to reach each, and what it is and is not for."""
    return "\n\n".join(_help_line(line, words_for(reference.language)) for line in reference.crisis.lines.values())


def _help_line(line: HelpLine, words: Words) -> str:
    labels, checked = words.help, day(line.checked_on, words.language)
    about = labels.open(hours=line.hours, languages=line.languages.rstrip("."), day=checked, source=line.source)
    return f"## {line.name}\n\n**{reached(line, words)}.**\n{line.is_for}\n{line.is_not}\n\n*{about}*"


def sources(curriculum: Curriculum) -> str:
    """Return all sources, with the sessions and forms that use each."""
    used: dict[str, list[str]] = {}
    for module in curriculum.modules:
        for session in module.sessions:
            for key in session.page.record.sources:
                link = f"[{session.page.record.title}](/{module.slug}/{session.slug}/session.md)"
                used.setdefault(key, []).append(link)
    for form in forms_for(curriculum.forms, "participants"):
        for key in form.record.sources:
            used.setdefault(key, []).append(form_link(form))
    words = words_for(curriculum.language).lists
    parts = []
    for key, source in curriculum.reference.sources.items():
        title = f"[{source.title}]({source.url})" if source.url else source.title
        where = f" {source.where}." if source.where else ""
        year = f" ({source.year})" if source.year else ""
        uses = words.used_in(sessions=", ".join(used.get(key, [])) or words.not_used)
        supports = f"[{words.supports}](/source-notes.md#{anchor(source.short)})"
        parts.append(f"## {source.short}\n\n{source.authors}{year}. {title}.{where}\n\n{uses} {supports}.")
    return "\n\n".join(parts)


def source_notes(curriculum: Curriculum) -> str:
    """Return what each source supports, and what was seen of it."""
    words = words_for(curriculum.language).lists
    return "\n\n".join(
        f"## {source.short}\n\n{bullets(source.supports)}\n\n{words.checked(evidence=source.evidence)}"
        for source in curriculum.reference.sources.values()
    )


def blocks(curriculum: Curriculum) -> str:
    """Return the reference of blocks, each with its options and an example as source and result.

    It is in English for authors. The example of a passage is the shortest that the curriculum has.
    """
    words, reference = words_for(curriculum.language).authors, curriculum.reference
    shortest = min(reference.passages, key=lambda key: (len(reference.passages[key].body), key), default=ANY_PASSAGE)
    parts = []
    for name, kind in BLOCKS.items():
        rows = []
        for key, info in kind.options.model_fields.items():
            default = words.required if info.is_required() else f"`{info.default}`"
            rows.append((f"`{info.alias or key}`", info.description, default))
        options = table([words.option, words.about, words.default], rows) if rows else words.no_options
        source = block_examples()[name].replace(ANY_PASSAGE, shortest)
        result = expand(source, reference, {"counts": counts(curriculum)})
        parts += [f"### `{name}`\n\n{kind.sentence}\n{words.first_line(says=kind.says)}\n\n{options}"]
        parts += [f"```\n{source}\n```", f"//// example | {words.becomes(block=name)}\n\n{result}\n////"]
    return "\n\n".join(parts)


def rules(words: Authors) -> str:
    """Return the reference of all rules, in English like their messages; `words` has the labels."""
    parts = []
    for group, group_rules in GROUPS.items():
        parts.append(f"## {group}")
        for name, rule in group_rules.items():
            cases = f"- {words.breaks(text=rule.breaks)}\n- {words.keeps(text=rule.keeps)}"
            parts.append(f"### `{name}`\n\n{rule.sentence}\n\n{cases}")
    return "\n\n".join(parts)


def counts(curriculum: Curriculum) -> str:
    """Return two sentences on the size of the curriculum and how much of it has been reviewed."""
    sessions = [session for module in curriculum.modules for session in module.sessions]
    sheets = sum(len(session.worksheets) for session in sessions)
    standings = [curriculum.standings.get(session.page.path) for session in sessions]
    approved = sum(standing is not None and not standing.changed for standing in standings)
    words = words_for(curriculum.language).lists
    total = words.counts(
        modules=words.modules(len(curriculum.modules)),
        sessions=words.sessions(len(sessions)),
        worksheets=words.worksheets(sheets),
    )
    return f"{total}\n{words.signed(signed=approved, sessions=words.sessions(len(sessions)))}"


def _lower_first(text: str) -> str:
    return text[0].lower() + text[1:]
