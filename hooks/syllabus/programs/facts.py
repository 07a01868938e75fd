"""The facts about a session that scheduling needs, without its texts."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..content.model import Curriculum, Document, Session
from ..content.record_types import CardSetRecord, Leader
from ..markup.expand import plain_line
from ..pages.card_pages import in_pages, is_two_sided


@dataclass(frozen=True)
class SetFacts:
    """The facts about a card set: who gets how many (`each`), the paper of one set, and its sides with cards."""

    slug: str
    title: str
    per: str
    each: int
    paper: int
    sides: int


@dataclass(frozen=True)
class Facts:
    """The facts about a session.

    `copies` is the number of copies per person by sheet; `sets` are the card sets that the guide prints, in its order.
    `leaders` is empty without a guide.
    """

    module: str
    slug: str
    title: str
    minutes: int
    core: bool
    stage: tuple[str, ...] = ("early",)
    summary: str = ""
    objectives: tuple[str, ...] = ()
    plan_problems: tuple[str, ...] = ()
    leaders: tuple[Leader, ...] = ()
    copies: tuple[tuple[str, int], ...] = ()
    sheets: tuple[tuple[str, str], ...] = ()
    has_guide: bool = True
    sets: tuple[SetFacts, ...] = ()

    @property
    def id(self) -> str:
        """The id, such as cbt/parts-of-a-moment."""
        return f"{self.module}/{self.slug}"


@dataclass(frozen=True)
class ModuleFacts:
    """The facts about a module: its title, its audience, and its sessions in teaching order."""

    title: str
    audience: str
    sessions: tuple[Facts, ...]

    @property
    def core(self) -> tuple[Facts, ...]:
        """The core sessions, in teaching order."""
        return tuple(session for session in self.sessions if session.core)

    @property
    def electives(self) -> tuple[Facts, ...]:
        """The sessions that are not core, in teaching order."""
        return tuple(session for session in self.sessions if not session.core)


Library = Mapping[str, ModuleFacts]


def _copies(session: Session) -> tuple[tuple[str, int], ...]:
    """Return how many copies of each sheet the guide prints, in its order."""
    sheets = {sheet.slug for sheet in session.worksheets}
    printed = session.guide.record.print.items() if session.guide else ()
    return tuple((name, each) for name, each in printed if name in sheets)


def _set(cards: Document[CardSetRecord], printed: Mapping[str, int]) -> SetFacts:
    pages, sides = len(in_pages(cards)), 2 if is_two_sided(cards) else 1
    record = cards.record
    return SetFacts(cards.slug, record.title, record.per, printed.get(cards.slug, 0), pages, pages * sides)


def library(curriculum: Curriculum) -> Library:
    """Return the facts about all sessions of a curriculum by module, with help lines as plain words."""
    reference = curriculum.reference
    return {
        module.slug: ModuleFacts(
            module.source.record.title,
            module.source.record.audience,
            tuple(
                Facts(
                    module.slug,
                    session.slug,
                    session.page.record.title,
                    session.page.record.minutes,
                    session.page.record.core,
                    session.page.record.stage,
                    plain_line(session.page.record.summary, reference),
                    tuple(plain_line(objective, reference) for objective in session.page.record.objectives),
                    session.page.record.plan_problems,
                    session.guide.record.lead if session.guide else (),
                    _copies(session),
                    tuple((sheet.slug, sheet.record.title) for sheet in session.worksheets),
                    session.guide is not None,
                    tuple(_set(cards, session.guide.record.print) for cards in session.cards) if session.guide else (),
                )
                for session in module.sessions
            ),
        )
        for module in curriculum.modules
    }
