"""What our templates put round the text of a page, as Markdown: help lines, the trail, files, review and edition.

The words are those of `hooks/templates/`; a test compares them on every page.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ..build.edition_name import edition_path
from ..content.record_types import HelpLine
from ..markup.table import table
from ..pages.assemble import Page
from ..pages.chart import notes
from ..pages.listings import sheet_choices, spaced
from ..pages.page_info import PageInfo, page_info
from ..pages.qr import qr_svg
from ..project import Project
from .link_map import LinkMap
from .settings import Settings

FORGETS = "What you type stays on this page only. Nobody reads it, and it is gone when you close or leave the page."
COPY = "Copy a text into your note, and finish it there. It says what the session was, and nothing about a person."


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
            return f"{body.strip()}\n\n{self.project.curriculum.reference.sheet_footer}\n"
        parts = [self._strip(), *self._leave(), *self._before(), *self._text(body), *self._after()]
        end = [self._help(), self._status()]
        if self.template in ("worksheet", "record", "sheet_log"):
            end = [framed("div", "after-sheet", *end)]
        return "\n\n".join([*parts, *end]) + "\n"

    @property
    def status(self) -> PageInfo:
        """What the page says of itself."""
        return page_info(self.project.curriculum, self.page)

    def link(self, words: str, address: str) -> str:
        """A link from this page."""
        return self.places.link(words, address, self.here)

    def _strip(self) -> str:
        words = (
            "**In danger?** Call [911](tel:911). **Thinking of suicide, or in crisis?** Call or text [988](tel:988)."
        )
        return framed("div", "help-strip", f"{words} {self.link('More help', 'help/')}")

    def _leave(self) -> Iterator[str]:
        if self.quick_exit or self.status.leave_quickly:
            yield framed("div", "trail", f"[Leave this page quickly]({self.settings.leave_to})")

    def _before(self) -> Iterator[str]:
        at = self.status
        module, session = self.link(at.module_title, at.module_url), self.link(at.session_title, at.session_url)
        if self.template == "session":
            yield framed("div", "trail", module)
        elif self.template == "guide":
            yield framed("div", "trail", f"For facilitators: {module}")
            yield framed("div", "sheet-files", self._guide_files())
        elif self.template == "record":
            guide = self.link(at.session_title, f"{at.session_url}guide/")
            yield framed("div", "trail", f"For facilitators: {module} / {guide}")
            yield framed("div", "screen-only", "Print this page and fill it in by hand. It keeps nothing.")
        elif self.template == "worksheet":
            yield framed("div", "trail", f"{module} / {session}")
            files = self.link("PDF to fill in or print", at.pdf_url)
            large = self.link("PDF in large print", at.large_pdf_url)
            yield framed("div", "sheet-tools", FORGETS, f"{files} | {large}")

    def _guide_files(self) -> str:
        at = self.status
        files = [
            self.link("What to print for one person (PDF)", at.packet_url) if at.packet_url else "",
            self.link("Checklist and sheet record to print", f"{at.session_url}record/"),
            self.link("All guides of this module (PDF)", at.manual_url),
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
        at, site = self.status, self.settings.site
        address = f"{site.address}/{edition_path(site.edition)}/{at.sheet_path}"
        code = qr_svg(f"https://{address}/")
        yield f'<div class="sheet-code" role="img" aria-label="Code that leads to {address}">{code.strip()}</div>'
        yield f"{at.sheet_id} · edition {site.edition} · {at.sheet_hash} · {site.name}, {site.licence}"
        yield address
        yield self.project.curriculum.reference.sheet_footer

    def _sheets_handed_out(self) -> Iterator[str]:
        edition = self.settings.site.edition
        rows = [(cite, edition, "", "", "") for cite in self.status.cites]
        yield "## Sheets handed out"
        yield table(["Sheet", "Edition", "Day", "Copies", "Given by"], [*rows, [""] * 5])
        yield f"{self.settings.site.name}, edition {edition}, {self.status.session_url}guide"

    def _after(self) -> Iterator[str]:
        at = self.status
        if self.template == "home":
            yield self._doors()
        elif self.template == "session" and at.needs:
            found = self.link("Find more by need", "needs/")
            yield framed("div", "needs", f"Can help with: {', '.join(at.needs)}. {found}")
        elif self.template == "module":
            yield framed("div", "sheet-files", self.link("All pages and sheets of this module (PDF)", at.workbook_url))
        elif self.template == "guide":
            yield from self._chart()
        elif self.template == "basket":
            for title, sheets in sheet_choices(self.project.curriculum):
                yield f"**{title}**"
                yield "\n".join(f"- {self.link(name, f'{id_}/')}" for id_, name in sheets)

    def _doors(self) -> str:
        doors = [
            ("I lead groups", "facilitators/", "Guides, timetables, and what to print tonight."),
            ("I'm in treatment", "participants/", "Plain pages and sheets you can fill in or print."),
            ("I'm family", "families/", "What helps, what to do tonight, and how to look after yourself."),
        ]
        shown = doors[self.settings.audience == "participants" :]
        return "\n".join(f"- {self.link(f'**{words}**', address)}: {about}" for words, address, about in shown)

    def _chart(self) -> Iterator[str]:
        yield "## For the chart"
        yield COPY
        for note in notes(self.project.curriculum, self.page, self.settings.site.name, self.settings.site.edition):
            yield f"### {note.label}"
            yield f"```text\n{note.text}\n```"
        record = self.link("record of this session", f"{self.status.session_url}record/")
        log = self.link("sheet log", "sheet-log/")
        yield f"The {record} is a page to print. The {log} is for the chart: which sheet, when, which edition."

    def _help(self) -> str:
        reference = self.project.curriculum.reference
        lines = ["**If you need help now**", "\n".join(f"- {_help_line(line)}" for line in reference.help_block)]
        if clinic := reference.clinic:
            room = f": {clinic.room}" if clinic.room else ""
            hours = f", {clinic.hours}" if clinic.hours else ""
            lines.append(f"{clinic.name}{room}{hours}.")
        lines.append("This site cannot see or hear you. Nobody reads what you type here.")
        return framed("aside", "help-block", *lines, label="Help now")

    def _status(self) -> str:
        evidence = self.link("About the evidence and the reviews", "evidence/")
        words = f"Edition {self.settings.site.edition}. This is education and not medical advice. {evidence}"
        return framed("div", "page-status", f"{self.status.review} {words}".strip())


def _help_line(line: HelpLine) -> str:
    ways = [f"[call {spaced(line.tel)}](tel:{line.tel})"] if line.tel else []
    if line.sms:
        word = f"{line.text_word} to " if line.text_word else ""
        ways.append(f"[text {word}{line.sms}](sms:{line.sms})")
    return f"**{line.name}:** {' or '.join(ways)}. {line.is_for} {line.is_not}"
