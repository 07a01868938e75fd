"""What the style of a drawing may say: plain properties with plain values, which nothing can be loaded by.

CSS has more ways to write an address than can be listed (escapes, comments, functions), so this is a list of what is
allowed: a property, a colon, and words, numbers, strings and functions that compute.
"""

import re
from collections.abc import Iterator

_PROPERTIES = (
    "alignment-baseline baseline-shift clip-rule color display dominant-baseline fill fill-opacity fill-rule "
    "font-family font-size font-stretch font-style font-variant font-weight letter-spacing line-height marker "
    "marker-end marker-mid marker-start opacity overflow paint-order shape-rendering stroke stroke-dasharray "
    "stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor "
    "text-decoration text-rendering transform transform-origin vector-effect visibility white-space word-spacing "
    "writing-mode"
)
_FUNCTIONS = "rgb rgba hsl hsla matrix rotate scale skewx skewy translate"
PROPERTIES, FUNCTIONS = frozenset(_PROPERTIES.split()), frozenset(_FUNCTIONS.split())
OWN_PART = re.compile(r"url\((['\"]?)#[\w.-]+\1\)")
VALUE = re.compile(r"[\w\s#.,%()'\"!+-]*")
FUNCTION = re.compile(r"(?<![\w-])([\w-]*)\(")
COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
SELECTOR = re.compile(r"[\w\s.#,>*-]+")


def is_plain_value(value: str) -> bool:
    """Return whether the `value` of a property can load nothing; it may name a part of the same drawing."""
    rest = OWN_PART.sub("", value)
    return bool(VALUE.fullmatch(rest)) and all(name.lower() in FUNCTIONS for name in FUNCTION.findall(rest))


def unknown_declarations(text: str) -> Iterator[tuple[int, str]]:
    """Yield position and text of each declaration of a `style` attribute that is not on the list."""
    at = 0
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        is_known = colon and name.strip().lower() in PROPERTIES and is_plain_value(value)
        if part.strip() and not is_known:
            yield at + len(part) - len(part.lstrip()), part.strip()
        at += len(part) + 1


def unknown_styles(text: str) -> Iterator[tuple[int, str]]:
    """Yield position and text of each part of a style sheet that is not on the list; its comments are left out."""
    plain = COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
    *rules, rest = plain.split("}")
    at = 0
    for rule in rules:
        selector, brace, declarations = rule.partition("{")
        if not brace or not SELECTOR.fullmatch(selector):
            yield at + len(selector) - len(selector.lstrip()), selector.strip()
        start = at + len(selector) + 1
        yield from ((start + within, found) for within, found in unknown_declarations(declarations))
        at += len(rule) + 1
    if rest.strip():
        yield at + len(rest) - len(rest.lstrip()), rest.strip()
