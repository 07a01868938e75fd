"""Rules for card sets: their form, their counts, and what guides say of them or still have copied by hand."""

import re
from collections.abc import Iterator, Mapping

from ..content.card_list import SIZES, card_list
from ..content.model import Curriculum, Document, Session
from ..content.problem import Problem, quoted
from ..content.record_types import CardSetRecord, GuideRecord

SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
NUMBERS = {
    **{word: number for number, word in enumerate(SMALL)},
    **TENS,
    **{f"{word}-{SMALL[ones]}": tens + ones for word, tens in TENS.items() for ones in range(1, 10)},
    "dozen": 12,
}
NUMBER = re.compile(rf"\b(?:{'|'.join(sorted(NUMBERS, key=len, reverse=True))}|\d{{1,3}})\b", re.IGNORECASE)
FIRST_NUMBER = re.compile(rf"(?:the |these |all )?({NUMBER.pattern})", re.IGNORECASE)
LINK = re.compile(r"\[([^\[\]]*)\]\(cards/([a-z0-9-]+)\.md(?:#[^)\s]{0,100})?\)")
FOR_EACH = re.compile(r"\bfor (?:each|every) (person|pair|trio|table|group)\b(?! of\b)", re.IGNORECASE)
CARDS = re.compile(r"\b(?:cards?|strips?|slips?|signs?|labels?|pieces(?! of))\b", re.IGNORECASE)
# What has no set words is bought or torn, and not printed; unless the line goes on to say what stands on it.
BLANK = re.compile(
    r"\b(?:blank|empty|index|sticky|plain|playing|business|thank-you)\b"
    r"|\b(?:slips?|strips?) of (?:\w+ )?(?:paper|card|cardboard|tape|string|rope|cloth)\b",
    re.IGNORECASE,
)
WORDED = re.compile(r"\b(?:copied|marked|listed|says?|saying|reading|from the list|from this guide)\b", re.IGNORECASE)
HANDED = re.compile(r"\bfor (?:each|every)\b|\bcopied\b", re.IGNORECASE)
SENTENCE_END = re.compile(r"(?<=[.!?]) +(?=[A-Z\"\[])")


def card_problems(curriculum: Curriculum) -> Iterator[Problem]:
    """Yield the problems of all card sets, and of what guides say of cards."""
    for module in curriculum.modules:
        for session in module.sessions:
            for cards in session.cards:
                yield from set_problems(cards)
            if session.guide:
                yield from _link_problems(session, session.guide)
                yield from _by_hand(session.guide)


def set_problems(cards: Document[CardSetRecord]) -> Iterator[Problem]:
    """Yield the problems of one set: lines that are no card, missing backs, its count and its size."""
    record, found = cards.record, card_list(cards.body, cards.body_line)
    for mark in found.stray:
        expected = "plain words after `- `, or an indented `Back:` or `Answer:` with words"
        fix = "write one card after each `- `, without headings, links, tables or lists"
        yield Problem(cards.path, mark.line, "card-form", expected, quoted(mark.text), fix)
    if any(card.back for card in found.cards):
        for card in found.cards:
            if not card.back:
                fix = "add a line `  Back: ...`, or take the backs of the others out"
                yield Problem(cards.path, card.line, "card-form", "a back, as other cards have", "none", fix)
    if len(found.cards) != record.count:
        fix = "correct `count`, or the list"
        at = cards.line("count")
        yield Problem(cards.path, at, "card-count", f"{record.count} in the list", str(len(found.cards)), fix)
    sizes = SIZES[record.kind]
    if record.per_page is not None and record.per_page not in sizes:
        expected = f"{', '.join(map(str, sorted(sizes)))} {record.kind} a page"
        at, fix = cards.line("per_page"), f"choose one of these, or leave it out for {next(iter(sizes))}"
        yield Problem(cards.path, at, "card-size", expected, str(record.per_page), fix)


def _link_problems(session: Session, guide: Document[GuideRecord]) -> Iterator[Problem]:
    """Yield a problem for each link to a set whose words give it another number, or other people, than the set has."""
    sets = {cards.slug: cards.record for cards in session.cards}
    lines = [(guide.line("materials", at), text) for at, text in enumerate(guide.record.materials)]
    lines += enumerate(guide.body.split("\n"), start=guide.body_line)
    for line, text in lines:
        for sentence in SENTENCE_END.split(text) if "](cards/" in text else ():
            yield from _sentence_problems(guide.path, line, sentence, sets)


def _sentence_problems(path: str, line: int, sentence: str, sets: Mapping[str, CardSetRecord]) -> Iterator[Problem]:
    links = [*LINK.finditer(sentence)]
    for at, link in enumerate(links):
        record = sets.get(link.group(2))
        if record is None:  # told as a broken link
            continue
        number = FIRST_NUMBER.match(link.group(1))
        if number and _value(number.group(1)) != record.count:
            fix = f"say it as cards/{link.group(2)}.md does, or correct `count` there"
            yield Problem(path, line, "card-link", f"{record.count}, as the set has", quoted(link.group(1)), fix)
        is_only = len(links) == 1
        about = sentence if is_only else sentence[link.end() : links[at + 1].start() if links[at + 1 :] else None]
        whom = FOR_EACH.search(about)
        if whom and whom.group(1).lower() != record.per:
            fix = f"say it as cards/{link.group(2)}.md does, or correct `per` there"
            yield Problem(path, line, "card-link", f"one set for each {record.per}", quoted(whom[0]), fix)


def _by_hand(guide: Document[GuideRecord]) -> Iterator[Problem]:
    """Yield a problem for each line of `materials` that asks for worded cards beside those that it links."""
    for at, text in enumerate(guide.record.materials):
        for sentence in SENTENCE_END.split(LINK.sub("", text)):
            is_blank = BLANK.search(sentence) and not WORDED.search(sentence)
            if CARDS.search(sentence) and not is_blank and (_has_number(sentence) or HANDED.search(sentence)):
                fix = "write them in cards/<set>.md and link it here, or call them blank if nothing stands on them"
                line, expected = guide.line("materials", at), "a link to a card set, `[...](cards/<set>.md)`"
                yield Problem(guide.path, line, "cards-by-hand", expected, quoted(text), fix, context=text)
                break


def _has_number(text: str) -> bool:
    return any(_value(match.group()) != 1 for match in NUMBER.finditer(text))


def _value(number: str) -> int:
    return NUMBERS[number.lower()] if number.lower() in NUMBERS else int(number)
