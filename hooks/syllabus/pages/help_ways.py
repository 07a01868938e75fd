"""How a help line is reached, as HTML: on the strip at the top of a page, and in the block at its foot."""

from dataclasses import dataclass

from markupsafe import Markup

from ..content.reference_types import HelpLine, StripEntry
from ..words.catalogue import Words
from ..words.formats import any_of
from .help_text import spaced


@dataclass(frozen=True)
class StripWay:
    """A way to reach a line of the strip: its address, what it says, and when it is the right one, also in one word.

    It is `urgent` where life may be in danger.
    """

    address: str
    text: str
    when: str
    short: str
    urgent: bool = False


def strip_ways(entry: StripEntry, line: HelpLine, words: Words) -> tuple[StripWay, ...]:
    """Return the ways to reach a line of the strip, a call before a text; only the first has the question."""
    return tuple(
        StripWay(way["address"], way["text"], entry.when if place == 0 else "", entry.short, entry.urgent)
        for place, way in enumerate(line_ways(line, words))
    )


def line_ways(line: HelpLine, words: Words) -> list[dict[str, str]]:
    """Return the ways to reach a line, a call before a text: the `text` of a button and the `address` behind it."""
    own = words.help
    ways = []
    if line.tel:
        ways.append({"text": own.strip_call(number=spaced(line.tel)), "address": f"tel:{line.tel}"})
    if line.sms:
        word = line.text_word
        text = own.strip_text_word(word=word, number=line.sms) if word else own.strip_text(number=line.sms)
        ways.append({"text": text, "address": f"sms:{line.sms}"})
    return ways


def block_ways(line: HelpLine, words: Words) -> str:
    """Return the ways to reach a line of the block: a call, a text, or either."""
    own = words.help
    ways = [_way("tel", line.tel, own.call(number=spaced(line.tel)))] if line.tel else []
    if line.sms:
        text = own.text_word(word=line.text_word, number=line.sms) if line.text_word else own.text(number=line.sms)
        ways.append(_way("sms", line.sms, text))
    return Markup(any_of(ways, words.language))  # noqa: S704  # each way is escaped, and so is the word between them


def _way(scheme: str, number: str | None, text: str) -> Markup:
    return Markup('<a href="{}:{}">{}</a>').format(scheme, number, text)
