"""Texts made to hurt a regular expression, from its own pieces, and every expression of the code and of the data."""

import ast
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from curricula import ROOT, real_check_data, real_project

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # the parser of the library, under its name of Python 3.10
    import sre_constants as sre
    import sre_parse

HOOKS = ROOT / "hooks"
SCRIPTS = ROOT / "docs" / "assets"
CALLS = {"compile", "sub", "subn", "match", "search", "fullmatch", "findall", "finditer", "split"}
BREAKS = ("\n", "!", "\x00", "a", "\n\x00")  # what may stand behind a run, so that the rest does not match
LETTERS = "aZ0_ -.,:;!?'\"()[]{}<>|/\\*=#&@`~^$%+\n\t\u00e9\u2019\u0300\u200d\u2028"
LITERAL_IN_SCRIPT = re.compile(r"(?<=[(,=!&|:])\s*/((?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)/([a-z]*)")


@dataclass(frozen=True)
class Found:
    """An expression, where it stands, and how it is looked for: `match` begins at one place only."""

    where: str
    pattern: str
    flags: int
    way: str = "finditer"


def of_code() -> list[Found]:
    """Every expression in the modules below hooks/ that can be read from a module alone, once.

    Those that are made of data have an empty pattern.
    """
    found: dict[tuple[str, int], Found] = {}
    for one in _of_modules():
        key = (one.pattern, one.flags) if one.pattern else (one.where, 0)
        if key not in found or one.way == "finditer":
            found[key] = one
    return list(found.values())


def _of_modules() -> Iterator[Found]:
    for file in sorted(HOOKS.rglob("*.py")):
        path = file.relative_to(HOOKS)
        tree = ast.parse(file.read_text(encoding="utf-8"))
        names = {name: value for name, value in vars(module_of(path)).items() if not name.startswith("__")}
        ways = uses(tree)
        compiled = dict(of_values(names))
        for name, pattern in compiled.items():
            way = ways.get(name, "finditer")
            if isinstance(pattern.pattern, bytes):  # looked at as letters, which behave alike
                yield Found(f"{path}: {name}", pattern.pattern.decode("latin-1"), re.ASCII, way)
            else:
                yield Found(f"{path}: {name}", pattern.pattern, pattern.flags, way)
        known = {pattern.pattern for pattern in compiled.values()}
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and is_of_re(node)]
        yield from (found for call in calls if (found := of_call(path, call, names)).pattern not in known)


