"""Assembles the site's pages from the model: Markdown with front matter, each with its URL and audience."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

import yaml

from ..content.model import Curriculum, Document, Module, Reference, Session
from ..content.record_types import Foot, GuideRecord, WorksheetRecord
from ..markup.anchors import anchor
from ..markup.expand import expand, expand_line, plain_line
from ..words.catalogue import Words, words_for
from . import listings
from .group_view import drawings, group_body
from .guide_head import bullets, guide_head
from .read_aloud import with_readings
from .record_page import record_body

SheetRecord = TypeVar("SheetRecord", bound=WorksheetRecord)
Kind = Literal["module", "session", "guide", "record", "group", "worksheet", "cards", "program", "docs", "notice"]
SKIPPED_TO = re.compile(r"\*([^*]+)\*")  # the heading that a content note leads to
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # PyYAML may be built without its C extension


@dataclass(frozen=True)
class Page:
    """A generated page: its source path (`uri`), its URL relative to the site root, its kind, and its Markdown.

    `source` is the path, relative to the project, of the file that an author would edit. `printed` is the Markdown of
    its PDF, if that is another; `foot` is the kind of a sheet's foot, if it is not the usual one. `for_leaders` holds
    for a form that only leaders read. `language` is empty for a page in the language of the site; of another one, the
    kind `docs` is a hand-written page, and `notice` stands in the place of a translation that may not be shown.
    `foot_note` is what else a sheet's foot says, such as that the translation is a draft.
    """

    uri: str
    url: str
    kind: Kind
    title: str
    body: str
    source: str
    module: str
    session: str = ""
    sheet: str = ""
    meta: dict[str, Any] = field(default_factory=dict)
    printed: str = ""
    foot: Foot | None = None
    for_leaders: bool = False
    language: str = ""
    foot_note: str = ""

    @property
    def is_for_facilitators(self) -> bool:
        """Whether the page may contain text for facilitators."""
        return self.for_leaders or self.kind in ("guide", "record", "cards")

    @property
    def is_for_participants(self) -> bool:
        """Whether the page is also on a site for participants."""
        return not self.for_leaders and self.kind in ("module", "session", "worksheet", "docs", "notice")

    @property
    def markdown(self) -> str:
        """The front matter and body as one text."""
        meta = {"title": self.title, "template": f"{self.kind}.html", **self.meta}
        front = yaml.dump(meta, Dumper=DUMPER, sort_keys=True, allow_unicode=True)
        return f"---\n{front}---\n\n{self.body}"


def assemble(curriculum: Curriculum) -> Iterator[Page]:
    """Yield all pages of the curriculum, for every audience."""
    reference = curriculum.reference
    for module in curriculum.modules:
        yield _module_page(module, words_for(reference.language))
        for session in module.sessions:
            yield _session_page(module, session, reference)
            for sheet in session.worksheets:
                yield _sheet_page(module, session, sheet, reference)
            if session.guide:
                yield _guide_page(module, session, session.guide, reference)
                yield _record_page(module, session, session.guide, reference)
                yield _group_page(module, session, session.guide, reference)


def session_url(module: Module, session: Session) -> str:
    """Return the URL of a session's page."""
    return f"{module.slug}/{session.slug}/"


def sheet_id(module: Module, session: Session, sheet: Document[WorksheetRecord]) -> str:
    """Return the id printed on a sheet, which consists of slugs and never changes."""
    return f"{module.slug}/{session.slug}/{sheet.slug}"


def sheet_body(sheet: Document[SheetRecord], reference: Reference) -> str:
    """Return what stands on a sheet as Markdown: its title, its purpose, its text, and what to do with it."""
    record = sheet.record
    parts = [
        f"# {record.title}",
        plain_line(record.purpose, reference),
        expand(sheet.body.strip("\n"), reference),
        plain_line(record.afterwards, reference),
    ]
    return "\n\n".join(parts) + "\n"


def _module_page(module: Module, words: Words) -> Page:
    record = module.source.record
    audience = words.audiences.of(record.audience)
    for_whom = words.module.for_whom(audience=audience)
    parts = [
        f"# {record.title}",
        record.summary,
        f"{for_whom}\n{words.module.stands_alone}",
        *(["\n".join(record.about)] if record.about else []),
        f"## {words.module.goals}",
        bullets(record.goals),
        f"## {words.module.sessions}",
        listings.sessions_list(module, f"{module.slug}/"),
        f"## {words.module.out_of_scope}",
        bullets(record.out_of_scope),
    ]
    return Page(
        uri=f"{module.slug}/index.md",
        url=f"{module.slug}/",
        kind="module",
        title=record.title,
        body="\n\n".join(parts) + "\n",
        source=module.source.path,
        module=module.slug,
        meta={"description": record.summary, "place": words.module.place(audience=audience)},
    )


