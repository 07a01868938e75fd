"""No word outside the catalogue: what the compiler shows in a language that nobody speaks, and what its code spells."""

import re
from collections.abc import Iterator
from pathlib import Path

import pseudo_site
import pytest
import yaml
from babel import Locale
from curricula import EXAMPLE, ROOT
from pseudo_site import EVERY_FIELD, MORE_PAGES, SITE, Piece, all_plans

from syllabus.checks.rules import GROUPS
from syllabus.drawings.kinds import KINDS
from syllabus.markup.examples import block_examples
from syllabus.markup.fields import BLOCKS
from syllabus.project import Project
from syllabus.words.pseudo import PSEUDO

CONFIG = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
WORD = r"[A-Za-z]+(?:'[A-Za-z]+)*"
RUN = re.compile(rf"{WORD}(?: +{WORD})*")
ENGLISH = Locale.parse("en")
BESIDES = (  # of neither: names, and what authors read, who write in English
    SITE.name,
    SITE.licence,
    *(CONFIG[name] for name in ("site_name", "site_description", "copyright")),
    *MORE_PAGES,
    "Small. Copyright. Start",  # the settings of the plain tree
    *ENGLISH.months["format"]["abbreviated"].values(),  # Babel has no dates in the pseudo-language
    *ENGLISH.days["format"]["abbreviated"].values(),
    "am . pm",
    *(f"{block.sentence} . {block.says} . {block.options.model_json_schema()}" for block in BLOCKS.values()),
    *(" . ".join(source.split("\n")) for source in block_examples().values()),
    *(f"{name} . {kind.labels} . {kind.notes}" for name, kind in KINDS.items()),
    *(f"{name} . {rule}" for name, rules in GROUPS.items() for rule in rules.items()),
)


def plain_words(text: str) -> str:
    """A text as its words alone, in lower case."""
    return " ".join(re.findall(WORD, text.lower().replace("\u2019", "'")))


def content(whole: Project) -> str:
    """All that is written by authors and keepers, as words."""
    written = [place for place in EXAMPLE.rglob("*") if place.suffix in (".md", ".yml")]
    reference = ROOT / "curriculum" / "reference"
    own = [place.read_text(encoding="utf-8") for place in (*written, reference / "standards.yml")]
    names = " ".join(place.stem for place in written)
    plans = [f"{plan.program!r} {plan.modules!r}" for plan in all_plans(whole)]
    return f" {plain_words(' . '.join([*own, names, *plans, EVERY_FIELD, *BESIDES]))} "


def left_over(pieces: Iterator[Piece], known: str) -> set[Piece]:
    """Runs of English words that are not content; addresses and ids are no words."""
    found = set()
    for where, text in pieces:
        bare = re.sub(r"\S*(?:[/_@#]|\w\.\w|\d)\S*| - ", " . ", text)
        for run in RUN.findall(re.sub(r"[^\W\da-zA-Z]+\w*|\w*[^\W\da-zA-Z]+\w*", " . ", bare).replace("-", " ")):
            if f" {plain_words(run)} " not in known:
                found.add((where, run))
    return found


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pseudo")


@pytest.fixture
def whole(root: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("NINE_HOURS_LANGUAGE", PSEUDO)
    return pseudo_site.project(root)


IN_FILES = [pytest.param(kind, marks=pytest.mark.pdf) for kind in ("pdfs", "copies")]


@pytest.mark.parametrize("shown", ["lists", "staged", *IN_FILES, "programs"])
def test_nothing_is_left_over(shown: str, whole: Project) -> None:
    pieces = list(getattr(pseudo_site, shown)(whole))
    assert len(pieces) > 100
    assert sorted(left_over(iter(pieces), content(whole))) == []


@pytest.mark.slow
def test_nothing_is_left_over_on_the_site(root: Path, whole: Project) -> None:
    pieces = list(pseudo_site.pages(pseudo_site.site(root)))
    assert {"404.html", "basket/index.html", "small-steps/a-short-walk/group/index.html"} <= {
        name for name, _ in pieces
    }
    assert sum(name.endswith("(script)") for name, _ in pieces) > 200
    of_folders = {"Authoring"}  # the menu of the example has the names that the builder gives its folders
    left = [(name, text) for name, text in left_over(iter(pieces), content(whole)) if text not in of_folders]
    assert sorted(left) == []


@pytest.mark.slow
def test_every_page_says_its_language(root: Path, whole: Project) -> None:
    assert whole.curriculum.language == PSEUDO
    pages = [place.read_text(encoding="utf-8") for place in pseudo_site.site(root).rglob("*.html")]
    assert {re.findall(r"<html[^>]* lang=\"([^\"]*)\"", page)[0] for page in pages} == {PSEUDO}


def test_nothing_is_left_over_on_the_page_of_editions(root: Path, whole: Project) -> None:
    assert sorted(left_over(pseudo_site.store(root), content(whole))) == []


def test_a_word_outside_the_catalogue_is_found(whole: Project) -> None:
    pieces = [("here", "Þàŕţ Print this 2 óƒ 3"), ("there", "A short walk"), ("link", "https://a.example/print-this")]
    assert left_over(iter(pieces), content(whole)) == {("here", "Print this")}
