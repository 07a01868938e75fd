"""The search index: the pages that each word occurs on, weighted by how much it says about them."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import unescape

from .search_words import STOP_WORDS, stem, words

# The weight of one occurrence, by where the word occurs, and the most occurrences that count in each.
TITLE, TAG, HEADING, TEXT = 12, 8, 4, 1
FIRST = 120  # of a tag of the page that comes first: more than all other occurrences of a word together
MOST_TIMES = 3
TAGS = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*+)[^<>]*+>")  # Python-Markdown escapes < and > in attributes
INLINE = frozenset({"a", "abbr", "b", "code", "em", "i", "strong"})  # may occur within a word


@dataclass(frozen=True)
class Entry:
    """A page in the index: its URL below the site root, its search result, and the weight of each of its stems."""

    url: str
    title: str
    place: str
    about: str
    weights: Mapping[str, int]


def entry(
    url: str, title: str, place: str, about: str, tags: Sequence[str], content: str, *, is_first: bool = False
) -> Entry:
    """Return the index entry of a page from its finished HTML `content`.

    `place` is where the page belongs, such as its module; `about` is one sentence; `tags` are indexed but not
    displayed, and whoever types one of them finds the page before all others if it `is_first`.
    """
    tag = FIRST if is_first else TAG
    headings, text = _texts(content)
    weights: Counter[str] = Counter()
    for source, value in ((title, TITLE), (" ".join(tags), tag), (f"{about} {headings}", HEADING), (text, TEXT)):
        for word, times in Counter(_stems(source)).items():
            weights[word] += value * min(times, MOST_TIMES)
    return Entry(url, title, place, about, dict(sorted(weights.items())))


def index_file(entries: Iterable[Entry]) -> str:
    """Return the script that defines the index for `search.js`.

    Each stem has a comma-separated list of page numbers, each as the difference from the one before, with a point and
    the weight unless that is 1: "3,1.12" is page 3 with weight 1 and page 4 with weight 12.
    """
    pages = sorted(entries, key=lambda page: (page.url.count("/"), page.url))  # overview pages first
    postings: dict[str, list[str]] = {}
    last: dict[str, int] = {}
    for number, page in enumerate(pages):
        for word, weight in page.weights.items():
            gap = number - last.get(word, 0)
            postings.setdefault(word, []).append(str(gap) if weight == 1 else f"{gap}.{weight}")
            last[word] = number
    index = {
        "stop": sorted(STOP_WORDS),
        "pages": [{"url": p.url, "title": p.title, "place": p.place, "about": p.about} for p in pages],
        "words": {word: ",".join(postings[word]) for word in sorted(postings)},
    }
    return f"var searchIndex = {json.dumps(index, ensure_ascii=False, separators=(',', ':'))};\n"


def _stems(text: str) -> list[str]:
    return [stem(word) for word in words(text) if word not in STOP_WORDS]


def _texts(content: str) -> tuple[str, str]:
    """Return the text of the headings, and all other text."""
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
