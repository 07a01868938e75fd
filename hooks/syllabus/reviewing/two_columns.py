"""The review packet of a translation: English on the left, the translation on the right, numbered alike.

Its four questions follow the parts of the Translation Quality Assessment Tool of Hablamos Juntos: target
language, functional and textual adequacy, non-specialized content, and specialized content and terminology.
"""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from ..content.model import Reference
from ..content.problem import RefusedError
from ..content.units import Unit
from ..reviews.status import Parts
from ..reviews.types import pair_hash
from ..translating.skeleton import bare
from ..translating.terms import AgreedTerms, is_for_machine, says
from ..words.catalogue import Words, words_for
from ..words.review_words import Question, Reviewing, TwoColumns
from .beside import Beside, BesideText, titles_of
from .last_pages import Traced, pick, sign_off_page, trace_page, write
from .look_first_beside import bare_words, is_setting, look_first_beside
from .packet import MOST_PARAGRAPHS, PacketPart, ReviewPacket, contents_of, time_line
from .unit_markdown import PASSAGE, literal

LINES_OF_EXAMPLE = 2


def translation_packet(
    texts: Sequence[BesideText],
    references: tuple[Reference, Reference],
    terms: AgreedTerms,
    edition: str,
    *,
    is_linked: bool,
    since: str = "",
    former: Mapping[str, Parts] | None = None,
) -> ReviewPacket:
    """Return the packet of these translations; `references` are those of English and of the translation.

    `former` has what was read of each in the review `since`, by path: then only what changed in either language is
    shown, with a part around it. With `is_linked`, numbers have bookmarks, and what is read back stands at the end.
    Raises RefusedError for a packet that nobody could read.
    """
    english, own = (words_for(reference.language) for reference in references)
    words = english.reviewing
    shown = {text.path: _shown(text, former) for text in texts}
    units = [unit for text in texts for unit in text.units if unit.number in shown[text.path]]
    count = sum(len(text.units) for text in texts)
    if count > MOST_PARAGRAPHS:
        fix = "ask for fewer sessions in one packet"
        raise RefusedError(f"expected at most {MOST_PARAGRAPHS} paragraphs in a packet, found {count} - {fix}")
    total = sum(unit.english.words + unit.own.words for unit in units)
    languages = words.two_columns.languages(english=english.own_name, own=own.own_name)
    parts = [
        PacketPart(_brief(titles_of(texts), words, languages, edition, total, since)),
        PacketPart(look_first_beside(texts, shown, references, words)),
    ]
    for text in texts:
        columns = _columns(text, shown[text.path], references, (english, own), is_linked=is_linked)
        parts.append(PacketPart(columns, right=own.language))
        if "/worksheets/" in text.path:
            parts.append(PacketPart(sheet=text.path, title=text.twin.value.record.title))
    if agreed := _agreed(units, terms, english):
        parts.append(PacketPart(agreed, right=own.language))
    parts.append(PacketPart(sign_off_page(titles_of(texts), words, english.board, _questions(words.two_columns))))
    if is_linked:
        parts.append(PacketPart(trace_page([_traced(text) for text in texts], edition, words), is_trace=True))
    return ReviewPacket(words.two_columns.title, tuple(parts), total, len(units))


def _shown(text: BesideText, former: Mapping[str, Parts] | None) -> frozenset[int]:
    """Return the numbers of the units to show: all of them, or those that changed, and one before and behind each."""
    if former is None:
        return frozenset(unit.number for unit in text.units)
    steps = SequenceMatcher(None, former[text.path], text.pair.parts, autojunk=False).get_opcodes()
    near = {at for what, _, _, start, end in steps if what != "equal" for at in range(start - 1, end + 1)}
    return frozenset(text.units[at].number for at in near if 0 <= at < len(text.units))


def questions_of(words: TwoColumns) -> dict[str, Question]:
    """Return the four questions, by the names that entries of the ledger have for them."""
    asked = words.questions
    return {"language": asked.language, "purpose": asked.purpose, "meaning": asked.meaning, "terms": asked.terms}


def answers_shown(question: Question) -> list[str]:
    """Return the answers to a question, from the best, which is 4, to the worst, which is 1."""
    return [question.best, question.good, question.weak, question.worst]


