"""The menu of a page: the hand-written pages, the modules, and only the open module's sessions and sheets.

A menu that drew the whole site on every page would make the build quadratic in the number of pages.
"""

from collections.abc import Sequence
from typing import NamedTuple

from ..content.audiences import SiteAudience
from ..content.model import Curriculum, Module
from ..words.catalogue import Words, words_for
from .assemble import session_url


class Item(NamedTuple):
    """A line of the menu; `url` is below the site's root."""

    title: str
    url: str
    here: bool = False
    children: tuple["Item", ...] = ()


def menu(
    curriculum: Curriculum, audience: SiteAudience, written: Sequence[tuple[str, str]], here: str
) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """The hand-written pages and the modules, as seen from the page at the address `here`."""
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
