"""Words of the site around its pages: the menu, the search, and pages that lead elsewhere."""

from .messages import Group, Message, Text


class Search(Group):
    """The search of the site."""

    about_and_help: Text
    label: Text
    placeholder: Text
    close: Text
    by_need: Text
    find: Text
    in_english: Text


class Menu(Group):
    """The menu of the site."""

    label: Text
    close: Text
    modules: Text


class WrongAddress(Group):
    """The page that stands for an address that is none."""

    title: Text
    about: Text
    start: Text
    editions: Text
    help: Text


class Translated(Group):
    """What a translated page says of itself, in its own language."""

    languages: Text
    in_english: Text
    behind: Text
    behind_start: Text
    english_page: Text
    both_pdf: Text
    unread: Text
    at_foot: Text
    not_approved: Text
    checked: Message
    changed: Message
    withdrawn: Text


class Newest(Group):
    """The page that leads on to the newest edition."""

    title: Text
    go: Text
