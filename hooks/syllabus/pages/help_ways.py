"""How a help line is reached, as HTML: on the strip at the top of a page, and in the block at its foot."""

from markupsafe import Markup

from ..content.record_types import HelpLine
from ..words.catalogue import Words
from ..words.formats import any_of
from .listings import spaced


def strip_ways(line: HelpLine, words: Words) -> str:
    """Return a sentence on how to reach a line of the strip: by a call, by text, or by both with one number."""
    own = words.help
    if line.tel is None:
        return own.strip_text(number=_way("sms", line.sms, str(line.sms)))
    number = _way("tel", line.tel, spaced(line.tel))
    return own.strip_call_or_text(number=number) if line.sms == line.tel else own.strip_call(number=number)


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
