"""The site builders that are compared: how each gets the same pages, and how it is asked to build and to serve them.

Ours builds the project, with every check and guard, by the command behind `make site`. The others build the tree that
`make stage` writes, without checks. PDFs are left out everywhere.
"""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "hooks"))
from syllabus.build.build_day import build_day  # noqa: E402  # the compiler is found by its path
from syllabus.load import load  # noqa: E402
from syllabus.staging.settings import read_settings  # noqa: E402
from syllabus.staging.stage import stage  # noqa: E402

OURS, STOCK, ZENSICAL, HUGO = "Nine Hours", "Material for MkDocs", "Zensical", "Hugo"
QUIET = {"NINE_HOURS_PDFS": "no", "NO_MKDOCS_2_WARNING": "1"}
HUGO_CONFIG = """baseURL = "/"
disableKinds = ["taxonomy", "term", "RSS"]
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.extensions]
typographer = false
"""
HUGO_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><nav>{{ range site.Pages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
<main>{{ .Content }}</main></body></html>
"""


@dataclass(frozen=True)
class Builder:
    """One builder with its copy of the pages: `page` is the file of a session, `kept` what it keeps between builds."""

    name: str
    root: Path
    page: Path
    build: tuple[str, ...]
    serve: tuple[str, ...]
    kept: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def variables(self) -> dict[str, str]:
        """The environment of its commands, in which Python keeps what it has compiled, as it does by itself."""
        given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return {**given, **QUIET, **self.environment}

    def forget(self, but: str = "") -> None:
        """Set aside all that was kept, for a cold build; `but` may name the one of our stores that stays.

        Nothing is deleted while builds are timed: ext4 passes over the places of files that were deleted in the last
        minutes, so the next builds would make their files more slowly, whoever's they are.
        """
        aside = Path(tempfile.mkdtemp(prefix="aside-", dir=self.root.parent))
        for name in self.kept:
            if (self.root / name).exists():
                (self.root / name).rename(aside / name)
        if but:
            store = Path(".build", "cache", but)
            (self.root / store).parent.mkdir(parents=True)
            (aside / store).rename(self.root / store)


def builders(project: Path, folder: Path, session: str, port: int) -> list[Builder]:
    """All builders for a project; `session` is module/slug of the session that is edited."""
    tree = folder / "tree"
    loaded, problems = load(project, build_day())
    errors = [str(problem) for problem in problems if problem.level == "error"]
    if loaded is None or errors:
        sys.exit("\n".join(errors))
    stage(loaded, read_settings(project, loaded.edition), {}, project, tree)
    stock, zensical, hugo = (folder / name for name in ("stock", "zensical", "hugo"))
    for copy in (stock, zensical):
        shutil.copytree(tree, copy)
        config = copy / "mkdocs.yml"  # as the builder comes: with its whole menu on each page
        config.write_text(re.sub(r"  features:\n  - navigation.prune\n", "", config.read_text("utf-8")), "utf-8")
    _hugo_tree(tree, hugo)
    page = f"docs/{session}/index.md"
    at = f"127.0.0.1:{port}"
    own, leave, bench = ROOT / ".venv/bin", ROOT / ".build/leave/bin", ROOT / ".build/bench/bin"
    mkdocs = str(own / "mkdocs")
    return [
        Builder(
            OURS,
            project,
            project / f"curriculum/modules/{session}/session.md",
            (str(own / "python"), "-m", "syllabus", "build"),
            (mkdocs, "serve", "-a", at),
            (".build", "site"),
            {"PYTHONPATH": str(ROOT / "hooks")},
        ),
        Builder(STOCK, stock, stock / page, (mkdocs, "build", "--strict"), (mkdocs, "serve", "-a", at), ("site",)),
        Builder(
            ZENSICAL,
            zensical,
            zensical / page,
            (str(leave / "zensical"), "build", "--config-file", "mkdocs.yml"),
            (str(leave / "zensical"), "serve", "-a", at, "--config-file", "mkdocs.yml"),
            ("site", ".cache"),
        ),
        Builder(
            HUGO,
            hugo,
            hugo / page.replace("docs/", "content/").replace("index.md", "_index.md"),
            (str(bench / "hugo"), "build"),
            (str(bench / "hugo"), "server", "--port", str(port), "--renderToMemory=false"),
            ("public", "resources"),
        ),
    ]


def _hugo_tree(tree: Path, hugo: Path) -> None:
    """The same pages as Hugo wants them, with a theme of one page that has the whole menu."""
    for place in sorted((tree / "docs").rglob("*")):
        to = hugo / "content" / place.relative_to(tree / "docs")
        if place.is_file():
            to.parent.mkdir(parents=True, exist_ok=True)
            if place.name == "index.md":
                to = to.with_name("_index.md")
            data = place.read_bytes()
            to.write_bytes(data.replace(b"index.md", b"") if place.suffix == ".md" else data)
    (hugo / "hugo.toml").write_text(HUGO_CONFIG)
    for name in ("home", "list", "single"):
        layout = hugo / "layouts" / "_default" / f"{name}.html"
        layout.parent.mkdir(parents=True, exist_ok=True)
        layout.write_text(HUGO_PAGE)
