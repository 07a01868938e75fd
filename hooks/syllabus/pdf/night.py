"""What a night needs on paper as one PDF: a page that counts, sheets for all, a list to sign, cards, run sheets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

import pikepdf

from ..build.cache import Cache, key_of
from ..build.site_facts import Site
from ..content.card_list import sets_for
from ..content.model import Curriculum, Session
from ..content.problem import Problem
from ..markup.table import table
from ..pages.assemble import Page
from ..pages.card_pages import in_pages, is_two_sided
from ..pages.sheet_foot import sheet_foot
from ..words.catalogue import words_for
from .files import Job, card_jobs, make_all, run_sheet_jobs, sheet_jobs
from .other_language import OtherLanguage
from .sheet import Document, Part, PdfOptions

URL = "print-tonight/"


@dataclass(frozen=True)
class Stack:
    """Copies of one document: what it is called, and how many there are.

    Of a card set `cards` are the pages with cards; the leader's key behind them is needed once. With `is_one_sided`
    nothing may stand on their backs.
    """

    title: str
    copies: int
    job: Job
    cards: int | None = None
    is_one_sided: bool = False


def night_stacks(
    ids: Sequence[str],
    curriculum: Curriculum,
    pages: Sequence[Page],
    site: Site,
    people: int,
    sign_in: str,
    other: OtherLanguage | None = None,
) -> list[Stack]:
    """Return what the sessions with these ids need for a group of `people`, in the order of print.

    `pages` are those of a site for everyone, and `sign_in` is the URL of the form that people sign, or empty. Sheets
    are in the `other` language, if it is given and has them. Raises KeyError with an id that no session with a guide
    has.
    """
    words = words_for((other.for_leaders(curriculum) if other else curriculum).language).scripts.print_tonight
    found = list(_led(ids, curriculum, pages))
    forms = [page for page in pages if sign_in and page.url == sign_in]

    def sheet(page: Page, copies: int) -> Stack:
        if other:
            return Stack(other.title(page), copies, other.job(page, curriculum, site))
        return Stack(page.title, copies, sheet_jobs(curriculum, [page], site)[0])

    def in_usual(title: str) -> str:
        return other.in_usual(title) if other else title

    return [
        *(sheet(page, each * people) for session, own in found for page, each in _sheets(session, own)),
        *(sheet(page, 1) for page in forms),
        *(
            replace(stack, title=in_usual(stack.title))
            for session, own in found
            for stack in _cards(session, own, curriculum, site, people)
        ),
        *(
            Stack(in_usual(words.run_sheet(session=session.page.record.title)), 1, job)
            for session, own in found
            for job in run_sheet_jobs(curriculum, own, site)
        ),
    ]


def night_sheets(ids: Sequence[str], curriculum: Curriculum, pages: Sequence[Page]) -> list[Page]:
    """Return the pages of the sheets that the sessions with these ids print. Raises KeyError as `night_stacks`."""
    return [page for session, own in _led(ids, curriculum, pages) for page, _ in _sheets(session, own)]


def _led(ids: Sequence[str], curriculum: Curriculum, pages: Sequence[Page]) -> Iterator[tuple[Session, Sequence[Page]]]:
    """Yield each session with its pages."""
    led = {f"{m.slug}/{s.slug}": s for m in curriculum.modules for s in m.sessions if s.guide}
    for name in ids:
        yield led[name], [page for page in pages if f"{page.module}/{page.session}" == name]


def _sheets(session: Session, own: Sequence[Page]) -> Iterator[tuple[Page, int]]:
    """Yield the page of each sheet that is printed, and how many of it a person gets."""
    for page in own:
        if page.kind == "worksheet" and (each := _each(session, page)):
            yield page, each


def _cards(session: Session, own: Sequence[Page], curriculum: Curriculum, site: Site, people: int) -> Iterator[Stack]:
    sets = {cards.slug: cards for cards in session.cards}
    for page in own:
        if page.kind == "cards" and (each := _each(session, page)):
            cards = sets[page.sheet]
            copies = sets_for(people, cards.record.per, each)
            (job,) = card_jobs(curriculum, [page], site)
            is_one_sided = not is_two_sided(cards)
            sides = len(in_pages(cards)) * (1 if is_one_sided else 2)
            yield Stack(page.title, copies, job, sides, is_one_sided)


def _each(session: Session, page: Page) -> int:
    """Return how many of a sheet or set a person, pair or table gets, as the guide says."""
    return session.guide.record.print.get(page.sheet, 1) if session.guide else 0


def count_job(stacks: Sequence[Stack], curriculum: Curriculum, site: Site) -> Job:
    """Return the job for the page that lies on top, and says how often each document follows."""
    words = words_for(curriculum.language).print_tonight
    title = words.title
    body = f"# {title}\n\n{table((words.what, words.copies), ((s.title, s.copies) for s in stacks))}\n"
    foot = sheet_foot(URL, key_of(body)[:8], site, curriculum.reference)
    document = Document(title, site.name, (Part(foot),), language=curriculum.language)
    return Job(URL, stacks[0].job.source, (body,), document, PdfOptions(stacks[0].job.options.paper), None)


def night_pdf(
    count: Job, stacks: Sequence[Stack], cache: Cache, *, two_sided: bool
) -> tuple[bytes, int] | list[Problem]:
    """Return all copies as one PDF for a printer, and its pages; or what cannot be printed.

    On paper of two sides each copy begins on a front side. Fields to type in become what they look like.
    """
    pdfs, problems = make_all([count, *(stack.job for stack in stacks)], cache)
    if problems:
        return problems
    night = pikepdf.new()
    for stack in (Stack("", 1, count), *stacks):
        _add(night, pdfs[stack.job.url].data, stack, two_sided=two_sided)
    data = BytesIO()
    night.save(data, deterministic_id=True)
    return data.getvalue(), len(night.pages)


def _add(night: pikepdf.Pdf, data: bytes, stack: Stack, *, two_sided: bool) -> None:
    """Add the copies of a stack, whose document is `data`; they share all but their pages."""
    first = len(night.pages)
    with pikepdf.open(BytesIO(data)) as source:
        source.flatten_annotations("print")
        night.pages.extend(source.pages)
    pages = list(night.pages)[first:]
    del night.pages[first:]
    cards, key = pages[: stack.cards], pages[stack.cards :] if stack.cards else []
    piles = [key, *[[page] for page in cards] * stack.copies] if stack.is_one_sided else [key, *[cards] * stack.copies]
    for pile in piles:
        night.pages.extend(pile)
        if two_sided and len(pile) % 2:
            _, _, width, height = (float(side) for side in pages[0].mediabox)
            night.add_blank_page(page_size=(width, height))
