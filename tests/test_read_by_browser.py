"""Chromium's own text of finished pages holds no word that the checks have not read."""

import calendar
import random
import re

import pytest
from curricula import ROOT, real_check_data, real_project
from one_reading import PIECES, REFERENCE, as_shown, finished_html
from playwright.sync_api import Browser

from syllabus.checks.reading_rules import reading_problems
from syllabus.checks.text_rules import text_problems
from syllabus.checks.texts import CheckedText, ReadText, curriculum_texts, data_texts, docs_texts, program_texts
from syllabus.content.reader import read_curriculum
from syllabus.content.scan import scan
from syllabus.words.catalogue import words_for
from syllabus.words.messages import texts as texts_of_words

pytestmark = pytest.mark.browser
HASH = re.compile(r"\b(?=[a-z]*\d)[0-9a-f]{8,}\b")  # of a sheet or a guide
WORD = re.compile(r"[^\W\d_]{2,}")  # figures are computed: minutes, days, hashes
OURS = {"Part", "of", "Example", "Notes", "Back", "to", "the", "text"}  # what the site itself puts beside a text
# Words round a picture are two words, and so are those round a blank, whose hint stands below it.
WORDS_APART = "for (const one of document.querySelectorAll('img, .hint')) one.after(' ');"
KINDS = (
    "cbt/",
    "cbt/parts-of-a-moment/",
    "cbt/parts-of-a-moment/moment-map/",
    "cbt/parts-of-a-moment/guide/",
    "cbt/parts-of-a-moment/record/",
    "cbt/parts-of-a-moment/group/",
    "family-education/what-recovery-can-look-like/",
    "help/",
    "needs/",
    "glossary/",
    "sources/",
    "participants/",
    "programs/day-program/",
)


def known_words() -> set[str]:
    """Every word that the checks have read of the real project, and every word of the interface."""
    project, data = real_project(), real_check_data()
    files = [*read_curriculum(ROOT).data_files, *data.files]
    every = [
        *curriculum_texts(project.curriculum),
        *docs_texts(project.docs),
        *program_texts(project.programs.programs),
        *data_texts(files),
    ]
    reference = project.curriculum.reference
    shown = " ".join(piece.text for text in every for piece in ReadText(text, reference).pieces)
    lines = " ".join(line.show for line in reference.crisis.lines.values())
    interface = " ".join(text for _, text, _ in texts_of_words(words_for("en")))
    days = " ".join([*calendar.day_abbr, *calendar.month_name])
    return set(WORD.findall(f"{shown} {lines} {interface} {days} DRAFT am pm".lower()))


def test_pages_of_each_kind_show_no_word_that_nobody_has_read(address: str, browser: Browser) -> None:
    known = known_words()
    slugs = set(WORD.findall(" ".join(path.as_posix() for path in (ROOT / "curriculum/modules").rglob("*"))))
    page = browser.new_page()
    unread = {}
    for url in KINDS:
        answer = page.goto(address + url)
        assert answer is not None
        assert answer.ok, url
        text = page.evaluate("(document.querySelector('article') || document.body).innerText")
        text = HASH.sub(" ", text)
        if unknown := sorted(set(WORD.findall(text.lower())) - known - slugs):
            unread[url] = unknown
    page.close()
    assert unread == {}


def test_hostile_texts_show_no_word_that_the_checks_have_not_read(browser: Browser) -> None:
    choose = random.Random(7)  # noqa: S311  # the same texts each time
    page = browser.new_page()
    tried = 0
    while tried < 60:
        text = "".join(choose.choices(PIECES, k=12))
        read = ReadText(CheckedText("a.md", "sheet", "participants", (), text, 1, ()), REFERENCE)
        if text_problems("a.md", scan(text), fields_allowed=True) or list(reading_problems(read, REFERENCE)):
            continue
        tried += 1
        page.set_content(f"<!doctype html><body>{finished_html(text)}</body>")
        shown = page.evaluate(f"() => {{ {WORDS_APART} return document.body.innerText; }}")
        known = set(WORD.findall(" ".join(as_shown(piece) for piece in read.pieces)))
        assert set(WORD.findall(shown)) - known <= OURS, text
    page.close()
