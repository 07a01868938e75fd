"""What our styles may hold: colors in the files of tokens alone, and names of the theme in the file of its repairs."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from curricula import ROOT
from PIL import ImageColor

TOKENS = ("tokens.css", "tokens-print.css")
OF_THE_THEME = ("staged.css",)
STYLES = sorted([*(ROOT / "docs" / "assets").glob("*.css"), *(ROOT / "hooks").rglob("*.css")])
TEMPLATES = sorted((ROOT / "hooks").rglob("templates/**/*.html"))
SCRIPTS = sorted((ROOT / "docs" / "assets").glob("*.js"))
NOT_CODE = re.compile(r"/\*.*?\*/|\{#.*?#\}|^ *//[^\n]*", re.DOTALL | re.MULTILINE)
DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;{}]+);")
NOT_A_WORD = re.compile(r"var\([^()]*\)|url\([^()]*\)|\"[^\"]*\"")
COLOR = re.compile(
    rf"#[0-9a-f]{{3,8}}\b|\b(?:rgba?|hsla?|hwb|(?:ok)?lab|(?:ok)?lch|color|color-mix)\(|\b(?:{'|'.join(ImageColor.colormap)})\b",
    re.IGNORECASE,
)


def code(place: Path) -> str:
    """A file without its comments."""
    return NOT_CODE.sub("", place.read_text(encoding="utf-8"))


def colors(style: str) -> list[str]:
    """Each declaration that names a color itself."""
    return [f"{name}: {value}" for name, value in DECLARATION.findall(style) if COLOR.search(NOT_A_WORD.sub("", value))]


def tokens(names: tuple[str, ...] = TOKENS) -> Iterator[str]:
    for name in names:
        yield from re.findall(r"^  (--[\w-]+):", code(ROOT / "docs" / "assets" / name), re.MULTILINE)


@pytest.mark.parametrize("place", STYLES, ids=lambda place: place.name)
def test_a_color_is_named_in_the_files_of_tokens_alone(place: Path) -> None:
    assert bool(colors(code(place))) == (place.name in TOKENS), colors(code(place))


@pytest.mark.parametrize(
    "value", ["#fff", "1px solid #14505C80", "RGB(0 0 0)", "hsla(0, 0%, 0%, 1)", "White", "0 0 2px rebeccapurple"]
)
def test_a_color_is_noticed(value: str) -> None:
    assert colors(f"a {{ b: {value}; }}")


def test_what_only_looks_like_a_color_is_not_noticed() -> None:
    assert not colors('a { color: var(--red); background: url("#fff"); content: "red"; fill: currentColor; }')
    assert not colors("#add:hover { white-space: pre-wrap; border-color: transparent; }")


def test_every_token_is_used_and_everything_used_is_a_token() -> None:
    used = {name for place in STYLES for name in re.findall(r"var\((--[\w-]+)", code(place))}
    assert used == set(tokens())
    assert len(list(tokens())) == len(set(tokens()))


def test_names_of_the_theme_stand_in_one_file() -> None:
    named = {place.name for place in [*STYLES, *TEMPLATES, *SCRIPTS] if re.search(r"\bmd-|__drawer", code(place))}
    assert named == set(OF_THE_THEME)
