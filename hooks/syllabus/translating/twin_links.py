"""Where the links of a translated text lead: to pages in its language, or else to English ones, which they say."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..checks.link_rules import resolve_link
from ..checks.text_rules import link_scheme
from ..content.scan import mask_code_lines

LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(([^()\s]+)\)")
IN_ENGLISH_ANYWAY = frozenset({"sources.md"})  # titles of works, which citations lead to


@dataclass(frozen=True)
class TwinLinks:
    """What there is to link to.

    `own` and `english` have the sources of pages, each with a function that returns its anchors; `own` are those of the
    language, by the source of the English page. `anchors_in` returns the anchors of English headings in the language.
    """

    language: str
    own: Mapping[str, Callable[[], frozenset[str]]]
    english: Mapping[str, Callable[[], frozenset[str]]]
    in_english: str
    anchors_in: Callable[[str], Mapping[str, str]]

    def rewritten(self, text: str, uri: str) -> str:
        """Return the Markdown of a page with its links changed; `uri` is the source of its English page."""
        parts, last = [], 0
        for match in LINK.finditer(mask_code_lines(text)):
            whole = text[match.start() : match.end()]
            parts += [text[last : match.start()], self._link(whole, uri)]
            last = match.end()
        return "".join([*parts, text[last:]])

    def _link(self, link: str, uri: str) -> str:
        match = LINK.fullmatch(link)
        if match is None or link_scheme(match.group(3)) or match.group(3).startswith("#"):
            return link
        sign, words, target = match.groups()
        page, (_, _, anchor) = resolve_link(uri, target), target.partition("#")
        inner = LINK.sub(lambda inside: self._link(inside.group(), uri), words)
        if page in self.own:
            is_own = not anchor or anchor in self.own[page]()
            kept = anchor if is_own else self.anchors_in(page).get(anchor, "")
            return f"{sign}[{inner}](/{self.language}/{page}{'#' if kept else ''}{kept})"
        if page not in self.english:  # a file, such as a picture
            return f"{sign}[{inner}](/{page})"
        kept = anchor if anchor and anchor in self.english[page]() else ""
        said = "" if page in IN_ENGLISH_ANYWAY else f" {self.in_english}"
        return f"{sign}[{inner}](/{page}{'#' if kept else ''}{kept}){said}"
