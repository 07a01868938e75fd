"""Gives headings the anchors that they have on our site, where another builder would make others of their words."""

import re

from markdown.extensions.toc import slugify, unique

from ..content.scan import scan
from ..markup.anchors import anchor
from ..markup.parser import tree


def with_heading_ids(text: str) -> str:
    """Return Markdown whose headings in other scripts are HTML with their anchors as ids; links lead there, too."""
    if text.isascii():
        return text
    lines, used = text.split("\n"), set[str]()
    elements = (element for element in tree(text).iter() if re.fullmatch("h[1-6]", element.tag))
    for mark, element in zip(scan(text).headings, elements, strict=False):
        words = "".join(element.itertext()).strip()
        made = unique(anchor(words), used)
        if anchor(words) != slugify(words, "-"):
            tag = f"h{mark.level}"
            lines[mark.line - 1] = f'<{tag} id="{made}" markdown="1">{mark.text}</{tag}>'
    return "\n".join(lines)
