"""The frame of a page is written once: each page of the example says the same on our site and in the plain tree."""

import re
import shutil
from pathlib import Path

import pytest
import yaml
from built_sites import build
from curricula import ROOT, TODAY, copy_example
from main_words import addresses, main_words
from markdown import Markdown

from syllabus.load import load
from syllabus.pages.frame import TEMPLATES
from syllabus.staging import page_frame
from syllabus.staging.settings import read_settings
from syllabus.staging.tree import staged_files

pytestmark = pytest.mark.slow

# Beside each box to tick, since in the plain tree the name of the sheet is the link; and a list that a script fills.
ONLY_OURS = {"basket": {"open"}, "print-tonight": {"What", "Copies"}}
MORE_PAGES = {"basket": "basket", "sheet-log": "sheet_log"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The miniature curriculum, with a page for each template."""
    folder = tmp_path_factory.mktemp("frame")
    copy_example(folder / "project")
    for name, template in MORE_PAGES.items():
        page = f"---\ntitle: {name}\ntemplate: {template}.html\nquick_exit: true\n---\n\n# {name}\n"
        (folder / "project" / "docs" / f"{name}.md").write_text(page, encoding="utf-8")
    built = build(folder / "ours", docs=folder / "project" / "docs", NINE_HOURS_PDFS="no")
    assert built.returncode == 0, built.stderr
    return folder


def plain(root: Path, out: Path) -> Path:
    """The plain tree, its Markdown converted as a builder does it, without a theme."""
    project, _ = load(root / "project", TODAY)
    assert project is not None
    settings = read_settings(root / "project", project.edition)
    files = staged_files(project, settings, {}, ROOT / "docs")
    listed = yaml.safe_load(files["mkdocs.yml"])["markdown_extensions"]
    configs = {name: values for entry in listed if isinstance(entry, dict) for name, values in entry.items()}
    names = [name for entry in listed for name in ([entry] if isinstance(entry, str) else entry) if name != "toc"]
    configs.pop("toc")
    for name, data in files.items():
        if name.endswith(".md"):
            text = Markdown(extensions=names, extension_configs=configs).convert(data.decode().partition("---\n\n")[2])
            place = out / name.removeprefix("docs/").replace(".md", ".html")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(f"<article>{text}</article>", encoding="utf-8")
    return out


def different(ours: Path, other: Path) -> list[str]:
    """The addresses of pages that say something else."""
    pages = sorted(addresses(ours))
    assert sorted(addresses(other)) == pages
    own = {page: [w for w in main_words(ours, page) if w not in ONLY_OURS.get(page, set())] for page in pages}
    return [page for page in pages if main_words(other, page) != own[page]]


def test_each_page_says_the_same(root: Path, tmp_path: Path) -> None:
    assert different(root / "ours", plain(root, tmp_path)) == []


@pytest.mark.parametrize(
    ("part", "seen_on"),
    [("frame/help.html", ""), ("frame/strip.html", "basket"), ("worksheet.html", "small-steps/a-short-walk/walk-plan")],
)
def test_a_part_that_only_one_of_them_had_would_be_noticed(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str, seen_on: str
) -> None:
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    place = tmp_path / "templates" / part
    place.write_text(re.sub(r"(?=</(?:p|li)>)", " More.", place.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    monkeypatch.setattr(page_frame, "TEMPLATES", tmp_path / "templates")
    page_frame.environment.cache_clear()
    found = different(root / "ours", plain(root, tmp_path / "plain"))
    page_frame.environment.cache_clear()
    assert (seen_on or ".") in found
