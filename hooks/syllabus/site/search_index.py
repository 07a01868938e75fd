"""The index of the site's search: which page has which word, and how much the word says about the page."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import unescape

from .search_words import STOP_WORDS, stem, words

# What a word counts each time, by where it stands, and how often it counts there.
TITLE, TAG, HEADING, TEXT = 12, 8, 4, 1
MOST_TIMES = 3
TAGS = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*>")  # the library writes no other sign into an attribute as it is
INLINE = frozenset({"a", "abbr", "b", "code", "em", "i", "strong", "sub", "sup"})  # they may stand within a word


@dataclass(frozen=True)
class Entry:
    """A page in the index: its address below the root, what a result shows, and the weight of each of its stems."""

    url: str
    title: str
    place: str
    about: str
    weights: Mapping[str, int]


def entry(url: str, title: str, place: str, about: str, tags: Sequence[str], content: str) -> Entry:
    """The entry of a page from its finished HTML `content`.

    `place` says where the page belongs, such as its module; `about` is one sentence; `tags` are found, but not shown.
    """
    headings, text = _texts(content)
    weights: Counter[str] = Counter()
    for stood, value in ((title, TITLE), (" ".join(tags), TAG), (f"{about} {headings}", HEADING), (text, TEXT)):
        for word, times in Counter(_stems(stood)).items():
            weights[word] += value * min(times, MOST_TIMES)
    return Entry(url, title, place, about, dict(sorted(weights.items())))


def index_file(entries: Iterable[Entry]) -> str:
    """The script that hands the index of these pages to `search.js`.

    Each stem has the numbers of its pages, each counted from the one before and followed by a point and the weight,
    unless that is 1: "3,1.12" stands for page 3 with weight 1 and page 4 with weight 12.
    """
    pages = sorted(entries, key=lambda page: (page.url.count("/"), page.url))  # what leads on comes first
    found: dict[str, list[str]] = {}
    last: dict[str, int] = {}
    for number, page in enumerate(pages):
        for word, weight in page.weights.items():
            gap = number - last.get(word, 0)
            found.setdefault(word, []).append(str(gap) if weight == 1 else f"{gap}.{weight}")
            last[word] = number
    index = {
        "stop": sorted(STOP_WORDS),
        "pages": [{"url": p.url, "title": p.title, "place": p.place, "about": p.about} for p in pages],
        "words": {word: ",".join(found[word]) for word in sorted(found)},
    }
    return f"var searchIndex = {json.dumps(index, ensure_ascii=False, separators=(',', ':'))};\n"


def _stems(text: str) -> list[str]:
    return [stem(word) for word in words(text) if word not in STOP_WORDS]


def _texts(content: str) -> tuple[str, str]:
    """The text of the headings and the rest."""
    headings: list[str] = []
    text: list[str] = []
    into = text
    first, *rest = TAGS.split(content)
    into.append(unescape(first))
    for slash, tag, data in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        if _is_heading(tag) and not slash:
            into = headings
        if tag not in INLINE:
            into.append(" ")
        if _is_heading(tag) and slash:
            into = text
        into.append(unescape(data))
    return "".join(headings), "".join(text)


def _is_heading(tag: str) -> bool:
    return len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()
