"""The site builders under comparison: how each gets the same pages, and its build and serve commands.

Nine Hours builds the project with the command behind `make site`, including all checks and guards. The others build the
tree that `make stage` writes, without checks. PDFs are disabled everywhere.
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
    """A builder with its copy of the pages.

    `page` is the source of the session that is edited; `kept` are the paths that the builder keeps between builds.
    """

    name: str
    root: Path
    page: Path
    build: tuple[str, ...]
    serve: tuple[str, ...]
    kept: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def variables(self) -> dict[str, str]:
        """The environment of its commands, with Python's bytecode cache enabled, as is the default."""
        inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return {**inherited, **QUIET, **self.environment}

    def forget(self, keep: str = "") -> None:
        """Move aside everything kept from earlier builds, for a cold build; `keep` names a cache to leave in place.

        Nothing is deleted during the measurements: after deletions, ext4 creates files more slowly for some minutes, in
        all builds.
        """
        moved = Path(tempfile.mkdtemp(prefix="aside-", dir=self.root.parent))
        for name in self.kept:
            if (self.root / name).exists():
                (self.root / name).rename(moved / name)
        if keep:
            cache_path = Path(".build", "cache", keep)
            (self.root / cache_path).parent.mkdir(parents=True)
            (moved / cache_path).rename(self.root / cache_path)


def builders(project: Path, folder: Path, session: str, port: int) -> list[Builder]:
    """Return all builders for a project; `session` is the module/slug of the session that is edited."""
    tree = folder / "tree"
    loaded, problems = load(project, build_day())
    errors = [str(problem) for problem in problems if problem.level == "error"]
    if loaded is None or errors:
        sys.exit("\n".join(errors))
    stage(loaded, read_settings(project, loaded.edition), {}, project, tree)
    stock, zensical, hugo = (folder / name for name in ("stock", "zensical", "hugo"))
    for target in (stock, zensical):
        shutil.copytree(tree, target)
        config = target / "mkdocs.yml"  # the default, with the whole menu on each page
        config.write_text(re.sub(r"  features:\n  - navigation.prune\n", "", config.read_text("utf-8")), "utf-8")
    _hugo_tree(tree, hugo)
    page = f"docs/{session}/index.md"
    address = f"127.0.0.1:{port}"
    project_bin, leave_bin, bench_bin = ROOT / ".venv/bin", ROOT / ".build/leave/bin", ROOT / ".build/bench/bin"
    mkdocs = str(project_bin / "mkdocs")
    return [
        Builder(
            OURS,
            project,
            project / f"curriculum/modules/{session}/session.md",
            (str(project_bin / "python"), "-m", "syllabus", "build"),
            (mkdocs, "serve", "-a", address),
            (".build", "site"),
            {"PYTHONPATH": str(ROOT / "hooks")},
        ),
        Builder(STOCK, stock, stock / page, (mkdocs, "build", "--strict"), (mkdocs, "serve", "-a", address), ("site",)),
        Builder(
            ZENSICAL,
            zensical,
            zensical / page,
            (str(leave_bin / "zensical"), "build", "--config-file", "mkdocs.yml"),
            (str(leave_bin / "zensical"), "serve", "-a", address, "--config-file", "mkdocs.yml"),
            ("site", ".cache"),
        ),
        Builder(
            HUGO,
            hugo,
            hugo / page.replace("docs/", "content/").replace("index.md", "_index.md"),
            (str(bench_bin / "hugo"), "build"),
            (str(bench_bin / "hugo"), "server", "--port", str(port), "--renderToMemory=false"),
            ("public", "resources"),
        ),
    ]


def _hugo_tree(tree: Path, hugo: Path) -> None:
    """Write the staged pages in Hugo's layout, with a minimal theme that has the whole menu."""
    for source in sorted((tree / "docs").rglob("*")):
        target = hugo / "content" / source.relative_to(tree / "docs")
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.name == "index.md":
                target = target.with_name("_index.md")
            data = source.read_bytes()
            target.write_bytes(data.replace(b"index.md", b"") if source.suffix == ".md" else data)
    (hugo / "hugo.toml").write_text(HUGO_CONFIG)
    for name in ("home", "list", "single"):
        layout = hugo / "layouts" / "_default" / f"{name}.html"
        layout.parent.mkdir(parents=True, exist_ok=True)
        layout.write_text(HUGO_PAGE)
