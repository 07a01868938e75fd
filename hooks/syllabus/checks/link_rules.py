"""The rule for relative links: each one leads to a page or file that its readers have."""

import json
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from urllib.parse import unquote

from ..build.cache import Cache, Codec, cached_map, key_of
from ..content.problem import Problem, did_you_mean, quoted
from ..content.scan import Mark, code_lines
from ..markup.anchors import in_order
from ..markup.parser import tree
from .text_rules import link_scheme


def cached_anchors(markdown: str, cache: Cache | None) -> frozenset[str]:
    """Return the `anchors` of a page, from `cache` if it was parsed before."""
    codec = Codec[frozenset[str]](
        lambda found: json.dumps(sorted(found)).encode(), lambda raw: frozenset(json.loads(raw))
    )
    return cached_map(cache, [(key_of("anchors", markdown), markdown)], lambda missing: map(anchors, missing), codec)[0]


@lru_cache(maxsize=4096)
def anchors(markdown: str) -> frozenset[str]:
    """Return the anchors of a page's headings, as Markdown's table of contents generates them."""
    return frozenset(anchors_in_order(markdown))


@lru_cache(maxsize=4096)
def anchors_in_order(markdown: str) -> tuple[str, ...]:
    """Return the same in the order of the headings."""
    if code_lines(markdown.split("\n"))[1]:
        return ()
    headings = (element for element in tree(markdown).iter() if re.fullmatch("h[1-6]", element.tag))
    return tuple(in_order(["".join(heading.itertext()).strip() for heading in headings]))


def resolve_link(uri: str, target: str) -> str:
    """Return the path, relative to the source root, that a relative link in the text at `uri` leads to."""
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
    """Yield a problem for each of the `links` in the text at `uri` that leads nowhere.

    `targets` maps the uri of each page to a function that returns its anchors; `files` are the site's other files.
    `path` is the file that problems are reported in.
    """
    for link in links:
        if link_scheme(link.text) or not link.text:
            continue
        target, _, anchor = link.text.partition("#")
        destination = resolve_link(uri, link.text)
        if destination not in targets and destination not in files:
            fix = did_you_mean(target, (posixpath.relpath(other, posixpath.dirname(uri) or ".") for other in targets))
            expected = "a page that this page's readers have"
            yield Problem(path, link.line, "link-broken", expected, quoted(link.text), fix)
        elif anchor and destination in targets and anchor not in (known := targets[destination]()):
            fix = did_you_mean(unquote(anchor), known) if known else "drop the anchor"
            yield Problem(path, link.line, "link-broken", f"a heading of {destination}", quoted("#" + anchor), fix)
