"""Parses YAML as plain data, without tags, aliases or duplicate keys, and records the line of each value."""

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

import yaml

from ..build.fast_yaml import LOADER
from .bounds import LEVELS, yaml_too_deep
from .problem import Problem, quoted
from .textfile import CONTROL, hidden_problems

KeyPath = tuple[str | int, ...]
PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{kind}" for kind in ("null", "bool", "int", "float", "str", "timestamp", "map", "seq")
)


@dataclass(frozen=True)
class Parsed:
    """A value, and the line of each of its parts by key path."""

    value: Any
    lines: dict[KeyPath, int]

    def line(self, key_path: KeyPath) -> int:
        """Return the line of a key path, or of its nearest ancestor that is in the file."""
        while key_path and key_path not in self.lines:
            key_path = key_path[:-1]
        return self.lines.get(key_path, 1)


def parse(path: str, text: str, first_line: int = 1) -> tuple[Parsed | None, list[Problem]]:
    """Return `text` as plain values, or None, and the problems; it starts on `first_line` of the file at `path`."""
    if (deep := yaml_too_deep(text)) is not None:
        return None, [
            Problem(path, first_line + deep, "text-levels", LEVELS, "more lists or keys in one another", "flatten it")
        ]
    try:
        node = _compose(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        found = f"a mistake ({' '.join((error.problem or 'not YAML').split())})"
        return None, [Problem(path, line, "yaml-syntax", "YAML", found, "compare it with the file in tests/example")]
    except (yaml.YAMLError, RecursionError, ValueError):
        return None, [Problem(path, first_line, "yaml-syntax", "YAML", "text that is not", "look for odd characters")]
    problems: list[Problem] = []
    lines: dict[KeyPath, int] = {}
    try:
        value = _Builder(path, first_line, problems, lines).build(node, ()) if node else None
    except RecursionError:
        return None, [Problem(path, first_line, "yaml-syntax", "a few levels", "endless nesting", "flatten it")]
    return (None if problems else Parsed(value, lines)), problems


def _compose(text: str) -> yaml.Node | None:
    """Return the root node of `text`; if the fast parser fails, the pure Python parser supplies the error message."""
    with suppress(yaml.YAMLError):
        return yaml.compose(text, Loader=LOADER)
    return yaml.compose(text, Loader=yaml.SafeLoader)


class _Builder:
    """Builds values from composed nodes, and records the line of each."""

    def __init__(self, path: str, first_line: int, problems: list[Problem], lines: dict[KeyPath, int]) -> None:
        self.path, self.first_line, self.problems, self.lines = path, first_line, problems, lines
        self.seen: set[int] = set()
        self.constructor = yaml.constructor.SafeConstructor()

    def build(self, node: yaml.Node, key_path: KeyPath) -> Any:
        line = self.first_line + node.start_mark.line
        self.lines[key_path] = line
        if id(node) in self.seen:
            self.problem(line, "yaml-tag", "plain values", "an alias", "write the value out")
            return None
        self.seen.add(id(node))
        if node.tag not in PLAIN_TAGS:
            found = f"the tag {quoted(node.tag.replace('tag:yaml.org,2002:', '!!'))}"
            self.problem(line, "yaml-tag", "plain values", found, "write plain text, numbers, lists and keys")
            return None
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, key_path)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*key_path, index)) for index, item in enumerate(node.value)]
        self.hidden(node, line)
        try:
            return self.constructor.construct_object(node)
        except (ValueError, OverflowError, yaml.YAMLError):
            fix = "write a date that exists" if node.tag.endswith("timestamp") else "put it in quotes"
            self.problem(line, "yaml-syntax", "a value", quoted(node.value), fix)
            return None

    def mapping(self, node: yaml.MappingNode, key_path: KeyPath) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = self.first_line + key_node.start_mark.line
            if not isinstance(key_node, yaml.ScalarNode):
                self.problem(line, "yaml-syntax", "a word as key", "a list or mapping", "write `key: value`")
                continue
            key = str(key_node.value)
            self.hidden(key_node, line)
            if key in result:
                self.problem(line, "yaml-duplicate-key", "each key once", f"{quoted(key)} again", "keep one of them")
                continue
            result[key] = self.build(value_node, (*key_path, key))
            self.lines[(*key_path, key)] = line
        return result

    def hidden(self, node: yaml.Node, line: int) -> None:
        """Report characters that an escape such as a backslash and 0 brings into a text in quotes."""
        if isinstance(node, yaml.ScalarNode) and node.style == '"':
            if control := CONTROL.search(node.value):
                found = f"the character U+{ord(control.group()):04X}"
                self.problem(line, "file-encoding", "printable text", found, "delete it")
                return
            self.problems += [replace(problem, line=line) for problem in hidden_problems(self.path, node.value)]

    def problem(self, line: int, rule: str, expected: str, found: str, fix: str) -> None:
        self.problems.append(Problem(self.path, line, rule, expected, found, fix))
