"""The block vocabulary: the names that may follow `///`, their options and their content."""

from dataclasses import dataclass
from typing import Annotated, Literal, get_origin
from xml.etree.ElementTree import Element

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from ..content.combinations import CombinationError
from ..content.record_types import Record
from ..content.value_types import Plain

ROW_HEIGHTS = (9, 10, 12, 15, 20, 25, 30, 40, 50, 60)  # mm
DRAW_HEIGHTS = (30, 40, 50, 60, 80, 100, 120)  # mm
MOST_STEPS = 10  # of a scale; more would not stand in one row on paper
BLANK_WIDTHS = {4: "short", 8: "medium", 12: "long"}  # underscores: width (25, 50, 80 mm)


def _one_of(*allowed: int) -> AfterValidator:
    def check(value: int) -> int:
        if value not in allowed:
            raise ValueError("one of " + ", ".join(map(str, allowed)))
        return value

    return AfterValidator(check)


def _as_words(value: object) -> object:
    """Return a number as words, or raise ValueError for what YAML 1.1 takes for true or false: yes, no, on and off."""
    if isinstance(value, bool):
        raise ValueError('yes and no in quotes, as in ["Yes", "No"]')  # noqa: TRY004  # pydantic catches ValueError only
    return str(value) if isinstance(value, (int, float)) else value


def scale_numbers(field: Element) -> range:
    """Return the numbers of a scale's neutral element."""
    low, high = int(field.get("low_number", "0")), int(field.get("high_number", "10"))
    return range(low, high + 1, int(field.get("step", "1")))


def wallet_columns(parts: int) -> int:
    """Return in how many columns the parts of a wallet card stand: one alone and three in one, others in two."""
    return 1 if parts in (1, 3) else 2


class Options(Record):
    """The options of a block; this base class has none."""


class WriteOptions(Options):
    lines: int = Field(default=2, ge=1, le=20, description="ruled lines, 9 mm each")


class ChoiceOptions(Options):
    columns: int = Field(default=1, ge=1, le=4, description="columns of choices")
    other: bool = Field(default=False, description="a last choice with room to write")


class MatrixOptions(Options):
    choices: tuple[Annotated[Plain, BeforeValidator(_as_words)], ...] = Field(
        min_length=2, max_length=7, description="the heads of the columns"
    )
    several: bool = Field(default=False, description="more than one choice in a row may be ticked")

    @model_validator(mode="after")
    def different(self) -> "MatrixOptions":
        """Return the options, or raise CombinationError if two choices are the same."""
        if twice := next((choice for choice in self.choices if self.choices.count(choice) > 1), None):
            fix = "give each column words of its own"
            raise CombinationError("choices", "different `choices`", f'"{twice}" twice', fix)
        return self


