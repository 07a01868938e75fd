"""The menu of a page: the hand-written pages and modules, and the sessions and sheets of the open module only.

A menu of the whole site on every page would make build time quadratic in the number of pages.
"""

from collections.abc import Sequence
from typing import NamedTuple

from ..content.audiences import SiteAudience
from ..content.model import Curriculum, Module
from ..words.catalogue import Words, words_for
from .assemble import session_url


class Item(NamedTuple):
    """An entry in the menu; `url` is relative to the site root."""

    title: str
    url: str
    here: bool = False
    children: tuple["Item", ...] = ()


def menu(
    curriculum: Curriculum, audience: SiteAudience, written: Sequence[tuple[str, str]], here: str
) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Return the menu entries of hand-written pages and of modules, for the page at the URL `here`.

    `written` has the title and URL of each hand-written page.
    """
    pages = tuple(Item(title, url, url == here) for title, url in written)
    words = words_for(curriculum.language)
    return pages, tuple(_module(module, audience, here, words) for module in curriculum.modules)


def _module(module: Module, audience: SiteAudience, here: str, words: Words) -> Item:
    url = f"{module.slug}/"
    if not here.startswith(url):
        return Item(module.source.record.title, url)
    sessions = []
    for session in module.sessions:
        base = session_url(module, session)
        below = []
        if here.startswith(base):
            below = [Item(s.record.title, f"{base}{s.slug}/", here == f"{base}{s.slug}/") for s in session.worksheets]
            if audience == "everyone" and session.guide:
                below.append(Item(words.guide.menu, f"{base}guide/", here == f"{base}guide/"))
        sessions.append(Item(session.page.record.title, base, here == base, tuple(below)))
    return Item(module.source.record.title, url, here == url, tuple(sessions))
