"""Content controls: the places to fill in of a Word file, each with a title that is read out and a tag."""

from collections.abc import Iterable

from .xml import escaped, run, w

MOST_LETTERS = 64  # of a title or a tag; Word cuts off what is longer (OfficeDev/office-js-docs-reference, issue 1238)
MOST_OF_CHOICE = 255  # letters of an entry in a list
CUT = " \u2026 "
FACE = w("rFonts", ascii="MS Gothic", eastAsia="MS Gothic", hAnsi="MS Gothic", hint="eastAsia")
SQUARE = ("2610", "2612")  # what a box shows, empty and marked
ROUND = ("25CB", "25CF")
NO_BREAK = "\u00a0"


def text_control(number: int, title: str, tag: str, room: str) -> str:
    """Return a control for text of one or several lines; `room` is the run that is seen until somebody types."""
    return _control(number, title, tag, w("showingPlcHdr"), w("text", multiLine=1), content=room)


def check_control(number: int, title: str, tag: str, *, is_round: bool = False) -> str:
    """Return a box to mark."""
    empty, marked = ROUND if is_round else SQUARE
    states = (
        '<w14:checkbox><w14:checked w14:val="0"/>'
        f'<w14:checkedState w14:val="{marked}" w14:font="MS Gothic"/>'
        f'<w14:uncheckedState w14:val="{empty}" w14:font="MS Gothic"/></w14:checkbox>'
    )
    return _control(number, title, tag, states, content=run(chr(int(empty, 16)), FACE))


def choice_control(number: int, title: str, tag: str, choices: Iterable[str], room: str) -> str:
    """Return a list of which one entry can be chosen; `room` is the run that is seen before."""
    entries = [
        f'<w:listItem w:displayText="{escaped(text)}" w:value="{at}"/>'
        for at, text in enumerate(_all_different(choices), start=1)
    ]
    return _control(number, title, tag, w("showingPlcHdr"), w("dropDownList", *entries), content=room)


def locked_control(number: int, title: str, tag: str, runs: str) -> str:
    """Return text that can neither be changed nor taken out, unless somebody takes the lock off first."""
    return _control(number, title, tag, w("text"), content=runs, lock=w("lock", val="sdtContentLocked"))


def shortened(text: str, most: int = MOST_LETTERS) -> str:
    """Return a text of at most `most` letters: what is longer loses words in its middle, and keeps both its ends."""
    if len(text) <= most:
        return text
    half = (most - len(CUT)) // 2
    start, end = text[: half + 1], text[-half - 1 :]  # with the letter that tells whether a word is whole
    return (start.rpartition(" ")[0] or start[:-1]) + CUT + (end.partition(" ")[2] or end[1:])


def _control(number: int, title: str, tag: str, *kind: str, content: str, lock: str = "") -> str:
    about = (w("alias", val=shortened(title)), w("tag", val=shortened(tag)), w("id", val=number), lock)
    return w("sdt", w("sdtPr", *about, *kind), w("sdtContent", content))


def _all_different(choices: Iterable[str]) -> list[str]:
    """Return the texts of a list, in which Word allows none twice and none without a letter."""
    found: list[str] = []
    for choice in choices:
        text = name = shortened(choice.strip(), MOST_OF_CHOICE) or NO_BREAK
        number = 1
        while name in found:
            number += 1
            name = f"{shortened(text, MOST_OF_CHOICE - 8)} ({number})"
        found.append(name)
    return found