def _brief(titles: Sequence[str], words: Reviewing, languages: str, edition: str, total: int, since: str) -> str:
    own = words.two_columns
    look_for = (own.steps.wrong, own.steps.missing, own.steps.order, own.steps.works)
    return "\n\n".join(
        [
            f"# {own.title}",
            words.edition(edition=literal(edition)),
            *([words.since(entry=literal(since))] if since else []),
            languages,
            time_line(total, words),
            own.what_it_is,
            f"## {words.how}",
            "\n".join(f"{at}. {step}" for at, step in enumerate(look_for, start=1)),
            own.do_not_rewrite,
            own.numbers,
            words.no_names,
            f"## {words.contents}",
            contents_of(titles),
        ]
    )


def _columns(
    text: BesideText,
    shown: frozenset[int],
    references: tuple[Reference, Reference],
    words: tuple[Words, Words],
    *,
    is_linked: bool,
) -> str:
    """Return a table of two columns, with a row for each unit that is shown."""
    own = words[0].reviewing
    head = f"| {words[0].own_name} | {words[1].own_name} |\n| --- | --- |"
    rows = []
    for unit in text.units:
        if unit.number not in shown or is_setting(unit.english):
            continue
        number = f"({unit.number})"
        mark = f"[{number}](mark:{unit.mark})" if is_linked else number
        left, right = (
            _cell(side, reference, own) for side, reference in zip((unit.english, unit.own), references, strict=True)
        )
        rows.append(f"| {number} {left} | {mark} {right} |")
    title = own.two_columns.beside(title=literal(text.title))
    return "\n\n".join([f"# {title}", f"**{literal(text.path)}**", "\n".join([head, *rows])])


def _cell(unit: Unit, reference: Reference, words: Reviewing) -> str:
    """Return a unit as the words of a cell, with a sign of what it is."""
    if unit.kind == "block" and unit.shape[2] == PASSAGE and unit.text in reference.passages:
        return f"*{words.passage(title=reference.passages[unit.text].record.title)}*"
    if unit.kind in ("option", "block"):
        return f"*{literal(unit.text)}*"
    said = bare_words(unit.text, reference)
    if unit.kind == "heading":
        return f"**{said}**"
    if unit.kind == "value":
        name = unit.shape[1].rpartition("/")[2].replace("_", " ")
        return f"*{literal(name)}:* {said}"
    return f"• {said}" if unit.kind == "item" else said


def _agreed(units: Sequence[Beside], terms: AgreedTerms, words: Words) -> str:
    """Return the table of the terms that the English has, and of the parts that may say them otherwise."""
    numbers: dict[str, list[int]] = {}
    for unit in units:
        if is_for_machine(unit.english):
            continue
        for term in terms.found_in(bare(unit.english.text)):
            lacking = numbers.setdefault(term.term, [])
            if not says(unit.own.text, term):
                lacking.append(unit.number)
    rows = [
        (
            term.term,
            ", ".join(term.say),
            ", ".join(term.avoid),
            term.note,
            " ".join(f"({at})" for at in numbers[term.term]),
        )
        for term in terms.terms
        if term.term in numbers
    ]
    own, heads = words.reviewing.two_columns, words.agreed_terms
    head = (heads.english, heads.say, heads.avoid, heads.note, own.without)
    lines = [f"| {' | '.join(map(literal, row))} |" for row in rows]
    shown = "\n".join([f"| {' | '.join(head)} |", "| --- | --- | --- | --- | --- |", *lines])
    return "\n\n".join([f"# {own.agreed}", own.agreed_about, shown]) if rows else ""


def _questions(words: TwoColumns) -> list[str]:
    asked = [words.questions_about]
    for question in questions_of(words).values():
        asked += [
            question.about,
            pick(question.title, answers_shown(question)),
            write(words.example(title=question.title), LINES_OF_EXAMPLE),
        ]
    return asked


def _traced(text: BesideText) -> Traced:
    source, own = zip(*text.pair.parts, strict=True) if text.units else ((), ())
    units = tuple(f"{one}/{other}" for one, other in text.pair.parts)
    return Traced(text.group, text.path, pair_hash(source, own), text.units[0].number if text.units else 0, units)
