"""What is recorded of the texts of an edition: sessions, sheets, forms and translations, each by a hash."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import Field

from ..content.digest import content_hash
from ..content.model import Document
from ..content.record_types import Record
from ..pages.forms import FOLDER


class LockedText(Record):
    """A sheet or a translated text in an edition; `revision` is the edition in which its content last changed."""

    title: str
    hash: str
    revision: str


class LockedSession(Record):
    """A session in an edition: hashes of its page and guide, why it last changed, its sheets and its card sets."""

    title: str
    page: str
    guide: str | None
    revision: str
    why: str
    sheets: dict[str, LockedText]
    cards: dict[str, LockedText] = Field(default_factory=dict)

    @property
    def parts(self) -> tuple[object, ...]:
        """What changes when the session's texts do."""
        return self.page, self.guide, self.sheets, self.cards


class LockedTranslation(Record):
    """What an edition shows in another language, by the path of the English page below the root of all pages.

    `both` has the sheets in two languages. `withdrawn` are translations that are not shown, since what they say about
    danger has changed in English, and `behind` those that are shown as they were although the English has moved on.
    """

    pages: dict[str, LockedText] = Field(default_factory=dict)
    sheets: dict[str, LockedText] = Field(default_factory=dict)
    both: dict[str, LockedText] = Field(default_factory=dict)
    withdrawn: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()


@dataclass(frozen=True)
class Locked:
    """The texts of an edition: its sessions by id, its forms by slug, and its translations by language."""

    sessions: Mapping[str, LockedSession]
    forms: Mapping[str, LockedText]
    translations: Mapping[str, LockedTranslation] = field(default_factory=dict)

    @property
    def printed(self) -> dict[str, LockedText]:
        """All sheets, card sets and forms, by id; those in other languages are not among them."""
        sets = {f"{name}/cards/{slug}": cards for name, s in self.sessions.items() for slug, cards in s.cards.items()}
        return {**sheets_by_id(self.sessions), **sets, **forms_by_id(self.forms)}


def locked_text(document: Document[Any], before: LockedText | None, edition: str) -> LockedText:
    """Return a text as it is now; with the content of `before`, it keeps its revision."""
    return locked_hash(document.record.title, content_hash(document), before, edition)


def locked_hash(title: str, now: str, before: LockedText | None, edition: str) -> LockedText:
    """Return the same of a text whose hash is `now`."""
    revision = before.revision if before and before.hash == now else edition
    return LockedText(title=title, hash=now, revision=revision)


def sheets_by_id(sessions: Mapping[str, LockedSession]) -> dict[str, LockedText]:
    """Return all sheets of sessions by id."""
    return {f"{name}/{slug}": sheet for name, s in sessions.items() for slug, sheet in s.sheets.items()}


def forms_by_id(forms: Mapping[str, LockedText]) -> dict[str, LockedText]:
    """Return forms by id."""
    return {f"{FOLDER}/{slug}": form for slug, form in forms.items()}


def translated_by_id(translations: Mapping[str, LockedTranslation]) -> dict[str, LockedText]:
    """Return all sheets in other languages by id, which begins with the tag of the language."""
    return {translated_id(tag, path): text for tag, own in translations.items() for path, text in own.sheets.items()}


def translated_id(language: str, path: str) -> str:
    """Return the id that is printed on a sheet in another language, whose English page has this path.

    >>> translated_id("es", "small-steps/a-short-walk/worksheets/walk-plan.md")
    'es/small-steps/a-short-walk/walk-plan'
    """
    return f"{language}/{path.replace('/worksheets/', '/').removesuffix('.md')}"
