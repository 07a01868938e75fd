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
from ..content.scan import mask_code_lines
from ..markup.parser import parse

INDEX = "index.md"
# What stands where a target may stand: behind the words of a link, or in a definition. The tree knows which it is.
TARGET = re.compile(r"\](?:\(|:)\s*<?([^\s<>()]+)")
AT_INDEX = re.compile(r"(^|/)index\.md(?=#|$)")


@dataclass(frozen=True)
class LinkMap:
    """`pages` gives the address of each page by the place of its source; `files` are the other files of the site."""

    pages: Mapping[str, str]
    files: frozenset[str]

    def way(self, address: str, here: str) -> str:
        """The address that leads from the page at `here` to an address or a file; empty where there is no such."""
        if address in self.files:
            return _way(address, here)
        return to_address(_way(address + INDEX, here)) if address in self.pages.values() else ""

    def rewritten(self, text: str, uri: str) -> str:
        """Return Markdown written for the place `uri` with its links as they must be where it is staged.

        Raises KeyError with the target of a link that leads nowhere, or that could not be rewritten.
        """
        targets = {target for target in _targets(text) if target[0] != "#" and not link_scheme(target)}
        ways = {target: self._target(target, uri) for target in targets}
        if not ways:
            return text
        masked = mask_code_lines(text)
        done, last = [], 0
        for match in TARGET.finditer(masked):
            if (target := match.group(1)) in ways:
                done += [text[last : match.start(1)], ways[target]]
                last = match.end(1)
        staged = "".join([*done, text[last:]])
        left = {target for target in _targets(staged) if target in targets and target not in ways.values()}
        if left:
            raise KeyError(min(left))
        return staged

    def _target(self, target: str, uri: str) -> str:
        place, _, anchor = place_of(uri, target), *target.partition("#")[1:]
        if place not in self.pages and place not in self.files:
            raise KeyError(target)
        staged = self.pages[place] + INDEX if place in self.pages else place
        return _way(staged, self.pages[uri]) + (f"#{anchor}" if anchor else "")


def to_address(target: str) -> str:
    """The link to a page's address that a link to its staged file stands for; other targets stay as they are."""
    return AT_INDEX.sub(r"\1", target) or "./"


def _targets(text: str) -> set[str]:
    """The targets of all links and pictures that the element tree of `text` has, and of its link definitions."""
    root, definitions = parse(text)
    found = {element.get(key, "") for element in root.iter() for key in ("href", "src")} | set(definitions.values())
    return found - {""}


def _way(place: str, here: str) -> str:
    return posixpath.relpath(place, here or ".")
