"""Rules for plain language: sentence length, reading grade, uncommon words, passive voice and unexplained terms."""

import re
from collections.abc import Iterator, Mapping

from ..content.problem import Problem, quoted
from .check_data import CheckData, Limit, Term
from .prose import Sentence
from .reading_level import PASSIVE, Level, level
from .texts import CheckedText, ReadText

NAME = re.compile(r"(?<![.!?\"] )(?<!^)\b[A-Z][a-z]+\b")


def plain_language_problems(read: ReadText, measured: Level, data: CheckData) -> Iterator[Problem]:
    """Yield a problem for each limit in `thresholds.yml` that a text breaks.

    Guides and forms for leaders are checked for their grade only, and other texts for facilitators not at all.
    """
    text, sentences = read.text, read.sentences
    limits = data.thresholds
    if text.is_for_leaders:
        yield from _grade_problems(text, measured, limits.guide_grade)
        return
    if text.readers == "facilitators":
        return
    yield from _sentence_problems(text, sentences, limits.sentence_words)
    aim = limits.mean_sentence_words.aim
    if aim and measured.mean > aim and len(sentences) > 5:
        expected = f"{aim:g} words a sentence at most, on the whole"
        fix = "cut long sentences in two"
        yield _warning(text, text.body_line, "sentence-mean", expected, f"{measured.mean:.1f}", fix)
    yield from _grade_problems(text, measured, limits.grade)
    aim = limits.uncommon_share.aim
    if aim and measured.uncommon > aim and measured.words > 60:
        expected = f"at most {aim:.0%} of words that are not common"
        fix = "use everyday words, or put a field's word into the glossary"
        yield _warning(text, text.body_line, "uncommon-words", expected, f"{measured.uncommon:.0%}", fix)
    aim = limits.passive_share.aim
    if aim and measured.passive > aim and len(sentences) > 5:
        first = next(sentence for sentence in sentences if PASSIVE.search(sentence.text.lower()))
        expected = f"at most {aim:.0%} of sentences in the passive"
        fix = "say who does it, as in the sentence here"
        yield _warning(text, first.line, "passive-voice", expected, f"{measured.passive:.0%}", fix, first.text)
    if text.kind in ("page", "sheet"):
        yield from _term_problems(text, sentences, data.glossary)


def text_level(read: ReadText, data: CheckData) -> Level:
    """Return the measures of a text; names and glossary terms count as common words."""
    names = {name.lower() for sentence in read.sentences for name in NAME.findall(sentence.text)}
    return level(read.sentences, data.common, data.words_of_terms | names)


def _sentence_problems(text: CheckedText, sentences: tuple[Sentence, ...], limit: Limit) -> Iterator[Problem]:
    for sentence in sentences:
        count = len(sentence.words)
        if limit.aim and count > limit.aim:
            too_long = limit.limit is not None and count > limit.limit
            problem = _warning(
                text,
                sentence.line,
                "sentence-length",
                f"at most {limit.aim:g} words",
                f"{count} in {quoted(sentence.text)}",
                "make two sentences of it",
                sentence.text,
            )
            yield _as_error(problem) if too_long else problem


def _grade_problems(text: CheckedText, measured: Level, limit: Limit) -> Iterator[Problem]:
    if measured.grade is not None and limit.aim and measured.grade > limit.aim:
        fix = "use shorter sentences and shorter words"
        found = f"{measured.grade:.1f}"
        problem = _warning(text, text.body_line, "reading-grade", f"grade {limit.aim:g} at most", found, fix)
        yield _as_error(problem) if limit.limit and measured.grade > limit.limit else problem


def _term_problems(
    text: CheckedText, sentences: tuple[Sentence, ...], glossary: Mapping[str, Term]
) -> Iterator[Problem]:
    """Yield a warning for each clinical term that is not explained near its first use, the longest terms first."""
    plain = [sentence.text for sentence in sentences]
    lowered = "\n".join(plain).lower()
    for term in sorted(glossary.values(), key=lambda term: -len(term.term)):
        if not any(form.lower() in lowered for form in (term.term, *term.forms)):
            continue
        forms = "|".join(re.escape(form) for form in sorted((term.term, *term.forms), key=len, reverse=True))
        pattern = re.compile(rf"\b(?:{forms})\b", re.IGNORECASE)
        uses = [index for index, sentence in enumerate(plain) if pattern.search(sentence)]
        if uses and not term.everyday:
            first = sentences[uses[0]]
            context = " ".join(sentence.text for sentence in sentences[max(uses[0] - 1, 0) : uses[0] + 2])
            if not is_explained(context, forms):
                fix = f'explain it there, such as: "{term.means}"'
                expected = f"{quoted(term.term)} explained where it first stands"
                yield _warning(text, first.line, "term-unexplained", expected, quoted(first.text), fix, first.text)
        for index in uses:  # so that a shorter term does not match within a longer one
            plain[index] = pattern.sub("", plain[index])


def is_explained(text: str, forms: str) -> bool:
    """Return whether a text explains one of the `forms` (a regular expression), as in "... is", "such as ..."."""
    after = r"\W{0,4}(?:is|are|was|means?|happens?|,? (?:which|the|an?|or|such as) |\()"
    before = r"(?:called|named|known as|\(|, or|is a|such as|means)\W{0,3}(?:[\w,-]{1,40} ){0,5}[\w-]{0,40}\W{0,3}"
    patterns = (rf"\b(?:{forms})\b{after}", rf"{before}(?:{forms})\b")
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in patterns)


def _warning(
    text: CheckedText, line: int, rule: str, expected: str, found: str, fix: str, context: str = ""
) -> Problem:
    return Problem(text.path, line, rule, expected, found, fix, "warning", context)


def _as_error(problem: Problem) -> Problem:
    return Problem(problem.path, problem.line, problem.rule, problem.expected, problem.found, problem.fix, "error",
                   problem.context)  # fmt: skip
