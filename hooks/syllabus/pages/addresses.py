"""Where the pages of a translation are: at the address of their English page, below the tag of the language."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..build.cache import key_of


@dataclass(frozen=True, repr=False)
class Addresses:
    """The English addresses, below the site's root, of which a language has a page.

    `anchors` has those of the headings of each page: of the English ones, in the language. `in_english` is what is said
    of a link that leads to an English page.
    """

    language: str
    known: frozenset[str]
    anchors: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    in_english: str = ""

    def of(self, address: str) -> tuple[str, bool]:
        """Return the address in the language for an English one, and whether it leads to an English page instead.

        A file, or what is below the language already, stays where it is.
        """
        page, _, anchor = address.partition("#")
        if page.startswith(f"{self.language}/") or not (page == "" or page.endswith("/")):
            return address, False
        if page not in self.known:
            return address, True
        own = self.anchors.get(page, {}).get(anchor, "")
        return f"{self.language}/{page}" + (f"#{own}" if own else ""), False

    def __repr__(self) -> str:
        """Return a text that differs when anything differs, for cache keys."""
        parts = (repr(sorted(self.known)), repr(sorted((k, sorted(v.items())) for k, v in self.anchors.items())))
        return f"Addresses({self.language} {key_of(*parts, self.in_english)})"
