"""The rule that every relative link leads somewhere that its reader may go."""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from markdown.extensions.toc import slugify, unique

from ..content.problem import Problem, did_you_mean, quoted
from ..content.scan import Mark, code_lines
from ..markup.parser import tree
from .text_rules import link_scheme


@lru_cache(maxsize=4096)
def anchors(markdown: str) -> frozenset[str]:
    """Return the anchors that the headings of a page get, as the library's table of contents makes them."""
    if code_lines(markdown.split("\n"))[1]:
        return frozenset()
    taken: set[str] = set()
    found = (element for element in tree(markdown).iter() if re.fullmatch("h[1-6]", element.tag))
    return frozenset(unique(slugify("".join(heading.itertext()).strip(), "-"), taken) for heading in found)


def place_of(uri: str, target: str) -> str:
    """The place below the root of the sources that a relative link of the text at `uri` leads to."""
    path = target.partition("#")[0]
    if not path:
        return uri
    return posixpath.normpath(posixpath.join("/" + posixpath.dirname(uri), path))[1:] or uri


def link_problems(
    path: str,
    uri: str,
    links: Iterable[Mark],
    targets: Mapping[str, Callable[[], frozenset[str]]],
    files: Iterable[str],
) -> Iterator[Problem]:
    """Yield the `links` of the text at `uri` that lead nowhere.

    `targets` tells the anchors of each page by its uri, to those who ask, and `files` the other files of the site.
    """
    for mark in links:
        if link_scheme(mark.text) or not mark.text:
            continue
        target, _, anchor = mark.text.partition("#")
        place = place_of(uri, mark.text)
        if place not in targets and place not in files:
            fix = did_you_mean(target, (posixpath.relpath(other, posixpath.dirname(uri) or ".") for other in targets))
            expected = "a page that this page's readers have"
            yield Problem(path, mark.line, "link-broken", expected, quoted(mark.text), fix)
        elif anchor and place in targets and anchor not in (known := targets[place]()):
            fix = did_you_mean(anchor, known) if known else "drop the anchor"
            yield Problem(path, mark.line, "link-broken", f"a heading of {place}", quoted("#" + anchor), fix)
