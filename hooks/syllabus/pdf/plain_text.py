"""Prepares text for the layout: visible characters are kept, and characters that affect others are removed."""

import re
import unicodedata

_SPACES = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")
_INVISIBLE = ("Cc", "Cf", "Cs")  # control characters, format characters and surrogates


def visible(text: str) -> str:
    """Return `text` without control and text direction characters, except line ends and tabs."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in _INVISIBLE)


def one_line(text: str) -> str:
    """Return the visible text with each run of white space replaced by one space."""
    return _SPACES.sub(" ", visible(text))
