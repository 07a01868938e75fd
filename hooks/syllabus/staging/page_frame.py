"""What our templates put round the text of a page, as Markdown: help lines, the trail, files, review and edition.

The words are those that `hooks/templates/` say; a test compares them on every page.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ..content.model import Reference
from ..content.record_types import HelpLine
from ..markup.table import table
from ..pages.assemble import Page
from ..pages.chart import notes
from ..pages.listings import sheet_choices, spaced
from ..pages.page_info import PageInfo, page_info
from ..pages.qr import qr_svg
from ..pages.sheet_foot import sheet_foot
from ..project import Project
from ..words.catalogue import Words, words_for
from ..words.formats import any_of
from .link_map import LinkMap
from .settings import Settings


def framed(tag: str, css: str, *parts: str, label: str = "") -> str:
    """Markdown within an element that our styles know."""
    name = f' aria-label="{label}"' if label else ""
    return "\n\n".join([f'<{tag} class="{css}"{name} markdown="1">', *parts, f"</{tag}>"])


@dataclass(frozen=True)
class PageFrame:
    """For one page: `here` is its address, `template` names what stands round it, `page` is None if hand-written."""

    project: Project
    settings: Settings
    places: LinkMap
    here: str
    template: str
    page: Page | None
    quick_exit: bool = False

    def around(self, body: str) -> str:
        """The page's Markdown with all that belongs round it."""
        if self.template == "group":  # made for a projector
            return f"{body.strip()}\n\n{self.reference.sheet_footer}\n"
        parts = [self._strip(), *self._leave(), *self._before(), *self._text(body), *self._after()]
        end = [self._help(), self._status()]
        if self.template in ("worksheet", "record", "sheet_log"):
            end = [framed("div", "after-sheet", *end)]
        return "\n\n".join([*parts, *end]) + "\n"

    @property
    def reference(self) -> Reference:
        """The data that pages point to by key."""
        return self.project.curriculum.reference

    @property
    def status(self) -> PageInfo:
        """What the page says of itself."""
        return page_info(self.project.curriculum, self.page)

    @property
    def words(self) -> Words:
        """What the site says, in the language of the page."""
        return words_for(self.project.curriculum.language)

    def link(self, words: str, address: str) -> str:
        """A link from this page."""
        return self.places.link(words, address, self.here)

    def _strip(self) -> str:
        strip = [f"**{when}** {_strip_line(line, self.words)}" for when, line in self.reference.help_strip]
        return framed("div", "help-strip", " ".join([*strip, self.link(self.words.help.more, "help/")]))

    def _leave(self) -> Iterator[str]:
        if self.quick_exit or self.status.leave_quickly:
            yield framed("div", "trail", f"[{self.words.page.leave}]({self.settings.leave_to})")

    def _before(self) -> Iterator[str]:
        at, words = self.status, self.words
        module, session = self.link(at.module_title, at.module_url), self.link(at.session_title, at.session_url)
        if self.template == "session":
            yield framed("div", "trail", module)
        elif self.template == "guide":
            yield framed("div", "trail", words.page.for_facilitators(trail=module))
            yield framed("div", "sheet-files", self._guide_files())
        elif self.template == "record":
            guide = self.link(at.session_title, f"{at.session_url}guide/")
            yield framed("div", "trail", words.page.for_facilitators(trail=f"{module} / {guide}"))
            yield framed("div", "screen-only", words.record.by_hand)
        elif self.template == "worksheet":
            yield framed("div", "trail", f"{module} / {session}")
            files = self.link(words.sheet.pdf, at.pdf_url)
            large = self.link(words.sheet.large_pdf, at.large_pdf_url)
            yield framed("div", "sheet-tools", words.sheet.forgets, f"{files} | {large}")

    def _guide_files(self) -> str:
        at, words = self.status, self.words.guide
        files = [
            self.link(words.packet, at.packet_url) if at.packet_url else "",
            self.link(words.record, f"{at.session_url}record/"),
            self.link(words.manual, at.manual_url),
        ]
        return "\n".join(f"- {file}" for file in files if file)

    def _text(self, body: str) -> Iterator[str]:
        text = body.strip()
        if self.template == "worksheet":
            yield framed(
                "div", "sheet", framed("div", "sheet-body", text), framed("div", "sheet-footer", *self._foot())
            )
        elif self.template == "record":
            yield framed("div", "paper-record", text, *self._sheets_handed_out())
        elif self.template == "sheet_log":
            yield framed("div", "paper-record sheet-log", text)
        else:
            yield text

    def _foot(self) -> Iterator[str]:
        foot = sheet_foot(self.here, self.status.sheet_hash, self.settings.site, self.reference)
        code = qr_svg(foot.address).strip()
        yield f'<div class="sheet-code" role="img" aria-label="{foot.code_label}">{code}</div>'
        yield " · ".join((*foot.trace, foot.source))
        yield foot.short_address
        yield foot.crisis_line

    def _sheets_handed_out(self) -> Iterator[str]:
        edition, words = self.settings.site.edition, self.words.record
        rows = [(cite, edition, "", "", "") for cite in self.status.cites]
        yield f"## {words.sheets}"
        yield table([words.sheet, words.edition, words.day, words.copies, words.given_by], [*rows, [""] * 5])
        yield words.foot(site=self.settings.site.name, edition=edition, guide=f"{self.status.session_url}guide")

    def _after(self) -> Iterator[str]:
        at, words = self.status, self.words
        if self.template == "home":
            yield self._doors()
        elif self.template == "session" and at.needs:
            found = self.link(words.session.more_needs, "needs/")
            yield framed("div", "needs", f"{words.session.needs(needs=', '.join(at.needs))} {found}")
        elif self.template == "module":
            yield framed("div", "sheet-files", self.link(words.module.workbook, at.workbook_url))
        elif self.template == "guide":
            yield from self._chart()
        elif self.template == "basket":
            for title, sheets in sheet_choices(self.project.curriculum):
                yield f"**{title}**"
                yield "\n".join(f"- {self.link(name, f'{id_}/')}" for id_, name in sheets)

    def _doors(self) -> str:
        words = self.words.home
        doors = [
            (words.facilitators, "facilitators/", words.facilitators_about),
            (words.participants, "participants/", words.participants_about),
            (words.families, "families/", words.families_about),
        ]
        shown = doors[self.settings.audience == "participants" :]
        return "\n".join(f"- {self.link(f'**{door}**', address)}: {about}" for door, address, about in shown)

    def _chart(self) -> Iterator[str]:
        words = self.words.chart
        yield f"## {words.title}"
        yield words.about
        for note in notes(self.project.curriculum, self.page, self.settings.site.name, self.settings.site.edition):
            yield f"### {note.label}"
            yield f"```text\n{note.text}\n```"
        record = self.link(words.record, f"{self.status.session_url}record/")
        log = self.link(words.log, "sheet-log/")
        yield words.record_and_log(record=record, log=log)

    def _help(self) -> str:
        reference, words = self.reference, self.words
        lines = [f"**{words.help.title}**", "\n".join(f"- {_help_line(line, words)}" for line in reference.help_block)]
        if clinic := reference.clinic:
            room = f": {clinic.room}" if clinic.room else ""
            hours = f", {clinic.hours}" if clinic.hours else ""
            lines.append(f"{clinic.name}{room}{hours}.")
        lines.append(words.help.nobody_listens)
        return framed("aside", "help-block", *lines, label=words.help.label)

    def _status(self) -> str:
        words = self.words.page
        parts = (
            self.status.review,
            words.edition(edition=self.settings.site.edition),
            words.education,
            self.link(words.evidence, "evidence/"),
        )
        return framed("div", "page-status", " ".join(filter(None, parts)))


def _strip_line(line: HelpLine, words: Words) -> str:
    """How a line of the strip is reached: by a call, by text, or by both with one number."""
    own = words.help
    if line.tel is None:
        return own.strip_text(number=f"[{line.sms}](sms:{line.sms})")
    number = f"[{spaced(line.tel)}](tel:{line.tel})"
    return own.strip_call_or_text(number=number) if line.sms == line.tel else own.strip_call(number=number)


def _help_line(line: HelpLine, words: Words) -> str:
    own = words.help
    ways = [f"[{own.call(number=spaced(line.tel))}](tel:{line.tel})"] if line.tel else []
    if line.sms:
        text = own.text_word(word=line.text_word, number=line.sms) if line.text_word else own.text(number=line.sms)
        ways.append(f"[{text}](sms:{line.sms})")
    return f"**{line.name}:** {any_of(ways, words.language)}. {line.is_for} {line.is_not}"