def _session_page(module: Module, session: Session, reference: Reference) -> Page:
    page, record, words = session.page, session.page.record, words_for(reference.language)
    opening, heading, rest = page.body.strip("\n").partition("\n## ")
    parts = [f"# {record.title}", expand(opening, reference)]
    if record.content_note:
        parts.append(f"*{expand_line(SKIPPED_TO.sub(_link_to_heading, record.content_note), reference)}*")
    parts.append(expand(f"{heading}{rest}", reference).strip("\n"))
    parts += [f"## {words.session.remember}", bullets(expand_line(point, reference) for point in record.key_points)]
    if session.worksheets:
        parts += [f"## {words.session.sheets}", listings.sheets_list(session, reference)]
    audience = words.audiences.of(module.source.record.audience)
    return Page(
        uri=f"{module.slug}/{session.slug}/session.md",
        url=session_url(module, session),
        kind="session",
        title=record.title,
        body="\n\n".join(parts) + "\n",
        source=page.path,
        module=module.slug,
        session=session.slug,
        meta={
            "description": record.summary,
            "place": words.session.place(audience=audience, module=module.source.record.title),
            "tags": [*(reference.needs[need].label for need in record.needs if need in reference.needs), *record.asks],
        },
    )


def _sheet_page(module: Module, session: Session, sheet: Document[WorksheetRecord], reference: Reference) -> Page:
    record, words = sheet.record, words_for(reference.language)
    audience = words.audiences.of(module.source.record.audience)
    return Page(
        uri=f"{module.slug}/{session.slug}/worksheets/{sheet.slug}.md",
        url=f"{module.slug}/{session.slug}/{sheet.slug}/",
        kind="worksheet",
        title=record.title,
        body=sheet_body(sheet, reference),
        source=sheet.path,
        module=module.slug,
        session=session.slug,
        sheet=sheet.slug,
        foot=record.foot,
        meta={
            "description": plain_line(record.purpose, reference),
            "place": words.sheet.place(audience=audience, module=module.source.record.title),
        },
    )


def _guide_page(module: Module, session: Session, guide: Document[GuideRecord], reference: Reference) -> Page:
    words = words_for(reference.language).guide
    title = words.title(session=session.page.record.title)
    parts = [f"# {title}", guide_head(session, guide, reference)]
    parts.append(expand(with_readings(session, guide, words).strip("\n"), reference))
    if shown := list(drawings(session, reference)):
        parts += [f"## {words.drawing}", *shown]
    return Page(
        uri=f"{module.slug}/{session.slug}/facilitator.md",
        url=f"{module.slug}/{session.slug}/guide/",
        kind="guide",
        title=title,
        body="\n\n".join(parts) + "\n",
        source=guide.path,
        module=module.slug,
        session=session.slug,
        meta={
            "description": words.about(module=module.source.record.title),
            "search": {"exclude": True},
        },
    )


def _record_page(module: Module, session: Session, guide: Document[GuideRecord], reference: Reference) -> Page:
    return Page(
        uri=f"{module.slug}/{session.slug}/record.md",
        url=f"{module.slug}/{session.slug}/record/",
        kind="record",
        title=words_for(reference.language).record.title(session=session.page.record.title),
        body=record_body(module, session, guide, reference),
        source=guide.path,
        module=module.slug,
        session=session.slug,
        meta={"search": {"exclude": True}},
    )


def _group_page(module: Module, session: Session, guide: Document[GuideRecord], reference: Reference) -> Page:
    return Page(
        uri=f"{module.slug}/{session.slug}/group.md",
        url=f"{module.slug}/{session.slug}/group/",
        kind="group",
        title=session.page.record.title,
        body=group_body(module, session, guide, reference),
        source=session.page.path,
        module=module.slug,
        session=session.slug,
        meta={"search": {"exclude": True}},
    )


def _link_to_heading(match: re.Match[str]) -> str:
    heading = match.group(1)
    return f"[{heading}](#{anchor(heading)})"
