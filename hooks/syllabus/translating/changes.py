"""What changed in the English since it was translated: the old and the new words beside the translation."""

from collections.abc import Callable, Iterator, Mapping
from difflib import SequenceMatcher

from ..content.units import Unit
from .lock import LockedUnit, digits
from .reading import Twin

OldTexts = Callable[[str, frozenset[str]], Mapping[str, str]]
NOT_FOUND = "(not in the history any more)"


def changes(twin: Twin, old_texts: OldTexts) -> str:
    """Return what to say anew in a translation, as Markdown: its line, the English before and now, and the translation.

    `old_texts` returns the words of earlier units of a file by the start of their hash.
    """
    locked, source = twin.locked or (), twin.english.units
    then, now = [row.source for row in locked], [digits(unit) for unit in source]
    opcodes = SequenceMatcher(None, then, now, autojunk=False).get_opcodes()
    moved = [code for code in opcodes if code[0] != "equal"]
    gone = frozenset(then[at] for _, first, end, _, _ in moved for at in range(first, end)) - set(now)
    words = old_texts(twin.english.path, gone) if gone else {}
    words = {**{digits(unit): unit.text for unit in source}, **words}
    targets = {digits(unit): unit for unit in twin.units}
    parts = [f"## {twin.path}"]
    for _, first, end, start, stop in moved:
        parts += _change(locked[first:end], source[start:stop], words, targets)
    return "\n\n".join(parts) + "\n"


def _change(
    old: tuple[LockedUnit, ...], new: tuple[Unit, ...], words: Mapping[str, str], targets: Mapping[str, Unit]
) -> Iterator[str]:
    for at in range(max(len(old), len(new))):
        row, unit = old[at] if at < len(old) else None, new[at] if at < len(new) else None
        own = targets.get(row.target) if row else None
        kind = unit.kind if unit else row.kind if row else ""
        lines = [f"line {own.line}, {kind}:" if own else f"new, {kind}:"]
        lines.append(f"- was: {words.get(row.source, NOT_FOUND) if row else '(nothing)'}")
        lines.append(f"- now: {unit.text if unit else '(taken out)'}")
        lines.append(f"- here: {own.text if own else '(nothing yet)' if not row else '(edited since)'}")
        yield "\n".join(lines)
