"""The types of values in records: what a text, a slug, an address or an expression may be."""

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, StringConstraints

from ..build.time_limit import TimeLimitError, time_limit
from .scan import HELP_LINE

# What may stand between brackets, and what would begin a heading, a list, code or a block of ours.
MARKS = re.compile(r"\[line: [a-z0-9-]+\]|\[@[a-z0-9-]+\]|!?\[[^\[\]]*\]\([^()\s]*\)")
BLOCK_SIGN = re.compile(r"#{1,6}(?:\s|$)|[-+*]\s|\d+[.)]\s|>|\||`{3}|~{3}|/{3}|={3,}$|-{3,}$")
REGEX_LENGTH = 2000  # letters
MOST_SECONDS_OF_REGEX = 1.0
MOST_WORDS_OF_ASK = 12
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"


def _line(value: Any) -> Any:
    """Return a value that stays within its sentence, heading or table wherever it is shown. Raises ValueError."""
    if not isinstance(value, str):
        return value
    if "\n" in value.strip() or "<" in value:
        raise ValueError("text on one line, without HTML")
    if BLOCK_SIGN.match(value.strip()):
        raise ValueError("text that begins with a word, and not with a sign of Markdown")
    if re.search(r"[\[\]]", MARKS.sub("", value)):
        raise ValueError("no brackets but those of [line: key], [@key] and [words](target)")
    return value


def _plain(value: Any) -> Any:
    """Return a value that pages can show literally: without markup except `[line: key]`. Raises ValueError."""
    if isinstance(value, str) and any(sign in HELP_LINE.sub("", value) for sign in "<>[]|`*\\"):
        raise ValueError("plain text without < > [ ] | ` * or backslash")
    return _line(value)


def _ask(value: str) -> str:
    if len(value.split()) > MOST_WORDS_OF_ASK:
        raise ValueError(f"at most {MOST_WORDS_OF_ASK} words")
    return value


def _regex(value: str) -> str:
    try:
        with time_limit(MOST_SECONDS_OF_REGEX):
            matches_nothing = re.compile(value).match("")
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f"a regular expression ({error})") from error
    except TimeLimitError as error:
        raise ValueError("a regular expression that is done with an empty text at once") from error
    if matches_nothing:
        raise ValueError("a regular expression that does not match an empty text")
    return value


Regex = Annotated[str, StringConstraints(min_length=1, max_length=REGEX_LENGTH), AfterValidator(_regex)]
Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=60)]
Target = Annotated[str, StringConstraints(pattern=r"^[a-z0-9/-]+/(?:#[a-z0-9-]+)?$", max_length=200)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400), BeforeValidator(_line)]
Plain = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400), BeforeValidator(_plain)]
ShortPlain = Annotated[Plain, StringConstraints(max_length=60)]
Ask = Annotated[Plain, StringConstraints(max_length=100), AfterValidator(_ask)]
