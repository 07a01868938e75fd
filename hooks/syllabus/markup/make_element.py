"""Makes elements of HTML in one call."""

from xml.etree.ElementTree import Element

QUIET = {"autocomplete": "off", "spellcheck": "false"}  # keep typed text out of history and spelling services


def make(tag: str, text: str | None = None, **attributes: str) -> Element:
    """Return an element; in attribute names, a trailing underscore is dropped and others become hyphens."""
    named = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    element = Element(tag, named)
    element.text = text
    return element
