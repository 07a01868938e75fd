"""The menu of a page: the modules, the sessions and sheets of the open one, and the hand-written pages for its reader.

Somebody in a craving is not shown what leaders, authors and keepers read: each of those has a section of the menu, and
only the pages of that section show it.

A menu of the whole site on every page would make build time quadratic in the number of pages.
"""

from collections.abc import Container, Mapping, Sequence
from typing import Any, NamedTuple

from ..content.audiences import SiteAudience
from ..content.model import Curriculum, Module
from ..words.catalogue import Words, words_for
from .addresses import Addresses
from .assemble import session_url


class Item(NamedTuple):
    """An entry in the menu; `url` is relative to the site root."""

    title: str
    url: str
    here: bool = False
    children: tuple["Item", ...] = ()


class Section(NamedTuple):
    """Hand-written pages for the same readers: what they have in common, and the title and URL of each page."""

    title: str
    pages: tuple[tuple[str, str], ...]


class Menu(NamedTuple):
    """The menu of a page; `title` stands over the `pages` of its section."""

    title: str
    pages: tuple[Item, ...]
    modules: tuple[Item, ...]


def menu(
    curriculum: Curriculum, audience: SiteAudience, sections: Sequence[Section], here: str, *, for_leaders: bool
) -> Menu:
    """Return the menu for the page at the URL `here`.

    The first of the `sections` is for everybody, the second for people who lead groups. A page in none of them has the
    second if it is `for_leaders`, or else the first.
    """
    words = words_for(curriculum.language)
    modules = tuple(_module(module, audience, here, words) for module in curriculum.modules)
    if not sections:
        return Menu("", (), modules)
    usual = sections[min(1 if for_leaders else 0, len(sections) - 1)]
    own = next((section for section in sections if here in (url for _, url in section.pages)), usual)
    return Menu(own.title, tuple(Item(title, url, url == here) for title, url in own.pages), modules)


def menu_in(found: Menu, addresses: Addresses) -> Menu:
    """Return a menu, made of English addresses, with those of a translation."""
    return Menu(found.title, _items_in(found.pages, addresses), _items_in(found.modules, addresses))


def _items_in(items: Sequence[Item], addresses: Addresses) -> tuple[Item, ...]:
    return tuple(
        item._replace(url=addresses.of(item.url)[0], children=_items_in(item.children, addresses)) for item in items
    )


def nav_of(nav: Sequence[Mapping[str, Any]], names: Container[str]) -> list[dict[str, Any]]:
    """Return the `nav` of mkdocs.yml with only the pages of these names, and with the sections that still have any."""
    kept: list[dict[str, Any]] = []
    for title, value in (entry for item in nav for entry in item.items()):
        if isinstance(value, str):
            kept += [{title: value}] if value in names else []
        elif pages := nav_of(value, names):
            kept.append({title: pages})
    return kept


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
