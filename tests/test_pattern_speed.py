"""No expression of ours or of the data is slow on any text: half a second for 100 kB that is made to hurt it."""

import re
import time
from functools import cache
from unittest.mock import patch

import pytest
import yaml
from hostile_patterns import HOOKS, Found, of_code, of_data, of_scripts, texts_of

from syllabus.build.time_limit import TimeLimitError, time_limit
from syllabus.checks.help_lines import NUMBERS
from syllabus.checks.patterns import Haystack, find_matches
from syllabus.checks.plain_language import is_explained
from syllabus.content.value_types import REGEX_LENGTH
from syllabus.programs.teaching import MOST_TOLD
from syllabus.reviewing.look_first import SAFETY
from syllabus.words.catalogue import words_for

SIZE = 100_000
FIXES = "syllabus/programs/teaching.py: row['told']"
SHORTER = {"syllabus/checks/required_words.py: TOKEN": REGEX_LENGTH, FIXES: MOST_TOLD}  # for what reads nothing longer
MOST_SECONDS = 0.5
FEW = 4
IN_DATA = "looked at as it stands in the data"
# Expressions that are made while the code runs: such ones as it makes, or why there is none to look at.
MADE = {
    "syllabus/reviewing/look_first.py: SAFETY + '|' + _medicines(reference)": [SAFETY + r"|\b(?:naloxone|lithium)\b"],
    "syllabus/checks/drawings.py: b'[\\\\s:]' + re.escape(name.encode()) + b'\\\\s*='": [r"[\s:]onload\s*="],
    "syllabus/checks/dialects.py: pattern": "compiled as its module is loaded, and found there",
    "syllabus/checks/help_lines.py: pattern": [NUMBERS, r"\bNarcotics Line\b|\bthe desk\b"],
    "syllabus/checks/patterns.py: exception": IN_DATA,
    "syllabus/checks/patterns.py: pattern": IN_DATA,
    "syllabus/checks/patterns.py: small": IN_DATA,
    "syllabus/checks/plain_language.py: f'\\\\b(?:{forms})\\\\b'": [r"\b(?:urge surfing|urge)\b"],
    "syllabus/checks/plain_language.py: pattern": "looked at below",
    "syllabus/checks/translated_rules.py: f'{re.escape(opens)}+|{re.escape(closing)}+'": [r"¿+|\?+"],
    "syllabus/checks/translated_rules.py: f\"(?<![\\\\w-])(?:{'|'.join(rules.informal.split())})(?![\\\\w-])\"": [
        r"(?<![\w-])(?:tú|te|tienes)(?![\w-])"
    ],
    "syllabus/translating/places.py: f\"/(?:{'|'.join(map(re.escape, languages))})/\"": [r"/(?:en\-XA|es)/"],
    "syllabus/translating/terms.py: f\"(?<![\\\\w-])(?:{'|'.join(map(re.escape, words))})(?:e?s)?(?![\\\\w-])\"": [
        r"(?<![\w-])(?:craving|drug\ court|drug)(?:e?s)?(?![\w-])"
    ],
    "syllabus/translating/terms.py: '|'.join((_words(_plain(form)) for form in dict.fromkeys(forms)))": [
        r"(?<!\w)gan\w*\W+de(?:e?s)?(?!\w)\W+consum\w*|(?<!\w)gan\w*"
    ],
    "syllabus/content/value_types.py: value": "compiled to see whether that can be done",
    "syllabus/markup/anchors.py: f'[{re.escape(separator)}\\\\s]+'": [r"[\-\s]+"],
    "syllabus/pages/folding.py: f'\\\\b{re.escape(name)}\\\\b'": [r"\bOdessa\b"],
    "syllabus/pages/folding.py: reasons": [words_for(language).session.reasons for language in ("en", "es")],
    "syllabus/pages/read_aloud.py: f'\\\\b(?:{one})\\\\b'": [r"\b(?:page|page's)\b", r"\b(?:passages?|box|boxes)\b"],
    "syllabus/pages/read_aloud.py: f'\\\\b{re.escape(story.name)}\\\\b'": [r"\bOdessa\b"],
    "syllabus/pdf/printed_words.py: pattern": ["(?:e){1,2}?(?:h){1,2}?a(?:o){1,2}?"],
    FIXES: [row["told"] for row in yaml.safe_load((HOOKS / "syllabus/programs/fixes.yml").read_text(encoding="utf-8"))],
    "syllabus/programs/first_week.py: f'\\\\b(?:{starts})\\\\w*'": [r"\b(?:trauma|grief)\w*"],
}
code = cache(of_code)  # which reads every module, so not before a test asks


def slow_text(found: Found) -> str | None:
    """A hostile text for which the expression takes too long, as far as it can be shown.

    Of all texts, the few that take longest when they are short are tried at their full length.
    """
    compiled, size = re.compile(found.pattern, found.flags), SHORTER.get(found.where, SIZE)
    tried = []
    for number, text in enumerate(texts_of(found, size // 20)):
        taken = seconds(found, compiled, text)
        if taken >= MOST_SECONDS:
            return shown(found, text)
        tried.append((taken, number))
    long = texts_of(found, size)
    slow = (long[number] for _, number in sorted(tried, reverse=True)[:FEW])
    return next((shown(found, text) for text in slow if seconds(found, compiled, text) >= MOST_SECONDS), None)


def shown(found: Found, text: str) -> str:
    return f"{found.where}: {text[:40]!r}...{text[-5:]!r}"


def seconds(found: Found, compiled: re.Pattern[str], text: str) -> float:
    """How long one search through a text takes, as far as the limit."""
    begin = time.process_time()
    try:
        with time_limit(MOST_SECONDS):
            if found.way == "match":
                compiled.match(text)
                compiled.fullmatch(text)
            elif found.way == "find_matches":
                for _ in find_matches(found.pattern, Haystack(text)):
                    pass
            else:
                for _ in compiled.finditer(text):
                    pass
    except TimeLimitError:
        return MOST_SECONDS
    return time.process_time() - begin


def explaining() -> list[Found]:
    """The expressions that say whether a term is explained."""
    with patch("syllabus.checks.plain_language.re.search", return_value=None) as search:
        is_explained("An urge is a wave.", "urge surfing|urge")
    return [Found("is_explained", call.args[0], re.IGNORECASE) for call in search.call_args_list]


def made() -> list[Found]:
    return [Found(where, pattern, 0) for where, given in MADE.items() if isinstance(given, list) for pattern in given]


def test_every_expression_that_is_made_while_the_code_runs_is_known() -> None:
    assert {found.where for found in code() if not found.pattern} == MADE.keys()


@pytest.mark.slow
@pytest.mark.parametrize(
    "pattern",
    ["(?:a+)+$", r"(\w+\s?)+!", r"\s+x", r"<[^>]*>", r"\bstay\b[^.]*\bup\b", r"(?:a|ab|b)*c", r"\[@[^]]*\]"],
)
def test_what_is_slow_is_found(pattern: str) -> None:
    assert slow_text(Found("planted", pattern, 0))


@pytest.mark.slow
def test_no_expression_of_ours_is_slow() -> None:
    ours = [*(found for found in code() if found.pattern), *of_scripts(), *explaining(), *made()]
    assert len(ours) > 300
    assert [slow for found in ours if (slow := slow_text(found))] == []


@pytest.mark.slow
def test_no_expression_of_the_data_is_slow() -> None:
    assert [slow for found in of_data() if (slow := slow_text(found))] == []
