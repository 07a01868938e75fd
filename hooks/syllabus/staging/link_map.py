"""Where everything stands in a staged tree, and links that lead there.

A page with the address `cbt/one/` stands at `cbt/one/index.md`, so a link between two files of the tree is also the
link between their addresses, but for the `index.md` at its end.
"""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..checks.link_rules import place_of
from ..checks.text_rules import link_scheme
from ..content.scan import FENCE, LINK, mask_code

INDEX = "index.md"
AT_INDEX = re.compile(r"(^|/)index\.md(?=#|$)")


@dataclass(frozen=True)
class LinkMap:
    """`pages` gives the address of each page by the place of its source; `files` are the other files of the site."""

    pages: Mapping[str, str]
    files: frozenset[str]

    def link(self, words: str, address: str, here: str) -> str:
        """A Markdown link from the page at `here` to an address or a file; the bare words where there is no such."""
        if address in self.files:
            return f"[{words}]({_way(address, here)})"
        if address in self.pages.values():
            return f"[{words}]({_way(address + INDEX, here)})"
        return words

    def rewritten(self, text: str, uri: str) -> str:
        """Markdown written for the place `uri`, with its links as they must be at the place where it is staged.

        Raises KeyError with the target of a link that leads nowhere.
        """
        lines = []
        fence = ""
        for line in text.split("\n"):
            if opening := FENCE.match(line):
                fence = "" if fence and line.strip().startswith(fence) else fence or opening.group(1)
            lines.append(line if fence or opening else self._line(line, uri))
        return "\n".join(lines)

    def _line(self, line: str, uri: str) -> str:
        done = []
        last = 0
        for match in LINK.finditer(mask_code(line)):
            target = match.group(1)
            if target and not target.startswith("#") and not link_scheme(target):
                done += [line[last : match.start(1)], self._target(target, uri)]
                last = match.end(1)
        return "".join([*done, line[last:]])

    def _target(self, target: str, uri: str) -> str:
        place, _, anchor = place_of(uri, target), *target.partition("#")[1:]
        if place not in self.pages and place not in self.files:
            raise KeyError(target)
        staged = self.pages[place] + INDEX if place in self.pages else place
        return _way(staged, self.pages[uri]) + (f"#{anchor}" if anchor else "")


def to_address(target: str) -> str:
    """The link to a page's address that a link to its staged file stands for; other targets stay as they are."""
    return AT_INDEX.sub(r"\1", target) or "./"


def _way(place: str, here: str) -> str:
    return posixpath.relpath(place, here or ".")
