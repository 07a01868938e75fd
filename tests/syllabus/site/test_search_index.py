"""The search's words and its index: small, the same on every machine, and no word of a page is lost."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from curricula import example_project
from hypothesis import given
from hypothesis import strategies as st

from syllabus.site.search_asks import asks, help_data
from syllabus.site.search_danger import phrase
from syllabus.site.search_index import HEADING, TEXT, TITLE, Ask, Entry, entry, index_file
from syllabus.site.search_words import LANGUAGES, Language, filler, language_data, same, stem, words

HERE = Path(__file__).parent.parent
STEMS: dict[Language, dict[str, list[str]]] = {
    "en": yaml.safe_load((HERE / "stems.yml").read_text(encoding="utf-8")),
    "es": yaml.safe_load((HERE / "stems_es.yml").read_text(encoding="utf-8")),
}
PLAIN = st.text(st.characters(exclude_characters="<>&", exclude_categories=["Cs"]), max_size=60)


def page(url: str = "a/", title: str = "", about: str = "", content: str = "") -> Entry:
    return entry(url, title, "Module", about, content)


def read(entries: list[Entry], asked: tuple[Ask, ...] = ()) -> dict[str, Any]:
    text = index_file(entries, asked, {})
    found: dict[str, Any] = json.loads(text.removeprefix("var searchIndex = ").removesuffix(";\n"))
    return found


def pages_of(index: dict[str, Any], word: str) -> dict[str, int]:
    """The addresses of the pages with the stem `word`, and its weights."""
    found, number = {}, 0
    for step in index["words"].get(word, "").split(",") if word in index["words"] else []:
        gap, _, weight = step.partition(".")
        number += int(gap)
        found[index["pages"][number]["url"]] = int(weight or 1)
    return found


@pytest.mark.parametrize(
    ("language", "typed"), [(language, typed) for language in LANGUAGES for typed in STEMS[language]]
)
def test_stems_of_the_shared_tables(language: Language, typed: str) -> None:
    assert [stem(word, language) for word in words(typed)] == STEMS[language][typed]


def test_a_word_weighs_by_where_it_stands_and_how_often() -> None:
    content = "<h1>Sleep</h1><p>Sleep. Tea, tea, tea, <em>tea</em> and bread.</p>"
    made = page(title="Sleep well", content=content)
    assert {word: made.weights[word] for word in ("sleep", "tea", "bread")} == {
        "sleep": TITLE + HEADING + TEXT,
        "tea": 3 * TEXT,
        "bread": TEXT,
    }
    counted = {word: pages_of(read([made]), word)["a/"] for word in ("sleep", "tea", "bread")}
    assert 9 > counted["sleep"] > counted["tea"] > counted["bread"] == 1


def test_an_ask_leads_to_its_pages_in_their_order_and_none_to_a_page_that_is_left_out() -> None:
    entries = [page(f"{letter}/") for letter in "abc"]
    asked = (
        Ask("Can't sleep at night", ("c/", "a/")),
        Ask("only this one", ("z/", "b/")),
        Ask("nowhere", ("z/",)),
        Ask("no puedo dormir", ("b/",), "es"),
        Ask("what is the", ("a/",)),  # nothing that could be found
    )
    assert read(entries, asked)["asks"] == {"en": ["1 onli on", "2,0 sleep night"], "es": ["1 dorm"]}


def test_asks_come_from_sessions_pages_needs_and_names_of_medicines() -> None:
    project = example_project()
    found = {(ask.text, ask.urls) for ask in asks(project.curriculum, project.docs)}
    assert ("worn out from caring for someone", ("for-families/a-quiet-hour/",)) in found
    assert ("I can't sleep", ("small-steps/a-short-walk/",)) in found
    assert ("melatonin", ("small-steps/a-short-walk/",)) in found


def test_what_people_ask_is_never_shown() -> None:
    made = next(p for p in example_project().pages("participants") if p.url == "for-families/a-quiet-hour/")
    ask = "worn out from caring for someone"
    assert ask in made.meta["tags"]  # for the search of another site builder
    assert ask not in made.body


def test_text_is_read_as_people_see_it() -> None:
    content = "<table><tr><td>one</td><td>two</td></tr></table><p>un<strong>do</strong>ing &amp; caf&eacute;<br>ten</p>"
    assert page(content=content).weights == dict.fromkeys(["caf", "on", "ten", "two", "undo"], 1)


def test_what_leads_on_comes_first_and_the_order_of_building_does_not_matter() -> None:
    pages = [page("m/s/sheet/"), page("m/s/"), page("help/"), page("b/")]
    assert [p["url"] for p in read(pages)["pages"]] == ["b/", "help/", "m/s/", "m/s/sheet/"]
    asked = (Ask("one", ("b/",)), Ask("two", ("m/s/",)))
    assert index_file(reversed(pages), reversed(asked), {}) == index_file(pages, asked, {})


def test_pages_are_counted_from_the_one_before() -> None:
    pages = [page(f"{letter}/", content="tea" if letter in "bcf" else "") for letter in "abcdef"]
    assert read(pages)["words"]["tea"] == "1,1,3"


def test_a_phrase_keeps_what_says_something() -> None:
    assert phrase("He says that he wants to die", "en") == "say want dead"
    assert phrase("hurts her", "en") == phrase("hurt them", "en") == "hurt @him"
    assert phrase("can't wake somebody", "en") == "@not wak @somebody"
    assert phrase('"kill" me', "en") == "=kill @me"
    assert phrase("me quiero morir", "es") == "@me quer mor"


def test_whoever_is_in_danger_is_told_the_line_and_the_first_step() -> None:
    (group,) = help_data(example_project().curriculum.reference)["danger"]
    assert group["first"] == {"en": "Call or text 988.", "es": "Llame al 988 y oprima 2."}
    assert group["ways"] == [
        {"text": "Call 988", "address": "tel:988"},
        {"text": "Text 988", "address": "sms:988"},
    ]
    assert group["en"] == ["want dead", "kill @myself"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_looked_for_as_two_others(language: Language) -> None:
    data = language_data(language)["same"]
    forms = [form for word, others in data.items() for form in (word, *others)]
    assert sorted({form for form in forms if forms.count(form) > 1}) == []


@given(texts=st.lists(PLAIN, min_size=1, max_size=6))
def test_every_word_of_a_page_finds_that_page(texts: list[str]) -> None:
    index = read([page(f"{n}/", content=f"<p>{text}</p>") for n, text in enumerate(texts)])
    for number, text in enumerate(texts):
        for word in set(words(text)) - filler("en"):
            assert f"{number}/" in pages_of(index, stem(word))


@given(text=PLAIN)
def test_apostrophes_make_no_difference(text: str) -> None:
    assert words(text.replace("'", "\u2019")) == words(text.replace("\u2019", "'")) == words(text.replace("'", ""))


@given(word=st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=2, max_size=12))
def test_a_stem_is_a_beginning_of_its_word_but_for_its_last_letter(word: str) -> None:
    if word not in same("en"):
        assert word.startswith(stem(word)[:-1])
    if word not in same("es"):
        assert word.startswith(stem(word, "es"))
    assert stem(word)
    assert stem(word, "es")
