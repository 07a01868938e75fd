"""The search's words and its index: small, the same on every machine, and no word of a page is lost."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from curricula import example_project
from hypothesis import given
from hypothesis import strategies as st

from syllabus.site.search_index import HEADING, TAG, TEXT, TITLE, Entry, entry, index_file
from syllabus.site.search_words import STOP_WORDS, stem, words

STEMS: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent.parent / "stems.yml").read_text(encoding="utf-8"))
PLAIN = st.text(st.characters(exclude_characters="<>&", exclude_categories=["Cs"]), max_size=60)


def page(url: str = "a/", title: str = "", about: str = "", tags: tuple[str, ...] = (), content: str = "") -> Entry:
    return entry(url, title, "Module", about, tags, content)


def read(text: str) -> dict[str, Any]:
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


@pytest.mark.parametrize("typed", STEMS)
def test_stems_of_the_shared_table(typed: str) -> None:
    assert [stem(word) for word in words(typed)] == STEMS[typed]


def test_a_word_weighs_by_where_it_stands_and_how_often() -> None:
    content = "<h1>Sleep</h1><p>Sleep. Tea, tea, tea, <em>tea</em> and bread.</p>"
    index = read(index_file([page(title="Sleep well", tags=("can't sleep", "tired"), content=content)]))
    assert pages_of(index, "sleep") == {"a/": TITLE + TAG + HEADING + TEXT}
    assert pages_of(index, "tir") == {"a/": TAG}
    assert pages_of(index, "tea") == {"a/": 3 * TEXT}
    assert pages_of(index, "bread") == {"a/": TEXT}
    assert "cant" not in index["words"]


def test_what_people_ask_is_found_like_a_need_and_never_shown() -> None:
    made = next(p for p in example_project().pages("participants") if p.url == "for-families/a-quiet-hour/")
    ask = "worn out from caring for someone"
    assert ask in made.meta["tags"]
    assert ask not in made.body
    weights = page(tags=tuple(made.meta["tags"]), content="<p>Rest.</p>").weights
    assert weights["worn"] == weights["car"] == TAG


def test_text_is_read_as_people_see_it() -> None:
    content = "<table><tr><td>one</td><td>two</td></tr></table><p>un<strong>do</strong>ing &amp; caf&eacute;<br>ten</p>"
    assert page(content=content).weights == dict.fromkeys(["caf", "on", "ten", "two", "undo"], 1)


def test_what_leads_on_comes_first_and_the_order_of_building_does_not_matter() -> None:
    pages = [page("m/s/sheet/"), page("m/s/"), page("help/"), page("b/")]
    text = index_file(pages)
    assert [p["url"] for p in read(text)["pages"]] == ["b/", "help/", "m/s/", "m/s/sheet/"]
    assert index_file(reversed(pages)) == text


def test_pages_are_counted_from_the_one_before() -> None:
    pages = [page(f"{letter}/", content="tea" if letter in "bcf" else "") for letter in "abcdef"]
    assert read(index_file(pages))["words"]["tea"] == "1,1,3"


@given(texts=st.lists(PLAIN, min_size=1, max_size=6))
def test_every_word_of_a_page_finds_that_page(texts: list[str]) -> None:
    index = read(index_file(page(f"{n}/", content=f"<p>{text}</p>") for n, text in enumerate(texts)))
    for number, text in enumerate(texts):
        for word in set(words(text)) - STOP_WORDS:
            assert f"{number}/" in pages_of(index, stem(word))


@given(text=PLAIN)
def test_apostrophes_make_no_difference(text: str) -> None:
    assert words(text.replace("'", "\u2019")) == words(text.replace("\u2019", "'")) == words(text.replace("'", ""))


@given(word=st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=2, max_size=12))
def test_a_stem_is_a_beginning_of_its_word_but_for_its_last_letter(word: str) -> None:
    assert word.startswith(stem(word)[:-1])
    assert stem(word)