class ScaleOptions(Options):
    low_number: int = Field(default=0, alias="from", ge=0, le=100, description="the lowest number")
    high_number: int = Field(default=10, alias="to", ge=1, le=100, description="the highest number")
    step: int = Field(default=1, ge=1, le=50, description="from one number to the next, such as 10 for 0 to 100")
    low: Plain = Field(description="words at the low end")
    high: Plain = Field(description="words at the high end")

    @model_validator(mode="after")
    def rising(self) -> "ScaleOptions":
        """Return the options, or raise CombinationError if no row of numbers leads from the lowest to the highest."""
        low, high, step = self.low_number, self.high_number, self.step
        if low >= high:
            found = f"from {low} to {high}"
            raise CombinationError("to", "`from` below `to`", found, "write the lower number after `from:`")
        steps = [size for size in range(1, 51) if (high - low) % size == 0 and (high - low) // size <= MOST_STEPS]
        fix = "use one of: " + ", ".join(f"`step: {size}`" for size in steps) if steps else "change `from` or `to`"
        if (high - low) % step:
            expected = f"a `step` that leads from {low} to {high}"
            raise CombinationError("step", expected, str(step), fix)
        if (high - low) // step > MOST_STEPS:
            found = f"{(high - low) // step + 1} from {low} to {high}"
            raise CombinationError("to", f"at most {MOST_STEPS + 1} numbers", found, fix)
        return self


class GridOptions(Options):
    row_height: Annotated[int, _one_of(*ROW_HEIGHTS)] = Field(
        default=12, alias="row-height", description="height of a row to fill, in mm"
    )
    rows: int = Field(default=0, ge=0, le=31, description="empty rows added below the table")
    numbers: tuple[Plain, ...] = Field(
        default=(), description="headers of the columns that hold numbers; phones show number keys there"
    )


class BudgetOptions(Options):
    sum_columns: tuple[Plain, ...] = Field(alias="sum", min_length=1, description="headers of the columns added up")
    total: Plain | None = Field(
        default=None, description="label of the row with the sums; if left out, Total in the language of the page"
    )
    row_height: Annotated[int, _one_of(*ROW_HEIGHTS)] = Field(
        default=9, alias="row-height", description="height of a row to fill, in mm"
    )
    rows: int = Field(default=0, ge=0, le=31, description="empty rows added below the table")
    minus_from: Plain | None = Field(
        default=None,
        alias="minus-from",
        description="caption of an earlier budget that this one is taken from",
    )
    left: Plain | None = Field(default=None, description="label of the row with the difference")

    @model_validator(mode="after")
    def both_or_none(self) -> "BudgetOptions":
        """Return the options, or raise CombinationError if only one of `minus-from` and `left` is set."""
        if (self.minus_from is None) != (self.left is None):
            given, other = ("left", "minus-from") if self.minus_from is None else ("minus-from", "left")
            expected, fix = "`minus-from` and `left` together", f"add `{other}:` with its value"
            raise CombinationError(given, expected, f"`{given}` alone", fix)
        return self


class DrawOptions(Options):
    height: Annotated[int, _one_of(*DRAW_HEIGHTS)] = Field(default=60, description="height of the box, in mm")


class DrawingOptions(Options):
    you: int | None = Field(default=None, ge=1, le=7, description="number of the label at which the reader stands")
    empty: bool = Field(default=False, description="a drawing to write on")
    parts: int | None = Field(
        default=None, ge=2, le=7, description="how many parts an empty drawing without a list has"
    )
    of: int | None = Field(
        default=None, ge=1, le=1000, description="the most that a bar can reach, as on a scale to 10"
    )


class CardOptions(Options):
    per_page: Literal[2, 4, 8] = Field(default=4, alias="per-page", description="cards to a printed page")
    size: Literal["page", "wallet"] = Field(
        default="page", description="`wallet` for a card that is cut and folded to 3.37 by 2.13 in"
    )

    @model_validator(mode="after")
    def one_size(self) -> "CardOptions":
        """Return the options, or raise CombinationError if a wallet card, which has its size, has another, too."""
        if self.size == "wallet" and "per_page" in self.model_fields_set:
            raise CombinationError("per-page", "`size: wallet` alone", "`per-page` beside it", "take out `per-page:`")
        return self


@dataclass(frozen=True)
class Block:
    """A kind of block: what its first line states, its options, its content, and a sentence that describes it."""

    says: Literal["prompt", "title", "caption", "key", "kind"]
    options: type[Options]
    holds: Literal["nothing", "list", "table", "text", "drawing"]
    is_field: bool
    sentence: str
    item: str = "choice"  # what each item of a list in it is called


BLOCKS: dict[str, Block] = {
    "write": Block("prompt", WriteOptions, "nothing", True, "Ruled lines to write on."),
    "choose": Block("prompt", ChoiceOptions, "list", True, "A list to tick, as many as fit."),
    "pick": Block("prompt", ChoiceOptions, "list", True, "A list to pick one from."),
    "matrix": Block("prompt", MatrixOptions, "list", True, "A list with boxes to tick beside each item.", "statement"),
    "scale": Block("prompt", ScaleOptions, "nothing", True, "Numbers in a row, with words at both ends."),
    "grid": Block("caption", GridOptions, "table", True, "A table whose empty cells are filled in."),
    "budget": Block("caption", BudgetOptions, "table", True, "A grid whose columns add up on screen."),
    "draw": Block("prompt", DrawOptions, "nothing", True, "An empty box to draw in."),
    "card": Block("title", CardOptions, "text", True, "A card to cut out and carry."),
    "example": Block("title", Options, "text", False, "A filled example, in a lighter voice."),
    "drawing": Block(
        "kind", DrawingOptions, "drawing", False, "A line drawing with labels, and what it shows in words."
    ),
    "passage": Block("key", Options, "nothing", False, "A fixed safety passage, included by its key."),
    "insert": Block("key", Options, "nothing", False, "A list made from the curriculum; on hand-written pages only."),
}
# Attributes of fields that readers never see; all others are visible text.
UNSHOWN = frozenset({"kind", "id", "name", "sum_columns", "numbers", "minus_from", "you", "parts", "of"}).union(
    name
    for block in BLOCKS.values()
    for name, option in block.options.model_fields.items()
    if option.annotation in (int, bool) or get_origin(option.annotation) is Literal
)
