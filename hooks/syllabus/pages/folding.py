"""The parts of a long page, folded: their titles are a list, and each opens where it stands."""

import re
from collections.abc import Iterable

SECTION, PART = "<h2", "<h3"
# What somebody in danger may look for is never folded: ways to call or text, and the fixed passages in their boxes.
HELP = re.compile(r'href="(?:tel|sms):|<section[^<>]*class="passage"')
TAG = re.compile(r"<[^<>]*>")
SENTENCE = re.compile(r"""[.!?]["\u201d\u00bb]?(?=\s)""")


def split_at(html: str, heading: str) -> list[str]:
    """Return what stands before the first heading of a kind, such as `<h2`, and what begins with each of them."""
    before, *others = html.split(heading)
    return [before, *(heading + other for other in others)]


def folded(html: str) -> str:
    """Return the HTML of a page with each part below a heading of level 3 folded under it; no text is changed."""
    opening, *sections = split_at(html, SECTION)
    return opening + "".join(_folded(section) for section in sections)


def fold_asides(html: str, names: Iterable[str], reasons: str) -> str:
    """Return the HTML of a session's sections with its stories and its reasons folded under their headings.

    A story has one of these `names` in its heading; `reasons` is the pattern of the whole of the other headings. A
    fold shows the first sentence of its text, as long as it is closed. A section with a way to help stays open.
    """
    told = [re.compile(rf"\b{re.escape(name)}\b") for name in names]
    opening, *sections = split_at(html, SECTION)
    return opening + "".join(
        _aside(section) if _is_aside(section, told, re.compile(reasons)) else section for section in sections
    )


def _is_aside(section: str, told: list[re.Pattern[str]], reasons: re.Pattern[str]) -> bool:
    heading = TAG.sub("", section.partition("</h2>")[0]).strip()
    is_one = reasons.fullmatch(heading) or any(name.search(heading) for name in told)
    return bool(is_one) and not HELP.search(section)


def _aside(section: str) -> str:
    heading, end, text = section.partition("</h2>")
    first = text.partition("<p>")[2].partition("</p>")[0]
    words = " ".join(TAG.sub("", first).split())
    sentence = SENTENCE.search(words)
    about = words[: sentence.end()] if sentence else words
    summary = f'{heading}{end} <span class="first-words">{about}</span>'
    return f'<details class="aside"><summary>{summary}</summary>\n{text.strip()}\n</details>\n'


def _folded(section: str) -> str:
    before, *parts = split_at(section, PART)
    return before + "".join(map(_fold, parts))


def _fold(part: str) -> str:
    heading, end, text = part.partition("</h3>")
    return f'<details class="fold"><summary>{heading}{end}</summary>\n{text.strip()}\n</details>\n'
