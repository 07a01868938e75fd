"""The forms: sheets for any group that belong to no session, and for each module the one made from its goals."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from ..content.audiences import SiteAudience
from ..content.model import Curriculum, Document, FormDocument, Module, Reference, check_slug_of
from ..content.record_types import Copies, FormRecord
from ..markup.expand import plain_line
from ..words.catalogue import words_for
from .guide_head import bullets

FOLDER = "forms"
CHOICES = "choices"  # the option of a matrix that has the heads of its columns


class Choice(NamedTuple):
    """A sheet to pick for printing: its id, which is also its URL, its title, and how many of it a group needs."""

    sheet: str
    title: str
    copies: Copies = "per-person"


def all_forms(curriculum: Curriculum) -> tuple[FormDocument, ...]:
    """Return the forms that authors wrote, and then the check of each module."""
    return (*curriculum.forms, *module_checks(curriculum))


def module_checks(curriculum: Curriculum) -> Iterator[FormDocument]:
    """Yield for each module the form that asks how sure people are of its goals, before the first group and after."""
    for module in curriculum.modules:
        yield _module_check(module, curriculum.reference)


def all_sheets(curriculum: Curriculum) -> dict[str, Document[Any]]:
    """Return the worksheets of all sessions and the forms, by the path of the file that an author would edit."""
    sheets: dict[str, Document[Any]] = {form.path: form for form in all_forms(curriculum)}
    for module in curriculum.modules:
        sheets |= {sheet.path: sheet for session in module.sessions for sheet in session.worksheets}
    return sheets


def forms_for(forms: tuple[FormDocument, ...], audience: SiteAudience) -> tuple[FormDocument, ...]:
    """Return those of the forms that a site with this audience has."""
    return tuple(form for form in forms if audience == "everyone" or form.record.audience == "everyone")


def form_id(form: FormDocument) -> str:
    """Return the id printed on a form, which never changes."""
    return f"{FOLDER}/{form.slug}"


def form_link(form: FormDocument) -> str:
    """Return a link to a form, which starts at the source root."""
    return f"[{form.record.title}](/{form_id(form)}.md)"


def forms_list(curriculum: Curriculum) -> str:
    """Return the forms as Markdown for leaders: those for leaders alone, those for everybody, and the checks."""
    reference, words = curriculum.reference, words_for(curriculum.language)
    parts = []
    for title, audience in ((words.forms.for_leaders, "facilitators"), (words.forms.for_everyone, "everyone")):
        entries = [
            words.forms.entry(form=form_link(form), purpose=form.record.purpose, why=form.record.why)
            for form in curriculum.forms
            if form.record.audience == audience
        ]
        if entries:
            parts += [f"## {title}", bullets(plain_line(entry, reference) for entry in entries)]
    about = f"{words.checks.purpose} *{words.checks.why}*"
    return "\n\n".join([*parts, f"## {words.forms.checks}", about, bullets(map(form_link, module_checks(curriculum)))])


def form_choices(curriculum: Curriculum, audience: SiteAudience) -> list[tuple[str, list[Choice]]]:
    """Return the forms to pick for printing below two titles."""
    words, written = words_for(curriculum.language).forms, forms_for(curriculum.forms, audience)
    parts = ((words.all, written), (words.checks, tuple(module_checks(curriculum))))
    return [
        (title, [Choice(form_id(form), form.record.title, form.record.copies) for form in forms])
        for title, forms in parts
        if forms
    ]


def _module_check(module: Module, reference: Reference) -> FormDocument:
    """Return the check of a module; its review is that of the module, whose goals it asks about."""
    source, words = module.source.record, words_for(reference.language).checks
    goals = bullets(plain_line(goal, reference) for goal in source.goals)
    levels = (words.not_sure, words.a_little, words.mostly, words.very_sure)
    choices = f"    {CHOICES}: {json.dumps(levels, ensure_ascii=False)}"
    parts = [
        words.no_test,
        "\n".join((f"1. {words.first}", f"2. {words.then}", f"3. {words.compare}")),
        f"/// matrix | {words.before}\n{choices}\n\n{goals}\n///",
        f"/// write | {words.want}\n    lines: 2\n///",
        f"/// matrix | {words.after}\n{choices}\n\n{goals}\n///",
        f"/// write | {words.next}\n    lines: 2\n///",
    ]
    record = FormRecord(
        title=words.title(module=source.title),
        kind="scale",
        purpose=words.purpose,
        afterwards=words.afterwards,
        audience="everyone",
        why=words.why,
        review=source.review,
    )
    return Document(slug=check_slug_of(module.slug), path=module.source.path, record=record, body="\n\n".join(parts))