def of_call(path: Path, call: ast.Call, names: Mapping[str, Any]) -> Found:
    """The expression in a call of the library."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    pattern = value_or_none(call.args[0], names)
    flags = [value_or_none(node, names) for node in (*call.args[1:], *(word.value for word in call.keywords))]
    way = "match" if name in ("match", "fullmatch") else "finditer"
    number = sum(flag for flag in flags if isinstance(flag, re.RegexFlag))
    return Found(f"{path}: {ast.unparse(call.args[0])}", pattern or "", number, way)


def value_or_none(node: ast.expr, names: Mapping[str, Any]) -> Any:
    try:
        return eval(compile(ast.Expression(node), "", "eval"), dict(names))  # noqa: S307  # our own code
    except (NameError, AttributeError):
        return None


def is_of_re(node: ast.Call) -> bool:
    if not isinstance(node.func, ast.Attribute) or not node.args:
        return False
    return isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.func.attr in CALLS


def uses(tree: ast.Module) -> dict[str, str]:
    """How a module uses its compiled expressions, if all uses of a name are the same: `match` or `finditer`."""
    ways: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            ways.setdefault(node.value.id, set()).add(node.attr)
    return {name: "match" for name, found in ways.items() if found <= {"match", "fullmatch"}}


def of_values(names: Mapping[str, Any]) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """The compiled expressions among values, within tuples, mappings and records, too."""
    for name, value in names.items():
        if isinstance(value, re.Pattern):
            yield name, value
        elif isinstance(value, dict):
            yield from of_values({f"{name}[{key!r}]": inner for key, inner in value.items()})
        elif isinstance(value, tuple | list | frozenset):
            yield from of_values({f"{name}[{index}]": inner for index, inner in enumerate(value)})
        elif hasattr(value, "__dataclass_fields__") and not isinstance(value, type):
            yield from of_values({f"{name}.{key}": getattr(value, key) for key in value.__dataclass_fields__})


@cache
def module_of(path: Path) -> Any:
    name = ".".join(path.with_suffix("").parts).removesuffix(".__init__")
    return import_module(name)


def of_scripts() -> Iterator[Found]:
    """The literal expressions in our scripts; all of them mean the same to Python."""
    for file in sorted(SCRIPTS.glob("*.js")):
        for pattern, _ in LITERAL_IN_SCRIPT.findall(file.read_text(encoding="utf-8")):
            yield Found(f"{file.name}: /{pattern}/", pattern.replace(r"\/", "/"), 0)


def of_data() -> Iterator[Found]:
    """The expressions of words.yml, safety.yml and crisis.yml."""
    data = real_check_data()
    for entry in (*data.words, *data.safety):
        yield Found(entry.id, entry.avoid, re.IGNORECASE, "find_matches")
        for number, exception in enumerate(entry.exceptions):
            yield Found(f"{entry.id} {number}", exception, re.IGNORECASE)
    for key, dead in real_project().curriculum.reference.crisis.dead.items():
        yield Found(key, dead.pattern, re.IGNORECASE, "find_matches")


def texts_of(found: Found, size: int) -> list[str]:
    """Texts of `size` letters: runs of each letter that counts, and repeated pieces of the pattern, cut short.

    There are as many of them for each size, in the same order.
    """
    parsed = sre_parse.parse(found.pattern, found.flags)
    texts: list[str] = []
    for glue in ("", " "):
        whole = sample(parsed, glue)
        starts = (whole[:at] for at in range(1, min(len(whole), 12)))
        units = [whole, *starts, *pieces_of(parsed), *(() if glue else letters_of(parsed))]
        texts += [grown for unit in dict.fromkeys(units) if unit for grown in grow(unit, whole, size)]
    return texts


def grow(unit: str, whole: str, size: int) -> Iterator[str]:
    many = unit * (size // len(unit))
    yield many
    if unit in whole or len(unit) == 1:
        for behind in BREAKS:
            yield many + behind
    at = whole.find(unit)
    if at > 0:  # what leads up to it, and what should follow but does not
        yield whole[:at] + many + "\x00"
        yield whole[:at] + many + "\n\x00"
        yield (whole[:at] + unit * 30 + "\x00") * (size // (at + 30 * len(unit) + 1))


def letters_of(parsed: Any) -> Iterator[str]:
    """A letter for each class and literal in the pattern, and pairs of neighbors."""
    singles = dict.fromkeys(letter for op, value in walk(parsed) for letter in letters(op, value))
    yield from singles
    few = list(singles)[:8]
    yield from (one + other for one in few for other in few if one != other)


def pieces_of(parsed: Any) -> Iterator[str]:
    for op, value in walk(parsed):
        if op in REPEATS:
            yield sample(value[2])
            yield sample(value[2]) * 2


REPEATS = {sre.MAX_REPEAT, sre.MIN_REPEAT, getattr(sre, "POSSESSIVE_REPEAT", None)}


def walk(parsed: Any) -> Iterator[tuple[Any, Any]]:
    """Each operation of a parsed pattern, and those within it."""
    for op, value in parsed:
        yield op, value
        for inner in inner_of(op, value):
            yield from walk(inner)


def inner_of(op: Any, value: Any) -> list[Any]:
    if op in REPEATS:
        return [value[2]]
    if op is sre.SUBPATTERN:
        return [value[3]]
    if op is sre.BRANCH:
        return list(value[1])
    if op in (sre.ASSERT, sre.ASSERT_NOT):
        return [value[1]]
    if op is getattr(sre, "ATOMIC_GROUP", None):
        return [value]
    if op is sre.GROUPREF_EXISTS:
        return [part for part in value[1:] if part]
    return []


def letters(op: Any, value: Any) -> list[str]:
    """Up to two letters that an operation takes."""
    if op is sre.LITERAL:
        return [chr(value)]
    if op is sre.NOT_LITERAL:
        return [letter for letter in LETTERS if letter != chr(value)][:2]
    if op is sre.ANY:
        return ["a", " "]
    if op is sre.IN:
        taken = [letter for letter in LETTERS if is_in(letter, value)]
        return [*taken[:1], *taken[-1:]] or [
            chr(v if o is sre.LITERAL else v[0]) for o, v in value if o in (sre.LITERAL, sre.RANGE)
        ][:1]
    return []


def is_in(letter: str, parts: list[tuple[Any, Any]]) -> bool:
    code, found, is_negated = ord(letter), False, False
    for op, value in parts:
        if op is sre.NEGATE:
            is_negated = True
        elif op is sre.LITERAL:
            found |= code == value
        elif op is sre.RANGE:
            found |= value[0] <= code <= value[1]
        elif op is sre.CATEGORY:
            found |= bool(re.match(CATEGORIES[value], letter))
    return found != is_negated


CATEGORIES = {
    sre.CATEGORY_DIGIT: r"\d", sre.CATEGORY_NOT_DIGIT: r"\D", sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S", sre.CATEGORY_WORD: r"\w", sre.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip


def sample(parsed: Any, glue: str = "") -> str:
    """A text that the pattern takes, more or less, with `glue` where a word begins or ends."""
    said = ""
    for op, value in parsed:
        if op in REPEATS:
            said += sample(value[2], glue) * max(value[0], 1 if value[1] else 0)
        elif op is sre.AT:
            said += glue
        elif op in (sre.ASSERT, sre.ASSERT_NOT, sre.GROUPREF):
            continue
        elif inner := inner_of(op, value):
            said += sample(inner[0], glue)
        else:
            said += "".join(letters(op, value)[:1])
    return said
