"""Rewrites links for a staged tree.

A page with the URL `cbt/one/` is staged at `cbt/one/index.md`. So a link between two staged files equals the link
between their URLs, except for the `index.md` at its end.
"""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..checks.link_rules import resolve_link
from ..checks.text_rules import link_scheme
from ..content.scan import mask_code_lines
from ..markup.parser import parse

INDEX = "index.md"
# Candidates for link targets, after link text or in a definition; the element tree tells which are real.
TARGET = re.compile(r"\](?:\(|:)\s*<?([^\s<>()]+)")
AT_INDEX = re.compile(r"(^|/)index\.md(?=#|$)")


@dataclass(frozen=True)
class LinkMap:
    """The link targets of a site: `pages` maps source paths to URLs, `files` holds the paths of other files."""

    pages: Mapping[str, str]
    files: frozenset[str]

    def way(self, address: str, here: str) -> str:
        """Return the address that leads from the page at `here` to a URL or file; empty if that does not exist."""
        if address in self.files:
            return _relative(address, here)
        page, sign, anchor = address.partition("#")
        return to_address(_relative(page + INDEX, here)) + sign + anchor if page in self.pages.values() else ""

    def rewritten(self, text: str, uri: str) -> str:
        """Return the Markdown of the source at `uri` with its links changed to staged paths.

        Raises KeyError with the target of a link that leads nowhere or cannot be rewritten.
        """
        targets = {target for target in _targets(text) if target[0] != "#" and not link_scheme(target)}
        staged_targets = {target: self._target(target, uri) for target in targets}
        if not staged_targets:
            return text
        masked = mask_code_lines(text)
        parts, last = [], 0
        for match in TARGET.finditer(masked):
            if (target := match.group(1)) in staged_targets:
                parts += [text[last : match.start(1)], staged_targets[target]]
                last = match.end(1)
        staged = "".join([*parts, text[last:]])
        missed = {target for target in _targets(staged) if target in targets and target not in staged_targets.values()}
        if missed:
            raise KeyError(min(missed))
        return staged

    def _target(self, target: str, uri: str) -> str:
        path, _, anchor = resolve_link(uri, target), *target.partition("#")[1:]
        if path not in self.pages and path not in self.files:
            raise KeyError(target)
        staged = self.pages[path] + INDEX if path in self.pages else path
        return _relative(staged, self.pages[uri]) + (f"#{anchor}" if anchor else "")


def to_address(target: str) -> str:
    """Return the URL for a link to a staged page; other targets are returned unchanged."""
    return AT_INDEX.sub(r"\1", target) or "./"


def _targets(text: str) -> set[str]:
    """Return the targets of all links, pictures and link definitions in a text."""
    root, definitions = parse(text)
    targets = {element.get(key, "") for element in root.iter() for key in ("href", "src")} | set(definitions.values())
    return targets - {""}


def _relative(path: str, here: str) -> str:
    return posixpath.relpath(path, here or ".")
