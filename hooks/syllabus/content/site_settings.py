"""Reads `mkdocs.yml` as plain data before MkDocs does, which would run what Python tags in it ask for."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, StringConstraints

from .data_file import DataFile, DataText
from .print_settings import address, paper
from .problem import Problem, RefusedError, report
from .strict_yaml import KeyPath, Parsed, parse
from .textfile import read_text
from .validate import validate
from .value_types import Plain

SETTINGS = "mkdocs.yml"
SHOWN = frozenset({"site_name", "site_description", "copyright"})
HOOKS = (
    *("read_curriculum", "adapt_theme", "wait_for_turn", "make_pdfs", "make_word_copies", "add_pages"),
    *("render_pages", "fill_lists", "index_search", "guard_audience", "add_page_context", "show_programs"),
    *("add_csp", "guard_links", "index_guides", "write_catalogue", "show_edits"),
)
FOLDER = re.compile(r"[\w-]+(?:/[\w-]+)+/", re.ASCII)  # below docs; of one name alone, MkDocs finds more than one
WEB_ADDRESS = re.compile(r"https://[^\s\"'<>\\`]+")  # it stands in attributes of the theme as it is


def web_address(value: str) -> str:
    """Return `value` if it is one whole address that pages may lead to. Raises ValueError with what one looks like."""
    if not WEB_ADDRESS.fullmatch(value):
        raise ValueError("an address such as https://ours.example/, without quotes and spaces")
    return value


def left_out(value: str) -> str:
    """Return `value` if it leaves folders out of the site and brings none back in. Raises ValueError otherwise."""
    if any(line.lstrip().startswith("!") for line in value.splitlines()):
        raise ValueError("names of what to leave out, and none with an exclamation mark")
    if not all(FOLDER.fullmatch(line) for line in value.splitlines()):
        raise ValueError("a folder on each line, such as assets/pictures/")
    return value


def folders_as_addresses(value: bool) -> bool:
    """Return `value` if it is true. Raises ValueError otherwise."""
    if not value:
        raise ValueError("true, since every link leads to a folder")
    return value


def own_files(values: tuple[str, ...]) -> tuple[str, ...]:
    """Return `values` if all of them are files of the site. Raises ValueError otherwise."""
    if any(not value.startswith("assets/") for value in values):
        raise ValueError("files below docs/assets/, since no request leaves the site")
    return values


def pipeline(values: tuple[str, ...]) -> tuple[str, ...]:
    """Return `values` if our hooks are among them, in their order. Raises ValueError with those that are missing."""
    names = [PurePosixPath(value).stem for value in values]
    if missing := [name for name in HOOKS if name not in names]:
        raise ValueError(f"all hooks of the build, with {', '.join(missing)}")
    if [name for name in names if name in HOOKS] != list(HOOKS):
        raise ValueError("the hooks of the build in their order")
    return values


class _Extra(BaseModel):
    address: Annotated[str, AfterValidator(address)]
    paper: Annotated[str, AfterValidator(paper)]
    leave_to: Annotated[str, AfterValidator(web_address)]
    audience: Literal["everyone", "participants"] = "everyone"


class _Settings(BaseModel):
    """What the compiler needs of the settings; MkDocs looks at the rest."""

    site_name: Annotated[Plain, StringConstraints(max_length=100)]
    site_description: str
    copyright: str
    site_url: Annotated[str, AfterValidator(web_address)] | None = None
    docs_dir: Literal["docs"] = "docs"
    exclude_docs: Annotated[str, AfterValidator(left_out)] = ""
    use_directory_urls: Annotated[bool, AfterValidator(folders_as_addresses)] = True
    extra_css: Annotated[tuple[str, ...], AfterValidator(own_files)] = ()
    extra_javascript: Annotated[tuple[str, ...], AfterValidator(own_files)] = ()
    extra: _Extra


class _Theme(BaseModel):
    name: Literal["material"]
    custom_dir: str
    font: Literal[False]


class _BuiltSettings(_Settings):
    """What MkDocs needs, too: without the theme it lacks templates, and without a hook whatever that one guards."""

    theme: _Theme
    plugins: tuple[dict[str, object], ...]
    hooks: Annotated[tuple[str, ...], AfterValidator(pipeline)]


def folders_left_out(root: Path) -> tuple[str, ...]:
    """Return the folders of `docs/` that the site leaves out, each with a slash at its end."""
    parsed = _parsed(root)
    value = parsed.value.get("exclude_docs") if parsed and isinstance(parsed.value, dict) else None
    return tuple(value.splitlines()) if isinstance(value, str) else ()


def settings_texts(root: Path, *, only_shown: bool = False) -> list[DataFile]:
    """Return every text in the settings of the project at `root`, if they can be read: the site's name, its menu.

    With `only_shown`, keys and values that no page shows are left out.
    """
    parsed = _parsed(root)
    if parsed is None:
        return []
    texts = (
        DataText(str(path[-1]), parsed.line(path), text, "readers")
        for path, text in _texts(parsed.value, ())
        if not only_shown or _is_shown(path, text)
    )
    return [DataFile(SETTINGS, tuple(texts))]


def _is_shown(path: KeyPath, text: str) -> bool:
    is_title = path[0] == "nav" and len(path) > 1 and text == path[-1]
    return is_title or (path[0] in SHOWN and text != path[0])


def _parsed(root: Path) -> Parsed | None:
    text = read_text(root, SETTINGS)[0] if (root / SETTINGS).is_file() else None
    return parse(SETTINGS, text)[0] if text is not None else None


def _texts(value: object, key_path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, str):
        yield key_path, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield (*key_path, key), str(key)
            yield from _texts(part, (*key_path, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _texts(part, (*key_path, index))


def settings_problems(root: Path, *, is_for_mkdocs: bool = False) -> list[Problem]:
    """Return the problems of the settings of the project at `root`, without which no site can be made.

    With `is_for_mkdocs`, what only MkDocs needs is asked for, too.
    """
    text, problems = read_text(root, SETTINGS)
    parsed, more = parse(SETTINGS, text) if text is not None else (None, [])
    problems += more
    if parsed is None:
        return problems
    if isinstance(parsed.value, dict) and "INHERIT" in parsed.value:
        fix = "write what it holds into this file"
        line = parsed.line(("INHERIT",))
        problems.append(Problem(SETTINGS, line, "unknown-key", "all settings in one file", '"INHERIT"', fix))
    return [*problems, *validate(SETTINGS, parsed, _BuiltSettings if is_for_mkdocs else _Settings)[1]]


def require_settings(root: Path, *, is_for_mkdocs: bool = True) -> None:
    """Raise RefusedError if the settings of the project at `root` are missing or have a problem."""
    if problems := settings_problems(root, is_for_mkdocs=is_for_mkdocs):
        raise RefusedError(report(problems))
