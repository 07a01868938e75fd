"""The search index: the pages that each word occurs on, weighted by how much it says about them."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape

from .search_words import LANGUAGES, Language, filler, language_data, stem, words

# The weight of one occurrence, by where the word occurs, and the most occurrences that count in each.
TITLE, HEADING, TEXT = 12, 4, 1
MOST_TIMES = 3
HALF = 8  # the weight that counts half as much as any weight could
MOST = 9  # what all weights together count at most, in a single digit
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


@dataclass(frozen=True)
class Ask:
    """What people type in a language, and the URLs of the pages that answer it, best first."""

    text: str
    urls: tuple[str, ...]
    language: Language = "en"


def entry(url: str, title: str, place: str, about: str, content: str, language: Language = "en") -> Entry:
    """Return the index entry of a page from its finished HTML `content`, which is in a `language`.

    `place` is where the page belongs, such as its module; `about` is one sentence.
    """
    headings, text = _texts(content)
    weights: Counter[str] = Counter()
    for source, value in ((title, TITLE), (f"{about} {headings}", HEADING), (text, TEXT)):
        for word, times in Counter(_stems(source, language)).items():
            weights[word] += value * min(times, MOST_TIMES)
    return Entry(url, title, place, about, dict(sorted(weights.items())))


def index_file(
    entries: Iterable[Entry], asks: Iterable[Ask], more: Mapping[str, object], language: Language = "en"
) -> str:
    """Return the script that defines the index for `search-rank.js`; `more` is added to it as it is.

    `language` is that of the pages.

    Each stem has a comma-separated list of page numbers, each as the difference from the one before, with a point and
    the weight unless that is 1: "3,1.5" is page 3 with weight 1 and page 4 with weight 5. An ask is the numbers of its
    pages and its stems; the title of each page is one, too.
    """
    pages = sorted(entries, key=lambda page: (page.url.count("/"), page.url))  # overview pages first
    postings: dict[str, list[str]] = {}
    last: dict[str, int] = {}
    for number, page in enumerate(pages):
        for word, weight in page.weights.items():
            gap = number - last.get(word, 0)
            counted = _counted(weight)
            postings.setdefault(word, []).append(str(gap) if counted == 1 else f"{gap}.{counted}")
            last[word] = number
    numbers = {page.url: number for number, page in enumerate(pages)}
    index = {
        "pages": [{"url": p.url, "title": p.title, "place": p.place, "about": p.about} for p in pages],
        "words": {word: ",".join(postings[word]) for word in sorted(postings)},
        "asks": _asks([*asks, *(Ask(page.title, (page.url,), language) for page in pages)], numbers),
        "filler": {language: sorted(filler(language)) for language in LANGUAGES},
        "same": {language: _same(language) for language in LANGUAGES},
        **more,
    }
    return f"var searchIndex = {json.dumps(index, ensure_ascii=False, separators=(',', ':'))};\n"


def _counted(weight: int) -> int:
    return max(1, round(MOST * weight / (weight + HALF)))


def _asks(asks: Iterable[Ask], numbers: Mapping[str, int]) -> dict[str, list[str]]:
    """Return the asks of each language; those whose pages are all left out of the site are left out, too."""
    lines: dict[str, dict[str, None]] = {language: {} for language in LANGUAGES}
    for ask in asks:
        pages = [str(numbers[url]) for url in ask.urls if url in numbers]
        stems = dict.fromkeys(_stems(ask.text, ask.language))
        if pages and stems:
            lines[ask.language][f"{','.join(pages)} {' '.join(stems)}"] = None
    return {language: sorted(of_it) for language, of_it in lines.items()}


def _same(language: Language) -> dict[str, str]:
    return {word: " ".join(forms) for word, forms in language_data(language)["same"].items()}


def _stems(text: str, language: Language = "en") -> list[str]:
    passed_over = filler(language)
    return [stem(word, language) for word in words(text) if word not in passed_over]


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
