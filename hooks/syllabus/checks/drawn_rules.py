"""Rules for the drawings of a text: a known kind, labels that it can show, and a sentence that says the same."""

from collections.abc import Iterator

from ..content.problem import Problem, did_you_mean, quoted
from ..content.scan import FoundBlock
from ..drawings.canvas import Label
from ..drawings.draw import Drawing, NoRoomError, drawn
from ..drawings.kinds import KINDS
from ..drawings.plan import Axes
from ..drawings.slopes import amount_of
from ..markup.fields import DrawingOptions
from .drawn_labels import Written, label_problems, split

AXES = Axes("Strength", "Time")  # as long as in any language that has them


def drawing_problems(path: str, block: FoundBlock, options: DrawingOptions) -> Iterator[Problem]:
    """Yield the problems of a block that draws; its options are valid by themselves."""
    kind = KINDS.get(block.argument)
    if kind is None:
        if block.argument:
            fix = did_you_mean(block.argument, KINDS)
            yield Problem(path, block.line, "drawing-kind", "a kind of drawing", quoted(block.argument), fix)
        return
    written = split(path, block, kind, options)
    problems = [*_sentence(written), *_options(written), *label_problems(written)]
    yield from problems or _fit(written)


def _sentence(written: Written) -> Iterator[Problem]:
    """Yield a problem if what follows the labels is not one paragraph of prose."""
    expected = "a paragraph that says what the drawing shows"
    if not written.sentence:
        fix = "write it after the list, with an empty line between"
        yield written.problem(written.block.line, "drawing-sentence", expected, "nothing", fix)
        return
    first = written.sentence[0][0]
    if written.labels and first == written.labels[-1][0] + 1:
        yield written.problem(first, "drawing-sentence", "an empty line after the labels", "none", "add one")
    for number, line in written.sentence:
        if not line.strip() or line.startswith(("#", "- ", "* ", "+ ", "> ", "|", "    ", "```", "~~~", "1. ")):
            fix = "close the block after one paragraph"
            found = "an empty line" if not line.strip() else quoted(line)
            yield written.problem(number, "drawing-sentence", expected, found, fix)
            return


def _options(written: Written) -> Iterator[Problem]:
    """Yield a problem for each option that this kind has not, or not with this value."""
    kind, options, line, name = written.kind, written.options, written.block.line, written.name
    if options.you is not None:
        if kind.at is None:
            movable = ", ".join(key for key, other in KINDS.items() if other.at is not None)
            fix = f"take it out; only these have it: {movable}"
            yield written.problem(line, "block-option", f"no `you` in a {name}", str(options.you), fix)
        elif options.you > len(written.labels) - (kind.notes == "any but the last"):
            expected, fix = "`you` to be the number of a label", "count the labels from 1"
            yield written.problem(line, "block-option", expected, str(options.you), fix)
    if options.parts is not None:
        if not options.empty or not kind.parts:
            counted = ", ".join(key for key, other in KINDS.items() if other.parts)
            expected = "`parts` with `empty: true`, in a kind that has them"
            yield written.problem(
                line, "block-option", expected, f"`parts` of a {name}", f"take it out; use: {counted}"
            )
        elif not kind.least <= options.parts <= kind.most:
            expected = f"`parts` from {kind.least} to {kind.most}"
            yield written.problem(line, "block-option", expected, str(options.parts), "use one of these")
    if options.of is not None:
        if name != "bars" or options.empty:
            expected = "`of` in bars alone, with their amounts"
            yield written.problem(line, "block-option", expected, f"`of` of a {name}", "take it out")
        elif (most := max((_amount(label) for _, label in written.labels), default=0)) > options.of:
            expected = "`of` as large as the longest bar"
            yield written.problem(
                line, "block-option", expected, f"{options.of} below {most:g}", "say what they can reach"
            )


def _amount(label: Label) -> float:
    try:
        return amount_of(label.note)
    except ValueError:
        return 0.0  # which is told where the labels are judged


def _fit(written: Written) -> Iterator[Problem]:
    """Yield a problem if words would touch a line or each other, or leave the drawing, in every size."""
    options, labels = written.options, tuple(label for _, label in written.labels)
    try:
        drawn(Drawing(written.name, labels, options.you, options.parts, options.empty, options.of), AXES)
    except NoRoomError as error:
        line = next((line for line, label in written.labels if _has(label, str(error))), written.block.line)
        expected = f"words that have room in a {written.name}"
        yield written.problem(line, "drawing-fit", expected, quoted(error), "say it in fewer or shorter words")


def _has(label: Label, words: str) -> bool:
    return words in f"{' '.join(label.name.split())} | {' '.join(label.note.split())}"
