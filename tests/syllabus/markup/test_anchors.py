"""Anchors of headings: readable in every script, as ever in English, and the same wherever one is made."""

import re
import unicodedata

import pytest
from curricula import real_project
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.toc import slugify

from syllabus.checks.link_rules import anchors
from syllabus.content.model import Reference
from syllabus.markup.anchors import anchor
from syllabus.markup.expand import source_anchor
from syllabus.markup.parser import EXTENSIONS, TOC, SyllabusMarkdown, tree
from syllabus.staging.heading_ids import with_heading_ids
from syllabus.staging.settings import EXTENSIONS as STAGED

ANCHORS = {
    "What is going on?": "what-is-going-on",
    "Teach: The wheel (5 min)": "teach-the-wheel-5-min",
    "Don\u2019t wait \u2013 ask": "dont-wait-ask",
    "¿Qué pasó? Mañana, más": "que-paso-manana-mas",
    "Тяга проходит, и это пройдёт": "тяга-проходит-и-это-пройдёт",
    "Какой   день": "какой-день",
    "الرغبة تمر": "الرغبة-تمر",
    "Đường về nhà": "duong-ve-nha",
    "Łódź, Straße og smør": "lodz-strasse-og-smor",
    "Haktan\u0131r and Callender 2020": "haktanr-and-callender-2020",  # as it always was
    "K\u0131r\u0131lma an\u0131": "k\u0131r\u0131lma-an\u0131",
    "मन की लहर": "मन-की-लहर",
    "渴望会过去": "渴望会过去",
    "988 для всех": "988-для-всех",
}


def site_anchors(text: str) -> list[str]:
    markdown = Markdown(extensions=[*EXTENSIONS, "toc", SyllabusMarkdown()], extension_configs={"toc": TOC})
    return re.findall(r'<h\d[^>]* id="([^"]*)"', markdown.convert(text))


@pytest.mark.parametrize("words", ANCHORS)
def test_an_anchor_is_readable_in_its_script(words: str) -> None:
    assert anchor(words) == ANCHORS[words]
    assert anchor(unicodedata.normalize("NFD", words)) == ANCHORS[words]


@given(st.lists(st.sampled_from([*ANCHORS, "One **two**", "`code` here", "&amp; so"]), min_size=1, max_size=6))
def test_pages_and_links_have_the_same_anchors(headings: list[str]) -> None:
    text = "\n\n".join(f"## {heading}" for heading in headings)
    made = site_anchors(text)
    assert len(set(made)) == len(headings)
    assert anchors(text) == set(made)


@given(st.text(alphabet=st.characters(max_codepoint=0x24F, exclude_characters="\x00\rđĐðøØłŁßæÆœŒ"), max_size=40))
def test_words_with_accents_have_the_anchors_that_they_always_had(words: str) -> None:
    letters = [unicodedata.normalize("NFKD", letter)[0] for letter in words if letter.isalpha()]
    if all(letter.isascii() for letter in letters):
        assert anchor(words) == slugify(words, "-")


@pytest.mark.slow
def test_every_heading_and_source_of_the_curriculum_has_the_anchor_that_it_always_had() -> None:
    project = real_project()
    bodies = [page.body for page in project.pages("everyone")]
    headings = {
        "".join(element.itertext()).strip()
        for body in bodies
        for element in tree(body).iter()
        if re.fullmatch("h[1-6]", element.tag)
    }
    shorts = {source.short for source in project.curriculum.reference.sources.values()}
    assert len(headings) > 100
    assert len(shorts) > 50
    assert [words for words in headings | shorts if anchor(words) != slugify(words, "-")] == []


def test_a_source_has_the_anchor_of_its_heading() -> None:
    reference: Reference = real_project().curriculum.reference
    source = next(iter(reference.sources.values())).model_copy(update={"short": "Иванов 2020"})
    assert site_anchors(f"### {source.short}") == [source_anchor(source)] == ["иванов-2020"]


@given(st.lists(st.sampled_from([*ANCHORS, "One **два**", "`code` здесь"]), min_size=1, max_size=6))
def test_another_builder_gives_headings_of_the_staged_tree_the_same_anchors(headings: list[str]) -> None:
    text = "\n\n".join(f"## {heading}\n\nText." for heading in headings)
    names = [name if isinstance(name, str) else next(iter(name)) for name in STAGED]
    html = Markdown(extensions=names).convert(with_heading_ids(text))
    assert re.findall(r'<h2[^>]* id="([^"]*)"', html) == site_anchors(text)
