"""How a help line is reached, as Markdown."""

from ..content.reference_types import HelpLine
from ..words.catalogue import Words
from ..words.formats import any_of


def reached(line: HelpLine, words: Words) -> str:
    """Return how a line is reached, as Markdown, with a capital and without a period."""
    labels, ways = words.help, []
    if line.tel:
        ways.append(labels.call(number=f"[{spaced(line.tel)}](tel:{line.tel})"))
    if line.sms:
        number = f"[{line.sms}](sms:{line.sms})"
        ways.append(
            labels.text_word(word=line.text_word, number=number) if line.text_word else labels.text(number=number)
        )
    reach = any_of(ways, words.language)
    return f"{reach[0].upper()}{reach[1:]}"


def spaced(number: str) -> str:
    """Return a phone number with hyphens behind its country code, area code and prefix."""
    if len(number) == 11 and number[0] == "1":
        return f"{number[0]}-{number[1:4]}-{number[4:7]}-{number[7:]}"
    return number
