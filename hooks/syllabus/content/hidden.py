"""Characters that nobody sees and that change what is read: they hide a number, or turn it round."""

import html
import re
from collections.abc import Iterator

# Soft hyphens, joiners and marks of no width, signs of direction, variation selectors and the block of tags.
HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
JOINERS = "\u200c\u200d"  # letters of Arabic and of the scripts of India need them, and drawn faces
NEEDS_JOINER = re.compile(
    "[\u0600-\u08ff\u0900-\u109f\u1780-\u17ff\u1800-\u18af\U0001f000-\U0001faff\u2600-\u27bf\ufe0f]"
)
SELECTED = re.compile("[\u2190-\u2bff\u3000-\u303f\u4e00-\u9fff\U0001f000-\U0001faff\u00a9\u00ae]")
ON_A_KEY = re.compile("[0-9#*][\ufe0e\ufe0f]\u20e3")  # a drawn key
ENTITY = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z]{2,32});")


def without_hidden(text: str) -> str:
    """Return `text` without these characters."""
    return HIDDEN.sub("", text)


def hidden_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield the position and the character of each that no language needs there, also of those written as an entity."""
    if not text.isascii():
        for match in HIDDEN.finditer(text):
            if not _is_needed(text, match.start()):
                yield match.start(), match.group()
    if "&" in text:
        for match in ENTITY.finditer(text):
            if hidden := HIDDEN.search(html.unescape(match.group())):
                yield match.start(), hidden.group()


def _is_needed(text: str, at: int) -> bool:
    before, after, sign = text[at - 1 : at], text[at + 1 : at + 2], text[at]
    if sign in JOINERS:
        return bool(NEEDS_JOINER.match(before) and NEEDS_JOINER.match(after))
    return sign in "\ufe0e\ufe0f" and bool(SELECTED.match(before) or ON_A_KEY.match(text, max(at - 1, 0)))
