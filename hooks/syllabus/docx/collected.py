"""What the text of a Word file refers to, and other parts of the file have to list."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

BULLETS, RINGS = 1, 2  # numbers of the two lists without numbers
FIRST_OF_NUMBERS = 3


@dataclass
class Collected:
    """Gathers web addresses, pictures and numbered lists, and hands out numbers and names that are used once.

    `lists` has the first number and the level of each numbered list. `named` are pictures, as PNG, that the text shows
    by name.
    """

    links: list[str] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)
    lists: list[tuple[int, int]] = field(default_factory=list)
    bookmarks: dict[str, str] = field(default_factory=dict)
    named: Mapping[str, bytes] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def link(self, address: str) -> str:
        """Return the id of the relationship that leads to an address."""
        if address not in self.links:
            self.links.append(address)
        return f"link{self.links.index(address) + 1}"

    def picture(self, data: bytes) -> str:
        """Return the id of the relationship that leads to a new picture."""
        self.pictures.append(data)
        return f"picture{len(self.pictures)}"

    def numbered_list(self, start: int, level: int) -> int:
        """Return the number of a new list whose items are numbered from `start`."""
        self.lists.append((start, level))
        return FIRST_OF_NUMBERS + len(self.lists) - 1

    def bookmark(self, name: str) -> str:
        """Return the name in the file of a place; Word allows only letters, digits and underscores."""
        return self.bookmarks.setdefault(name, f"place_{len(self.bookmarks) + 1}")

    def number(self) -> int:
        """Return a number that nothing else in the file has."""
        return next(self.numbers)
