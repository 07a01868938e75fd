"""How a help line is reached, as HTML: on the strip at the top of a page, and in the block at its foot."""

from dataclasses import dataclass

from markupsafe import Markup

from ..content.reference_types import HelpLine, StripEntry
from ..words.catalogue import Words
from ..words.formats import any_of
from .listings import spaced


@dataclass(frozen=True)
class StripWay:
    """A way to reach a line of the strip: its address, what it says, and when it is the right one, also in one word."""

    address: str
    text: str
    when: str
    short: str


def strip_ways(entry: StripEntry, line: HelpLine, words: Words) -> tuple[StripWay, ...]:
    """Return the ways to reach a line of the strip, a call before a text; only the first has the question."""
    own = words.help
    ways = [(f"tel:{line.tel}", own.strip_call(number=spaced(line.tel)))] if line.tel else []
    ways += [(f"sms:{line.sms}", own.strip_text(number=line.sms))] if line.sms else []
    return tuple(
        StripWay(address, text, entry.when if place == 0 else "", entry.short)
        for place, (address, text) in enumerate(ways)
    )


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
