"""Writes WordprocessingML (ISO/IEC 29500, "w:") as text.

A file has thousands of elements in a fixed order, and its writer needs no more than to nest and to escape them: as
text that takes a tenth of the time of a tree, and the same input gives the same bytes.
"""

import re
from xml.sax.saxutils import escape

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2: Characters
QUOTES = {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}  # white space in attributes, too


def escaped(text: str) -> str:
    """Return text for an element or an attribute; characters that XML cannot hold are left out."""
    return escape(NOT_XML.sub("", text), QUOTES)


def w(name: str, /, *inside: str, **values: object) -> str:
    """Return the element `w:<name>` with these attributes around what is inside, which is XML already."""
    attributes = "".join(f' w:{key}="{escaped(str(value))}"' for key, value in values.items())
    content = "".join(inside)
    return f"<w:{name}{attributes}>{content}</w:{name}>" if content else f"<w:{name}{attributes}/>"


def run(text: str, properties: str = "") -> str:
    """Return a run of text, whose spaces are kept. `properties` are elements of `w:rPr`, in the order of the schema."""
    words = f'<w:t xml:space="preserve">{escaped(text)}</w:t>'
    return w("r", w("rPr", properties) if properties else "", words)
