"""The rules of the folders: the hooks are the pipeline, and the compiler knows nothing of the generator."""

import ast
import re
import sys
from pathlib import Path

import pytest
from curricula import ROOT

HOOKS = sorted((ROOT / "hooks").glob("*.py"))
SYLLABUS = ROOT / "hooks" / "syllabus"
COMPILER = sorted(SYLLABUS.rglob("*.py"))
# The rooms of the compiler. Each may use those before it, and none behind it, so there is no circle.
CHAIN = (
    "build",
    "words",
    "content",
    "reviews",
    "drawings",
    "markup",
    "checks",
    "pages",
    "pdf",
    "docx",
    "programs",
    "editions",
    "translating",
    "project",
    "load",
    "site",
    "publishing",
    "comparison",
    "reviewing",
    "authoring",
    "staging",
    "commands",
    "__main__",
)
# The order in which MkDocs 1.6 calls its events (mkdocs/commands/build.py).
EVENTS = (
    "on_config",
    "on_pre_build",
    "on_files",
    "on_nav",
    "on_pre_page",
    "on_page_markdown",
    "on_page_content",
    "on_env",
    "on_template_context",
    "on_page_context",
    "on_post_page",
    "on_post_template",
    "on_post_build",
    "on_build_error",
    "on_serve",
)


def listed_hooks() -> list[str]:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    return re.findall(r"^  - hooks/(\w+)\.py  # (?:on_\w+): \S", text, re.MULTILINE)


def imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add((node.module or "").split(".")[0])
    return names


def events(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("on_")]


def test_every_hook_is_listed_with_a_comment() -> None:
    assert sorted(listed_hooks()) == [hook.stem for hook in HOOKS]


def test_hooks_are_listed_in_running_order() -> None:
    first = [min(EVENTS.index(name) for name in events(ROOT / "hooks" / f"{hook}.py")) for hook in listed_hooks()]
    assert first == sorted(first)


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook.name)
def test_hook_is_thin_and_imports_no_hook(hook: Path) -> None:
    assert len(hook.read_text(encoding="utf-8").splitlines()) < 50
    assert not imports(hook) & {other.stem for other in HOOKS}
    assert hook.stem not in sys.stdlib_module_names


@pytest.mark.parametrize("module", COMPILER, ids=lambda module: module.name)
def test_compiler_module_knows_no_generator(module: Path) -> None:
    assert not imports(module) & {"mkdocs", "material"}
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 250


def room(path: Path) -> str:
    return path.relative_to(SYLLABUS).with_suffix("").parts[0]


def rooms_used(path: Path) -> set[str]:
    """The rooms that a module of the compiler imports from, by its relative imports."""
    package = ("syllabus", *path.relative_to(SYLLABUS).parts[:-1])
    used: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - node.level + 1]
            steps = (*base, *(node.module.split(".") if node.module else ()))
            used |= {steps[1]} if len(steps) > 1 else {alias.name for alias in node.names}
    return used


def test_every_room_has_its_place_in_the_chain() -> None:
    assert {room(path) for path in COMPILER} == {*CHAIN, "__init__"}


@pytest.mark.parametrize("module", [path for path in COMPILER if room(path) != "__init__"], ids=str)
def test_imports_point_one_way_along_the_chain(module: Path) -> None:
    behind = CHAIN[CHAIN.index(room(module)) + 1 :]
    assert not rooms_used(module) & set(behind)


def test_one_place_reaches_into_mkdocs() -> None:
    reaching = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "hooks").rglob("*.py")
        if re.search(r"commands\.build|_populate_page|_build_page", path.read_text(encoding="utf-8"))
    }
    assert reaching == {"hooks/rendering/inside_mkdocs.py"}


def test_schemas_for_editors_are_current() -> None:
    import json  # noqa: PLC0415  # only here

    from syllabus.site.schemas import schemas  # noqa: PLC0415  # only here

    for name, schema in schemas().items():
        written = (ROOT / "curriculum" / "schema" / f"{name}.json").read_text(encoding="utf-8")
        assert json.loads(written) == json.loads(json.dumps(schema)), f"run `make schema` for {name}"
