"""What stands round the text of a page, on the site and in the plain tree alike: the values for `templates/`."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from ..build.site_facts import Site
from ..content.audiences import SiteAudience
from ..content.model import Curriculum, Reference
from ..content.reference_types import Clinic
from ..markup.expand import plain_line
from ..markup.opening import split_lead, split_opening
from ..words.catalogue import Words, words_for
from .addresses import Addresses
from .assemble import Page
from .chart import Note, notes
from .folding import fold_asides, folded
from .forms import Choice
from .guide_sections import in_sections
from .help_ways import StripWay, block_ways, strip_ways
from .home import Home, Tile, all_needs, home, tonight
from .listings import sheet_choices
from .page_info import PageInfo, page_info
from .posters import common_posters
from .qr import qr_svg
from .sheet_foot import SheetFoot, sheet_foot
from .sheet_head import SheetHead, sheet_head

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Frame:
    """The values of one page.

    `is_plain` holds in the plain tree: a page is Markdown there, and has none of our scripts. `help_strip` has the ways
    to the lines of the strip, `help_also` and `help_also_es` say of them what the open search says, in two languages.
    `help_lines` has the name, the ways and the use of each line of the help block. `doors` have the words and the
    address for each reader.
    `home` and `tonight` have the tiles of the start pages, `needs` those of the list of needs.
    `addresses` are those of a translation.
    `foot` is that of a sheet; `sheets` are those to pick in the basket, by module. `posters` have title and address.
    """

    words: Words
    site: Site
    audience: SiteAudience
    leave_to: str
    is_plain: bool
    help_strip: tuple[StripWay, ...]
    help_also: str
    help_also_es: str
    help_lines: tuple[tuple[str, str, str], ...]
    clinic: Clinic | None
    crisis_line: str
    status: PageInfo
    leaves_quickly: bool
    notes: tuple[Note, ...]
    head: SheetHead | None
    foot: SheetFoot | None
    sheets: tuple[tuple[str, list[Choice]], ...]
    doors: tuple[tuple[str, str], ...]
    home: Home | None
    tonight: tuple[Tile, ...]
    needs: tuple[Tile, ...]
    posters: tuple[tuple[str, str], ...]
    addresses: Addresses | None


@dataclass(frozen=True)
class Frames:
    """The frames of all pages of a site in one language; `addresses` are those of a translation."""

    curriculum: Curriculum
    site: Site
    audience: SiteAudience
    leave_to: str
    is_plain: bool = False
    addresses: Addresses | None = None

    def of(self, page: Page | None, template: str = "", *, quick_exit: bool = False) -> Frame:
        """Return the frame of a page of the curriculum, or of a hand-written one (None), with this template."""
        reference, words = self.curriculum.reference, words_for(self.curriculum.language)
        page = None if page and page.kind in ("docs", "notice") else page
        status = page_info(self.curriculum, page)
        is_sheet = page is not None and page.kind == "worksheet"
        return Frame(
            words=words,
            site=self.site,
            audience=self.audience,
            leave_to=self.leave_to,
            is_plain=self.is_plain,
            help_strip=self._help_strip,
            help_also=self._help_also[0],
            help_also_es=self._help_also[1],
            help_lines=self._help_lines,
            clinic=reference.clinic,
            crisis_line=reference.sheet_footer,
            status=status,
            leaves_quickly=status.leave_quickly or quick_exit,
            notes=notes(self.curriculum, page, self.site.name, self.site.edition),
            head=sheet_head(page, self.curriculum, self.site) if page else None,
            foot=self._foot(page, status.sheet_hash) if page and is_sheet else None,
            sheets=tuple(sheet_choices(self.curriculum, self.audience)) if template == "basket.html" else (),
            doors=self._doors,
            home=home(self.curriculum) if template == "home.html" else None,
            tonight=tonight(self.curriculum) if template in ("home.html", "families.html") else (),
            needs=all_needs(self.curriculum) if template == "needs.html" else (),
            posters=self._posters if template == "tonight.html" else (),
            addresses=self.addresses,
        )

    def _foot(self, page: Page, sheet_hash: str) -> SheetFoot:
        return sheet_foot(
            page.url, sheet_hash, self.site, self.curriculum.reference, kind=page.foot, note=page.foot_note
        )

    @cached_property
    def _doors(self) -> tuple[tuple[str, str], ...]:
        words = words_for(self.curriculum.language).doors
        doors = ((words.needs, "needs/"), (words.participants, "participants/"), (words.families, "families/"))
        leaders = ((words.facilitators, "facilitators/"),) if self.audience == "everyone" else ()
        return (*doors, *leaders)

    @cached_property
    def _posters(self) -> tuple[tuple[str, str], ...]:
        return tuple((poster.title, poster.url) for poster in common_posters(self.curriculum))

    @cached_property
    def _help_strip(self) -> tuple[StripWay, ...]:
        words = words_for(self.curriculum.language)
        lines = self.curriculum.reference.help_strip
        return tuple(way for entry, line in lines for way in strip_ways(entry, line, words))

    @cached_property
    def _help_also(self) -> tuple[str, str]:
        reference = self.curriculum.reference
        entries = [entry for entry, _ in reference.help_strip]
        english, spanish = [entry.also for entry in entries], [entry.also_es for entry in entries]
        return _joined(english, reference), _joined(spanish, reference)

    @cached_property
    def _help_lines(self) -> tuple[tuple[str, str, str], ...]:
        words = words_for(self.curriculum.language)
        return tuple(
            (line.name, block_ways(line, words), f"{line.is_for} {line.is_not}")
            for line in self.curriculum.reference.help_block
        )


def _joined(texts: Iterable[str | None], reference: Reference) -> str:
    return " ".join(plain_line(text, reference) for text in texts if text)


def prepare(env: Environment) -> Environment:
    """Give an environment what the templates call; its filter `url` must turn an address into one from the page."""
    env.globals["link"] = _link
    env.filters["qr"] = _qr
    env.filters["opening"] = lambda page: split_opening(page)[0]
    env.filters["after_opening"] = lambda page: split_opening(page)[1]
    env.filters["in_sections"] = in_sections
    env.filters["folded"] = folded
    env.filters["fold_asides"] = fold_asides
    env.filters["lead"] = lambda page: split_lead(page)[0]
    env.filters["after_lead"] = lambda page: split_lead(page)[1]
    return env


@pass_context
def _link(context: Context, text: str, address: str, *, download: bool = False, label: str = "") -> Markup:
    """Return a link to an address below the site's root; the bare words where there is no such page or file."""
    addresses: Addresses | None = context.get("addresses")
    address, is_english = addresses.of(address) if addresses else (address, False)
    way = context.environment.filters["url"](context, address)
    if not way:
        return Markup.escape(text)
    if addresses and is_english:
        link = Markup('<a href="{}" hreflang="en">{} <small>{}</small></a>')
        return link.format(way, text, addresses.in_english)
    file = Markup(" download") if download else ""
    name = Markup(' aria-label="{}"').format(label) if label else ""
    return Markup('<a href="{}"{}{}>{}</a>').format(way, file, name, text)


def _qr(address: str) -> Markup:
    return Markup(qr_svg(address))  # noqa: S704  # the picture holds no text
