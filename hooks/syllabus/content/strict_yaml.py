"""YAML that is data only: no tags, no aliases, no doubled keys, and the line of every value is kept."""

from dataclasses import dataclass
from typing import Any

import yaml

from .problem import Problem, quoted

Place = tuple[str | int, ...]
PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{kind}" for kind in ("null", "bool", "int", "float", "str", "timestamp", "map", "seq")
)


@dataclass(frozen=True)
class Parsed:
    """A value and the line of each of its parts, by the path of keys and indexes that leads there."""

    value: Any
    lines: dict[Place, int]

    def line(self, place: Place) -> int:
        """The line of `place`, or of its nearest ancestor that was written down."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def parse(path: str, text: str, first_line: int = 1) -> tuple[Parsed | None, list[Problem]]:
    """`text` as plain values; `first_line` is where it stands in the file `path`."""
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
    lines: dict[Place, int] = {}
    try:
        value = _Builder(path, first_line, problems, lines).build(node, ()) if node else None
    except RecursionError:
        return None, [Problem(path, first_line, "yaml-syntax", "a few levels", "endless nesting", "flatten it")]
    return (None if problems else Parsed(value, lines)), problems


def _compose(text: str) -> yaml.Node | None:
    """The nodes of `text`, by the fast parser where there is one; what is wrong is told by the plain one."""
    fast = getattr(yaml, "CSafeLoader", None)
    if fast is not None:
        try:
            return yaml.compose(text, Loader=fast)
        except yaml.YAMLError:
            pass
    return yaml.compose(text, Loader=yaml.SafeLoader)


class _Builder:
    """Turns composed nodes into values and notes where each began."""

    def __init__(self, path: str, first_line: int, problems: list[Problem], lines: dict[Place, int]) -> None:
        self.path, self.first_line, self.problems, self.lines = path, first_line, problems, lines
        self.seen: set[int] = set()
        self.constructor = yaml.constructor.SafeConstructor()

    def build(self, node: yaml.Node, place: Place) -> Any:
        line = self.first_line + node.start_mark.line
        self.lines[place] = line
        if id(node) in self.seen:
            self.problem(line, "yaml-tag", "plain values", "an alias", "write the value out")
            return None
        self.seen.add(id(node))
        if node.tag not in PLAIN_TAGS:
            found = f"the tag {quoted(node.tag.replace('tag:yaml.org,2002:', '!!'))}"
            self.problem(line, "yaml-tag", "plain values", found, "write plain text, numbers, lists and keys")
            return None
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, place)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*place, index)) for index, item in enumerate(node.value)]
        try:
            return self.constructor.construct_object(node)
        except (ValueError, OverflowError, yaml.YAMLError):
            fix = "write a date that exists" if node.tag.endswith("timestamp") else "put it in quotes"
            self.problem(line, "yaml-syntax", "a value", quoted(node.value), fix)
            return None

    def mapping(self, node: yaml.MappingNode, place: Place) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = self.first_line + key_node.start_mark.line
            if not isinstance(key_node, yaml.ScalarNode):
                self.problem(line, "yaml-syntax", "a word as key", "a list or mapping", "write `key: value`")
                continue
            key = str(key_node.value)
            if key in result:
                self.problem(line, "yaml-duplicate-key", "each key once", f"{quoted(key)} again", "keep one of them")
                continue
            result[key] = self.build(value_node, (*place, key))
            self.lines[(*place, key)] = line
        return result

    def problem(self, line: int, rule: str, expected: str, found: str, fix: str) -> None:
        self.problems.append(Problem(self.path, line, rule, expected, found, fix))
