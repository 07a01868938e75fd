"""The catalogue: every text that the site itself says, by where it stands, in one language."""

from functools import cache
from pathlib import Path
from typing import Any

from babel import UnknownLocaleError
from pydantic import ValidationError

from ..build.fast_yaml import safe_load
from .card_words import Cards, Posters
from .group_words import Basket, Chart, Checks, Forms, Guide, Record, Sheet
from .leading_words import GroupView, PrintTonight, Run, Tonight
from .list_words import AgreedTerms, Authors, Comparing, Editions, Lists, Packets, Stories, WordCopies
from .messages import Group, locale_of, places, texts
from .missing import filled
from .page_words import Audiences, Doors, Help, Home, Leaders, LeadersShort, Module, Page, Review, Session, Stages
from .program_words import (
    ProgramAbout,
    ProgramCoverage,
    ProgramDates,
    ProgramForFamilies,
    ProgramMakeUp,
    ProgramOverview,
    ProgramPrint,
    Programs,
    ProgramSchedule,
    Tables,
)
from .pseudo import PSEUDO, accented
from .review_words import Board, Reviewing
from .script_words import Scripts
from .site_words import Menu, Newest, Search, Translated, WrongAddress

HERE = Path(__file__).parent
ENGLISH = "en"
LANGUAGES = tuple(sorted(place.stem for place in HERE.glob("*.yml")))  # each has its file beside this one
TRANSLATIONS = tuple(sorted({*LANGUAGES, PSEUDO} - {ENGLISH}))  # those that texts may be translated into


class Words(Group):
    """All texts of one language. Two catalogues with the same language are the same."""

    language: str
    audiences: Audiences
    leaders: Leaders
    leaders_short: LeadersShort
    stages: Stages
    help: Help
    review: Review
    page: Page
    doors: Doors
    home: Home
    module: Module
    session: Session
    sheet: Sheet
    forms: Forms
    checks: Checks
    guide: Guide
    cards: Cards
    posters: Posters
    chart: Chart
    record: Record
    group_view: GroupView
    run: Run
    basket: Basket
    tonight: Tonight
    print_tonight: PrintTonight
    lists: Lists
    authors: Authors
    agreed_terms: AgreedTerms
    stories: Stories
    board: Board
    reviewing: Reviewing
    programs: Programs
    program_about: ProgramAbout
    program_for_families: ProgramForFamilies
    program_schedule: ProgramSchedule
    program_dates: ProgramDates
    program_overview: ProgramOverview
    program_print: ProgramPrint
    program_make_up: ProgramMakeUp
    program_coverage: ProgramCoverage
    tables: Tables
    packets: Packets
    word_copies: WordCopies
    editions: Editions
    comparing: Comparing
    search: Search
    menu: Menu
    wrong_address: WrongAddress
    newest: Newest
    translated: Translated
    scripts: Scripts

    @property
    def own_name(self) -> str:
        """Return the name of the language in the language itself, with a capital: Español."""
        return own_name(self.language)

    @property
    def direction(self) -> str:
        """Return the direction in which the language is written: ltr or rtl."""
        direction: str = locale_of(self.language).text_direction
        return direction

    def __repr__(self) -> str:
        """Return the language alone: it tells catalogues apart, and cache keys hold the digest of the files besides."""
        return f"Words({self.language})"


def own_name(language: str) -> str:
    """Return the name of a language, given by its tag, in the language itself, with a capital: Español.

    A language that Babel does not know has its tag for a name.
    """
    try:
        locale = locale_of(language)
    except (UnknownLocaleError, ValueError):
        return language
    name = str(locale.get_display_name(locale) or language)
    return name[0].upper() + name[1:]


@cache
def words_for(language: str) -> Words:
    """Return the catalogue of a language, given by its tag; `en-XA` is English with accents, for tests.

    A text that the language lacks is in English, and `missing_words` tells. Raises ValueError with each key that is
    unknown, each text without the forms of the language, and each with other places than in English.
    """
    if language == PSEUDO:
        return _checked(language, accented(_entries(ENGLISH)))
    if language not in LANGUAGES:
        known = ", ".join((*LANGUAGES, PSEUDO))
        raise ValueError(f'NINE_HOURS_LANGUAGE: expected one of {known}, found "{language}" - add words/{language}.yml')
    return _checked(language, filled(_entries(language), _entries(ENGLISH), language)[0])


def missing_words(language: str) -> list[str]:
    """Return the keys of all texts that a language lacks; what English has anew is said in English until then."""
    if language in (ENGLISH, PSEUDO) or language not in LANGUAGES:
        return []
    return filled(_entries(language), _entries(ENGLISH), language)[1]


def whole_words(language: str) -> Words:
    """Return the catalogue of a language that a whole site is to speak. Raises ValueError as `words_for` does.

    A key that is missing is one more reason.
    """
    words = words_for(language)
    if missing := missing_words(language):
        raise ValueError(
            f"words/{language}.yml: expected the keys and forms of en.yml, found none of {', '.join(missing)}"
        )
    return words


def _entries(language: str) -> Any:
    return safe_load((HERE / f"{language}.yml").read_text(encoding="utf-8"))


def _checked(language: str, entries: Any) -> Words:
    """Return the entries as a catalogue. Raises ValueError as `words_for` does."""
    name = f"words/{language}.yml"
    try:
        words = Words.model_validate({"language": language, **entries}, context={"language": language})
    except ValidationError as error:
        wrong = (f"{'.'.join(map(str, detail['loc']))}: {detail['msg']}" for detail in error.errors())
        raise ValueError(f"{name}: expected the keys and forms of en.yml, found {'; '.join(wrong)}") from error
    if language != ENGLISH:
        expected = {path: places(text) for path, text, _ in texts(words_for(ENGLISH))}
        other = [path for path, text, _ in texts(words) if places(text) != expected[path]]
        if other:
            raise ValueError(f"{name}: expected the places of en.yml, found others in {', '.join(other)}")
    return words
