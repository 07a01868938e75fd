"""Words to type into the fields of a sheet: each stands nowhere else, so that it is found on paper or lost."""

from string import ascii_lowercase, ascii_uppercase, digits

LENGTHS = (15, 41, 200)  # letters, with spaces


def words_for_field(number: int, turn: int, *, is_amount: bool) -> list[str]:
    """The words for a field, whose length goes round with `turn`; those of a field for an amount are digits alone."""
    length = LENGTHS[(number + turn) % 3]
    if is_amount:
        return [f"{number:03d}{index:02d}" for index in range((length + 1) // 6)]
    return [short_word(number, index) for index in range((length + 1) // 4)]


def typed_text(words: list[str], *, is_amount: bool) -> str:
    """What is typed of these words."""
    return ("" if is_amount else " ").join(words)


def short_word(field: int, index: int) -> str:
    """Three letters that no text has, short enough for the narrowest cell: a word cut between pages is not found."""
    number = field * 50 + index
    return f"{ascii_uppercase[number // 360]}{number // 36 % 10}{(digits + ascii_lowercase)[number % 36]}"
