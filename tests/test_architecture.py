"""The rules of the folders: the hooks are the pipeline, and the compiler knows nothing of the generator."""

import ast
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HOOKS = sorted((ROOT / "hooks").glob("*.py"))
COMPILER = sorted((ROOT / "hooks" / "syllabus").rglob("*.py"))
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
    assert len(hook.read_text(encoding="utf-8").splitlines()) <= 45
    assert not imports(hook) & {other.stem for other in HOOKS}
    assert hook.stem not in sys.stdlib_module_names


@pytest.mark.parametrize("module", COMPILER, ids=lambda module: module.name)
def test_compiler_module_knows_no_generator(module: Path) -> None:
    assert not imports(module) & {"mkdocs", "material"}
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 300


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
