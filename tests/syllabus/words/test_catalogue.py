"""The catalogues: complete, with the same places in every language, and each text used by somebody."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from curricula import EXAMPLE
from markupsafe import Markup

from syllabus.__main__ import main
from syllabus.content.strict_yaml import parse
from syllabus.words import catalogue, formats
from syllabus.words.catalogue import ENGLISH, LANGUAGES, words_for
from syllabus.words.messages import Plural, fill, places, texts
from syllabus.words.pseudo import PSEUDO, accented

ROOT = Path(__file__).parents[3]
ENTRIES = {path: entry for path, _, entry in texts(words_for(ENGLISH))}
SPOKEN = {path: places(text) for path, text, _ in texts(words_for(ENGLISH))}
BY_DATA = {
    "audiences",
    "leaders",
    "leaders_short",
    "stages",
    "home",
}  # groups whose texts are chosen by a word of the data
KNOWN = ", ".join((*LANGUAGES, PSEUDO))
NAMES_OF_THEM = {  # texts that `of` chooses by a word of the data, elsewhere
    "program_about.open", "program_about.closed", "editions.new", "editions.revised", "editions.retired",
    "programs.make_up", "programs.print", "programs.coverage",
}  # fmt: skip


@pytest.fixture
def spanish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Write a catalogue of Spanish from entries, and give what reading it gives."""

    def read(entries: Any) -> catalogue.Words:
        monkeypatch.setattr(catalogue, "HERE", tmp_path)
        monkeypatch.setattr(catalogue, "LANGUAGES", (ENGLISH, "es"))
        (tmp_path / "en.yml").write_text((ROOT / "hooks/syllabus/words/en.yml").read_text(encoding="utf-8"))
        (tmp_path / "es.yml").write_text(yaml.safe_dump(entries, allow_unicode=True), encoding="utf-8")
        return words_for("es")

    words_for.cache_clear()
    yield read
    words_for.cache_clear()


def entries_in_spanish() -> Any:
    """English entries with the forms that Spanish has for numbers."""
    found = yaml.safe_load((ROOT / "hooks/syllabus/words/en.yml").read_text(encoding="utf-8"))
    return with_many(found)


def with_many(entries: Any) -> Any:
    """The same with the form `many` wherever there are forms."""
    if not isinstance(entries, dict):
        return entries
    found = {key: with_many(entry) for key, entry in entries.items()}
    return {**found, "many": found["other"]} if isinstance(found.get("one"), str) else found


def test_a_language_is_one_file(spanish: Any) -> None:
    entries = entries_in_spanish()
    entries["sheet"]["part_of"] = "Parte {number} de {of}"
    words = spanish(entries)
    assert words.sheet.part_of(number=1, of=3) == "Parte 1 de 3"
    assert words.guide.minutes(1_000_000) == "1000000 minutes"


def test_what_is_wrong_with_a_catalogue_is_named(spanish: Any) -> None:
    entries = entries_in_spanish()
    entries["sheet"]["part_off"] = "Parte"
    del entries["guide"]["minutes"]["many"]
    entries["sheet"]["other"] = "Otra {cosa}:"
    with pytest.raises(ValueError, match=r"words/es\.yml") as error:
        spanish(entries)
    for said in ("sheet.part_off: ", "guide.minutes: ", "many", "sheet.other: "):
        assert said in str(error.value)


def test_what_a_catalogue_lacks_is_in_english_and_named(spanish: Any) -> None:
    entries = entries_in_spanish()
    del entries["sheet"]["part_of"]
    del entries["guide"]["minutes"]
    del entries["translated"]
    words = spanish(entries)
    assert words.sheet.part_of(number=1, of=3) == "Part 1 of 3"
    assert words.guide.minutes(1_000_000) == "1000000 minutes"
    missing = catalogue.missing_words("es")
    assert missing[:2] == ["sheet.part_of", "guide.minutes"]
    assert "translated.in_english" in missing
    with pytest.raises(ValueError, match=r"words/es\.yml: .* found none of sheet\.part_of, guide\.minutes, translated"):
        catalogue.whole_words("es")


