"""Compares the skeleton of a translation with that of its source: the same kinds of units, in the same order.

Within a pair of units, what no language changes must be the same: marks, links, blanks, numbers, keys and cells.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from ..content.problem import Problem, quoted
from ..content.scan import BLANK, CITE, HELP_LINE, NOTE
from ..content.units import Unit

Rule = tuple[str, str, str, str]  # name, what is expected, what is found, and what to do
KEYED = ("drawing", "insert", "passage")  # blocks whose first line is a word for the machine
LINK = re.compile(r"!?\[[^\[\]]*\]\(<?([^\s()<>]*+)[^()]*+\)")
HEADING_ID = re.compile(r"\{#([\w-]+)\}")
BOX = re.compile(r"\[([ x])\]")
NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
CELL = re.compile(r"(?<!\\)\|")
OPTION = re.compile(r"([\w-]++): *+(.*)")
FEWEST_WORDS = 4  # of a text that can hardly be the same in two languages
_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_TENS = "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred"
SPELLED = dict(zip((*_UNITS.split(), *_TENS.split()), map(str, (*range(20), *range(20, 101, 10))), strict=True))
SPELLED |= {"once": "1", "twice": "2", "half": "2", "noon": "12", "midnight": "12", "dozen": "12"}


def skeleton_problems(path: str, source: Sequence[Unit], target: Sequence[Unit]) -> Iterator[Problem]:
    """Yield a problem for each unit of the translation at `path` that has no source, or lost what it must keep.

    `source` and `target` are the translated units of the English text and of its translation.
    """
    shapes = [unit.shape for unit in source], [unit.shape for unit in target]
    for kind, first, end, start, stop in SequenceMatcher(None, *shapes, autojunk=False).get_opcodes():
        if kind == "equal":
            for one, other in zip(source[first:end], target[start:stop], strict=True):
                yield from (Problem(path, other.line, *rule) for rule in _pair(one, other))
        else:
            found = target[start] if start < stop else None
            line = found.line if found else target[min(start, len(target) - 1)].line if target else 1
            wanted = source[first] if first < end else None
            fix = "give it the blocks, headings, paragraphs, items and rows of the English, in its order"
            yield Problem(path, line, "translation-order", _told(wanted), _told(found), fix)


def _told(unit: Unit | None) -> str:
    if unit is None:
        return "nothing here"
    _, place, signs = unit.shape
    sign = {"heading": f"{signs} ", "block": f"/// {signs} | "}.get(unit.kind, "")
    within = f" in {place}" if place and unit.kind != "value" else f" of {place}" if place else ""
    return f"the {unit.kind} {quoted(sign + unit.text, 40)}{within}"


def _pair(one: Unit, other: Unit) -> Iterator[Rule]:
    """Yield what is wrong with a unit and its source, which have the same shape."""
    if one.kind == "code":
        if one.text != other.text:
            yield "translation-key", "code as in English", quoted(other.text, 40), "copy it unchanged"
        return
    if one.kind == "block" and one.shape[2] in KEYED:
        if one.text != other.text:
            fix = "write the English word; the site puts words of the language in its place"
            yield "translation-key", quoted(one.text), quoted(other.text), fix
        return
    if one.kind == "option":
        yield from _option(one.text, other.text)
        return
    if one.kind == "row" and (cells := _cells(one.text)) != (given := _cells(other.text)):
        yield "translation-cells", f"{cells} cells", str(given), "write as many cells as the English row has"
    for name, find in MARKS.items():
        missing, extra = _differences(find(one.text), find(other.text))
        if missing or extra:
            expected = f"the {name} {quoted(missing)}" if missing else f"no other {name} than in English"
            fix = "copy it from the English" if missing else "take it out"
            yield "translation-mark", expected, quoted(extra) if extra else "none", fix
    yield from _numbers(one.text, other.text)
    if one.text == other.text and len(_words(bare(one.text))) >= FEWEST_WORDS:
        yield "translation-unwritten", "a translation", quoted(other.text, 40), "say it in the language of the folder"


def _link_targets(text: str) -> list[str]:
    """Return where the links of a text lead; the heading on a page has other words in another language."""
    return [target.partition("#")[0] for target in LINK.findall(text)]


def _blank_widths(text: str) -> list[str]:
    return [marks for marks, _ in BLANK.findall(text)]


MARKS: dict[str, Callable[[str], list[str]]] = {
    "help line": HELP_LINE.findall,
    "source": CITE.findall,
    "note": NOTE.findall,
    "blank": _blank_widths,
    "box": BOX.findall,
    "name of a heading": HEADING_ID.findall,
    "link": _link_targets,
}


def _option(one: str, other: str) -> Iterator[Rule]:
    """Yield the rule that an option breaks: words are translated, but keys, numbers, switches and counts stay."""
    key, value, given_key, given = _option_parts(one) + _option_parts(other)
    fix = f"write `{one}`"
    if key != given_key:
        yield "translation-key", f"the option `{key}`", f"`{given_key}`", fix
    elif value in ("true", "false") or re.fullmatch(r"-?\d+(?:\.\d+)?", value) or key == "size":
        if value != given:
            yield "translation-key", f"`{one}`", f"`{other}`", fix
    elif value.startswith("[") and value.count(",") != given.count(","):
        expected, found = (f"{text.count(',') + 1} of `{key}`" for text in (value, given))
        yield "translation-key", expected, found, "write as many as in English; put words with a comma in quotes"


def _option_parts(text: str) -> tuple[str, str]:
    match = OPTION.match(text)
    return (match.group(1), match.group(2).strip()) if match else (text, "")


def _numbers(one: str, other: str) -> Iterator[Rule]:
    """Yield the rule that numbers break; one that English writes as a word may stand as a number."""
    said, given = bare(one), bare(other)
    missing, extra = _differences(NUMBER.findall(said), NUMBER.findall(given))
    spelled = Counter(SPELLED[word] for word in _words(said) if word in SPELLED)
    extra = extra if extra and not spelled[extra] else ""
    if missing:
        found = quoted(extra) if extra else "none"
        yield "translation-number", f"the number {quoted(missing)}", found, "write it in digits, as in English"
    elif extra:
        yield "translation-number", "no other number than in English", quoted(extra), "compare it with the English"


def bare(text: str) -> str:
    """Return a text without its marks and the targets of its links, which are compared by themselves."""
    text = re.sub(r"\]\([^()]*\)", "]", text)
    for pattern in (HELP_LINE, CITE, NOTE, HEADING_ID):
        text = pattern.sub(" ", text)
    return text


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())


def _cells(row: str) -> int:
    return len(CELL.findall(row.strip().strip("|"))) + 1


def _differences(one: list[str], other: list[str]) -> tuple[str, str]:
    """Return the first that is missing in the other, and the first that is extra there; empty if there is none."""
    if one == other:  # as nearly all are
        return "", ""
    missing, extra = Counter(one) - Counter(other), Counter(other) - Counter(one)
    return next(iter(missing), ""), next(iter(extra), "")
