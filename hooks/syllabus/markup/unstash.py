"""Restores what Python-Markdown stashes until it writes HTML, for the project's serializers."""

import re
from collections.abc import Sequence
from html import unescape
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE

_TAG = re.compile(r"<[^<>]*>")
_ESCAPED = re.compile(re.escape(AMP_SUBSTITUTE) + r"#?\w+;")


class RestoreStash(Treeprocessor):
    """Restores entities to characters, fenced code to `pre` elements, and code to its literal text."""

    def run(self, root: Element) -> None:
        """Restore the stashed content below `root`."""
        stashed = [str(raw) for raw in self.md.htmlStash.rawHtmlBlocks]
        for element in root.iter():
            if element.tag == "code":
                element.text = unescape(element.text or "")
            elif fence := HTML_PLACEHOLDER_RE.fullmatch((element.text or "").strip()):
                block = stashed[int(fence.group(1))]
                if block.startswith("<pre>"):
                    element.tag = "pre"
                    element.text = unescape(_TAG.sub("", block))
            element.text = _as_typed(element.text, stashed)
            element.tail = _as_typed(element.tail, stashed)
            for name, value in element.items():
                element.set(name, _as_typed(value, stashed) or "")


def _as_typed(text: str | None, stashed: Sequence[str]) -> str | None:
    if text is None:
        return None
    text = HTML_PLACEHOLDER_RE.sub(lambda match: unescape(stashed[int(match.group(1))]), text)
    return _ESCAPED.sub(lambda match: unescape(match.group().replace(AMP_SUBSTITUTE, "&")), text)