def test_places_are_those_of_english(spanish: Any) -> None:
    entries = entries_in_spanish()
    entries["sheet"]["part_of"] = "Parte {numero} de {of}"
    with pytest.raises(ValueError, match=r"words/es\.yml: .* found others in sheet\.part_of"):
        spanish(entries)


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match=f'expected one of {KNOWN}, found "fr"'):
        words_for("fr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_twice(language: str) -> None:
    text = (ROOT / f"hooks/syllabus/words/{language}.yml").read_text(encoding="utf-8")
    assert parse(f"{language}.yml", text)[1] == []


def test_values_must_be_those_of_the_places() -> None:
    for values in ({}, {"number": 1}, {"number": 1, "of": 2, "more": 3}):
        with pytest.raises(TypeError, match="places for"):
            fill("Part {number} of {of}", values)


def test_a_text_with_a_link_in_it_is_html_and_the_rest_is_escaped() -> None:
    made = fill("{a} & {b}", {"a": Markup("<a>"), "b": "<b>"})
    assert made == "<a> &amp; &lt;b&gt;"
    assert fill("{a} & {b}", {"a": 1, "b": "<b>"}) == "1 & <b>"


def test_the_pseudo_language_is_longer_and_keeps_places() -> None:
    assert accented("Part {number} of {of}.") == "Þàŕţţţ {number} óƒƒ {of}."
    for path, text, _ in texts(words_for(PSEUDO)):
        assert places(text) == SPOKEN[path]
        assert not re.search(r"[A-Za-z]", re.sub(r"\{\w+\}", "", text)), path


def used_in_python() -> Iterator[tuple[str, ast.Call | None]]:
    """The last two steps of each chain of attributes in the compiler and hooks, with its call where it is called."""
    for place in (ROOT / "hooks").rglob("*.py"):
        if "words" not in place.relative_to(ROOT).parts:
            tree = ast.parse(place.read_text(encoding="utf-8"))
            called = {id(node.func): node for node in ast.walk(tree) if isinstance(node, ast.Call)}
            for node in ast.walk(tree):
                if isinstance(node, ast.Attribute):
                    yield node.attr, called.get(id(node))


TEMPLATES = sorted((ROOT / "hooks").rglob("*.html"))
SCRIPTS = sorted((ROOT / "docs" / "assets").glob("*.js"))
CHAIN = re.compile(r"\b(?:own|words)((?:\.\w+)+)(\()?")


def test_every_text_is_used() -> None:
    names = {name for name, _ in used_in_python()}
    for template in TEMPLATES:
        names |= {chain.rpartition(".")[2] for chain, _ in CHAIN.findall(template.read_text(encoding="utf-8"))}
    own = [path for path in ENTRIES if path.split(".")[0] not in {*BY_DATA, "scripts"}]
    assert sorted({path for path in own if path.split(".")[1] not in names} - NAMES_OF_THEM) == []


def test_scripts_say_what_the_catalogue_has_for_them() -> None:
    has: dict[str, set[str]] = {}
    for path in ENTRIES:
        if path.startswith("scripts."):
            has.setdefault(path.split(".")[1], set()).add(path.split(".")[2])
    texts_of = {place.stem.replace("-", "_"): place.read_text(encoding="utf-8") for place in SCRIPTS}
    says = {name: set(re.findall(r"\bwords\.(\w+)", text)) for name, text in texts_of.items()}
    assert {name: found for name, found in says.items() if found} == has
    assert {name for name, text in texts_of.items() if "dataset.words" in text} == set(has)


def test_templates_name_texts_that_there_are() -> None:
    """A name that there is not would show nothing on the site, and nobody would notice."""
    checked = 0
    for template in TEMPLATES:
        for chain, is_called in re.findall(r"\bwords((?:\.\w+)+)(\()?", template.read_text(encoding="utf-8")):
            found: Any = words_for(ENGLISH)
            for name in chain[1:].split("."):
                found = getattr(found, name)
            assert callable(found) == bool(is_called), f"{template.name}: words{chain}"
            checked += 1
    assert checked > 100


def test_calls_give_the_values_that_a_text_has_places_for() -> None:
    """A call such as `words.sheet.part_of(...)` names the places of some text called `part_of`."""
    by_name: dict[str, list[frozenset[str]]] = {}
    for path, entry in ENTRIES.items():
        if not isinstance(entry, str):
            own = SPOKEN[path] - {"count"} if isinstance(entry, Plural) else SPOKEN[path]
            by_name.setdefault(path.rpartition(".")[2], []).append(own)
    checked = 0
    for name, call in used_in_python():
        if call is not None and name in by_name and call.keywords and all(keyword.arg for keyword in call.keywords):
            assert {str(keyword.arg) for keyword in call.keywords} in by_name[name], ast.unparse(call)
            checked += 1
    assert checked > 70


@pytest.mark.parametrize(
    ("minutes", "told"), [(0, "12:00 am"), (570, "9:30 am"), (720, "12:00 pm"), (1439, "11:59 pm")]
)
def test_times_of_day(minutes: int, told: str) -> None:
    assert formats.time_of_day(minutes, "en") == told


def test_lists_and_numbers_follow_the_language() -> None:
    assert formats.any_of(["a", "b", "c"], "en") == "a, b, or c"
    assert formats.any_of(["a", "b"], "es-US") == "a o b"
    assert formats.all_of(["a", "b"], "en") == "a and b"
    assert [formats.number(n, 2, "en") for n in (7.5, 7.0, 0.333)] == ["7.5", "7", "0.33"]
    assert formats.number(7.5, 2, "es") == "7,5"
    assert formats.fixed(6, 1, "en") == "6.0"
    assert formats.percent(0.124, "en") == "12%"
    assert formats.weekday(6, "en") == "Sun"
    assert formats.weekday(0, "es-US") == "lun"


def test_a_command_refuses_a_language_without_a_catalogue(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for language in ("fr", "\u00fc\x1b[2J", "../en"):
        monkeypatch.setenv("NINE_HOURS_LANGUAGE", language)
        for command in (["stage", str(tmp_path / "out")], ["check"], ["build"]):
            assert main([*command, "--root", str(EXAMPLE)]) == 2
            said = capsys.readouterr().err
            assert said.startswith(f"{command[0]}: NINE_HOURS_LANGUAGE: expected one of {KNOWN}, found")
            assert said.removesuffix("\n").isprintable()
