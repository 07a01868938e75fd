"""A review packet as Markdown: a page on how to read, where to look first, the texts, and the page to sign."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from ..content.digest import content_hash
from ..content.model import Curriculum, Reference
from ..content.problem import RefusedError
from ..reviews.board import MINUTES_OF_AN_HOUR, WORDS_A_MINUTE
from ..reviews.status import PASSAGES
from ..reviews.types import unit_key
from ..words.catalogue import words_for
from ..words.review_words import Reviewing
from .last_pages import Traced, sign_off_page, trace_page
from .look_first import Look, Why, look_first
from .numbered import Change, Group, NumberedText, numbered
from .unit_markdown import literal, units_markdown

MOST_PARAGRAPHS = 20_000
MOST_LINES = 9  # of the contents; with more, they stand in one paragraph, so that the first part stays a page


@dataclass(frozen=True)
class PacketPart:
    """A part of a packet: its Markdown, or the path of a sheet that is shown as it prints.

    `right` is the tag of the language of the second column of its tables, if that has another one.
    """

    body: str = ""
    sheet: str = ""
    title: str = ""
    is_trace: bool = False
    right: str = ""


@dataclass(frozen=True)
class ReviewPacket:
    """The parts of a packet, what it is called, and how many words there are to read."""

    title: str
    parts: tuple[PacketPart, ...]
    words: int
    paragraphs: int

    @property
    def hours(self) -> float:
        """How long it takes to read."""
        return self.words / WORDS_A_MINUTE / MINUTES_OF_AN_HOUR


def review_packet(
    groups: Sequence[Group],
    curriculum: Curriculum,
    edition: str,
    *,
    is_linked: bool,
    changes: Mapping[str, Change] | None = None,
    since: str = "",
) -> ReviewPacket:
    """Return the packet of these texts.

    With `is_linked`, paragraphs have bookmarks, and what is read back stands at the end. `changes` has, by path,
    what changed since the review `since`; it then stands instead of the texts. Raises RefusedError for a
    packet that nobody could read.
    """
    words = words_for(curriculum.language)
    texts = numbered(groups)
    count = sum(len(text.units) for text in texts)
    if count > MOST_PARAGRAPHS:
        fix = "ask for fewer sessions in one packet"
        raise RefusedError(f"expected at most {MOST_PARAGRAPHS} paragraphs in a packet, found {count} - {fix}")
    shown = [text for text in texts if changes is None or text.document.path in changes]
    units = [unit for text in texts for unit in text.units]
    if changes is not None:
        seen = {number for change in changes.values() for number in change.numbers}
        units = [unit for unit in units if unit.number in seen]
    numbers = {unit.number for unit in units}
    total = sum(unit.unit.words for unit in units)
    looks = [look for look in look_first(texts, curriculum) if look.number in numbers or not look.number]
    parts = [
        PacketPart(_brief(groups, words.reviewing, edition, total, since)),
        PacketPart(_look_first(looks, words.reviewing)),
    ]
    for at, group in enumerate(groups, start=1):
        of_group = [text for text in shown if text.group == at]
        parts += _group_parts(group, of_group, curriculum.reference, words.reviewing, is_linked, changes)
    parts.append(PacketPart(sign_off_page([group.title for group in groups], words.reviewing, words.board)))
    if is_linked:
        parts.append(PacketPart(_trace(texts, edition, words.reviewing), is_trace=True))
    return ReviewPacket(words.reviewing.title, tuple(parts), total, len(units))


def time_of(total: int, words: Reviewing) -> str:
    """Return how long it takes to read so many words: in minutes, and from an hour on in hours."""
    minutes = max(1, round(total / WORDS_A_MINUTE))
    if minutes < MINUTES_OF_AN_HOUR:
        return words.reading_minutes(minutes)
    return words.reading_hours(hours=f"{minutes / MINUTES_OF_AN_HOUR:.1f}")


def time_line(total: int, words: Reviewing) -> str:
    """Return the line that says how many words there are, and how long they take."""
    return words.time(words=f"{total:,}", time=time_of(total, words), rate=WORDS_A_MINUTE)


def _brief(groups: Sequence[Group], words: Reviewing, edition: str, total: int, since: str) -> str:
    contents = contents_of([group.title for group in groups])
    look_for = (words.steps.wrong, words.steps.missing, words.steps.order, words.steps.works)
    steps = "\n".join(f"{at}. {step}" for at, step in enumerate(look_for, start=1))
    about = [words.since(entry=literal(since))] if since else []
    return "\n\n".join(
        [
            f"# {words.title}",
            words.edition(edition=literal(edition)),
            *about,
            time_line(total, words),
            words.what_it_is,
            f"## {words.how}",
            steps,
            words.do_not_rewrite,
            words.numbers,
            words.no_names,
            f"## {words.contents}",
            contents,
        ]
    )


def contents_of(titles: Iterable[str]) -> str:
    """Return the titles as a list, or as one paragraph where there are many."""
    shown = [literal(title) for title in titles]
    return "\n".join(f"- {title}" for title in shown) if len(shown) <= MOST_LINES else "; ".join(shown)


def _look_first(looks: Iterable[Look], words: Reviewing) -> str:
    names: dict[Why, str] = {
        "asked": words.asked,
        "passage": words.passages,
        "safety": words.safety,
        "cited": words.cited,
        "number": words.figures,
        "allowed": words.allowed,
    }
    parts = [f"# {words.look_first}", words.look_first_about]
    for kind, of_kind in groupby(looks, lambda look: look.kind):
        parts.append(f"## {names[kind]}")
        for look in of_kind:
            place = f"({look.number}) " if look.number else ""
            why = "".join(f"\n\n> {literal(reason)}" for reason in look.why)
            parts.append(f"{place}{literal(look.words)}{why}")
    return "\n\n".join(parts if len(parts) > 2 else [*parts, words.no_looks])  # title and sentence


def _group_parts(
    group: Group,
    texts: Sequence[NumberedText],
    reference: Reference,
    words: Reviewing,
    is_linked: bool,
    changes: Mapping[str, Change] | None,
) -> list[PacketPart]:
    """Return the texts for patients and families, the sheets as they print, and then the texts for leaders."""
    parts = []
    for for_leaders in (False, True):
        own = [text for text in texts if text.is_for_leaders == for_leaders]
        if not own:
            continue
        is_passage = own[0].document.path.startswith(PASSAGES)
        title = (words.for_leaders if for_leaders else words.of_passage if is_passage else words.for_people)(
            title=literal(group.title)
        )
        body = [f"# {title}"]
        for text in own:
            name = words.text(kind=_kind_of(text.document.path, words), path=literal(text.document.path))
            whole = units_markdown(text.document, text.units, reference, words, is_linked=is_linked)
            body += [f"**{name}**", whole if changes is None else changes[text.document.path].body]
        parts.append(PacketPart("\n\n".join(body)))
        if not for_leaders:
            sheets = [text.document for text in own if "/worksheets/" in text.document.path]
            parts += [PacketPart(sheet=sheet.path, title=sheet.record.title) for sheet in sheets]
    return parts


def _kind_of(path: str, words: Reviewing) -> str:
    """Return what a text is, by its path."""
    folders = {"worksheets": words.worksheet, "cards": words.cards, "passages": words.one_passage}
    names = {"facilitator": words.guide, "module": words.module}
    folder, _, name = path.rpartition("/")
    return folders.get(folder.rpartition("/")[2]) or names.get(name.partition(".")[0], words.page)


def _trace(texts: Sequence[NumberedText], edition: str, words: Reviewing) -> str:
    """Return what a packet says of itself when it comes back: its edition, and the hashes of all that it holds."""
    rows = []
    for text in texts:
        first = text.units[0].number if text.units else 0
        path, found = text.document.path, content_hash(text.document)
        rows.append(Traced(text.group, path, found, first, tuple(unit_key(unit.unit) for unit in text.units)))
    return trace_page(rows, edition, words)
