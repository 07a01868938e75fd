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
from ..words.review_words import Board, Reviewing
from .look_first import Look, Why, look_first
from .numbered import Change, Group, NumberedText, numbered
from .unit_markdown import literal, units_markdown

TRACE = "nine-hours-review"  # the first word of what is read back
BETWEEN = " | "
MOST_PARAGRAPHS = 20_000
MOST_LINES = 9  # of the contents; with more, they stand in one paragraph, so that the first part stays a page


@dataclass(frozen=True)
class PacketPart:
    """A part of a packet: its Markdown, or the path of a sheet that is shown as it prints."""

    body: str = ""
    sheet: str = ""
    title: str = ""
    is_trace: bool = False


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
    parts.append(PacketPart(_sign_off(groups, words.reviewing, words.board)))
    if is_linked:
        parts.append(PacketPart(_trace(texts, edition, words.reviewing), is_trace=True))
    return ReviewPacket(words.reviewing.title, tuple(parts), total, len(units))


def time_of(total: int, words: Reviewing) -> str:
    """Return how long it takes to read so many words: in minutes, and from an hour on in hours."""
    minutes = max(1, round(total / WORDS_A_MINUTE))
    if minutes < MINUTES_OF_AN_HOUR:
        return words.reading_minutes(minutes)
    return words.reading_hours(hours=f"{minutes / MINUTES_OF_AN_HOUR:.1f}")


def _brief(groups: Sequence[Group], words: Reviewing, edition: str, total: int, since: str) -> str:
    titles = [literal(group.title) for group in groups]
    contents = "\n".join(f"- {title}" for title in titles) if len(titles) <= MOST_LINES else "; ".join(titles)
    look_for = (words.steps.wrong, words.steps.missing, words.steps.order, words.steps.works)
    steps = "\n".join(f"{at}. {step}" for at, step in enumerate(look_for, start=1))
    time = words.time(words=f"{total:,}", time=time_of(total, words), rate=WORDS_A_MINUTE)
    about = [words.since(entry=literal(since))] if since else []
    return "\n\n".join(
        [
            f"# {words.title}",
            words.edition(edition=literal(edition)),
            *about,
            time,
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


def _sign_off(groups: Sequence[Group], words: Reviewing, board: Board) -> str:
    """Return the page to sign: each field stands where `sign_off.py` looks for it, by its number."""
    lines = [words.role, words.initials, words.license, words.interests, words.day]
    asked = [_pick(words.kind, kinds_shown(board))]
    asked += [f"/// write | {line}\n    lines: 1\n///" for line in lines]
    asked += [
        _pick(words.decision(number=at, title=group.title.replace("|", "/")), decisions_shown(words))
        for at, group in enumerate(groups, start=1)
    ]
    return "\n\n".join([f"# {words.sign_off}", words.sign_off_about, *asked])


def kinds_shown(board: Board) -> list[str]:
    """Return the names of the kinds of review, in the order in which entries have them."""
    kinds = board.kinds
    return [kinds.clinical, kinds.lived_experience, kinds.family, kinds.plain_language, kinds.translation, kinds.legal]


def decisions_shown(words: Reviewing) -> list[str]:
    """Return the names of the four decisions, in the order in which entries have them."""
    return [words.use, words.use_with_changes, words.do_not_use, words.not_my_field]


def _kind_of(path: str, words: Reviewing) -> str:
    """Return what a text is, by its path."""
    folders = {"worksheets": words.worksheet, "cards": words.cards, "passages": words.one_passage}
    names = {"facilitator": words.guide, "module": words.module}
    folder, _, name = path.rpartition("/")
    return folders.get(folder.rpartition("/")[2]) or names.get(name.partition(".")[0], words.page)


def _pick(prompt: str, choices: Iterable[str]) -> str:
    return "\n".join([f"/// pick | {prompt}", "", *(f"- {choice}" for choice in choices), "", "///"])


def _trace(texts: Sequence[NumberedText], edition: str, words: Reviewing) -> str:
    """Return what a packet says of itself when it comes back: its edition, and the hashes of all that it holds."""
    lines = [f"{TRACE} 1{BETWEEN}{edition}"]
    for text in texts:
        first = text.units[0].number if text.units else 0
        path, found = text.document.path, content_hash(text.document)
        lines.append(BETWEEN.join([str(text.group), path, found, str(first)]))
        lines.append(" ".join(unit_key(unit.unit) for unit in text.units))
    return "\n\n".join([f"# {words.trace}", words.trace_about, "```\n" + "\n".join(lines) + "\n```"])
