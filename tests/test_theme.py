"""What we took over from the theme: each of its files that ours replace is known, and a change of it is noticed."""

import hashlib
import re
import sys
from pathlib import Path

import material
import yaml
from built_sites import ICONS
from curricula import ROOT
from jinja2 import FileSystemLoader

THEME = Path(material.__file__).parent / "templates"
OURS = ROOT / "hooks" / "templates"
PACKAGES = sorted((ROOT / "hooks" / "syllabus").rglob("templates"))
KNOWN = yaml.safe_load((Path(__file__).parent / "theme_files.yml").read_text(encoding="utf-8"))


def test_every_override_is_known_and_says_why() -> None:
    replaced = {
        place.relative_to(OURS).as_posix()
        for place in OURS.rglob("*.html")
        if (THEME / place.relative_to(OURS)).exists() and place.name != "main.html"
    }
    assert replaced == {entry["ours"] for entry in KNOWN.values()}
    assert all(len(entry["why"]) > 40 for entry in KNOWN.values())


def test_nothing_else_is_taken_from_the_theme() -> None:
    """Drawings for buttons and ways on: they are well known, and nobody has to draw them again."""
    templates = [place.read_text(encoding="utf-8") for place in (ROOT / "hooks").rglob("*.html")]
    taken = [name for text in templates for name in re.findall(r'(?:include|extends|import|from) "([^"]+)"', text)]
    ours = {place.relative_to(folder).as_posix() for folder in (OURS, *PACKAGES) for place in folder.rglob("*.*")}
    assert {name for name in taken if name not in ours} == {f".icons/material/{name}.svg" for name in ICONS}


def test_the_theme_has_not_changed_what_we_replace() -> None:
    now = {name: hashlib.sha256((THEME / name).read_bytes()).hexdigest() for name in KNOWN}
    assert now == {name: entry["sha256"] for name, entry in KNOWN.items()}


def test_the_theme_lists_all_of_its_files_that_are_not_hidden() -> None:
    sys.path.insert(0, str(ROOT / "hooks"))
    from rendering.inside_mkdocs import VisibleTemplatesLoader  # noqa: PLC0415  # a hook, which MkDocs loads by its path

    hidden = [name for name in FileSystemLoader([OURS, THEME]).list_templates() if name.startswith(".")]
    shown = VisibleTemplatesLoader([OURS, THEME]).list_templates()
    assert len(hidden) > 10_000
    assert sorted([*shown, *hidden]) == FileSystemLoader([OURS, THEME]).list_templates()
