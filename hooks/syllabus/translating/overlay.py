"""Lays the translated strings of a file over its English record, so that everything else stays as it is."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any, TypeVar

from pydantic import BaseModel

from ..content.problem import Problem, quoted
from ..content.shown import KeyPath
from ..content.strict_yaml import Parsed
from ..content.validate import validate
from .units import shown_values

R = TypeVar("R", bound=BaseModel)
# What a language has of its own, in any number; without it there is none.
OWN: dict[str, Any] = {"allow": (), "asks": (), "forms": (), "words": ()}
# What is said of the English text alone.
DROPPED: dict[str, Any] = {"changes": {}, "for_reviewers": (), "quotes": (), "also": None}


def overlaid_as_it_was(path: str, record: R, parsed: Parsed) -> R | None:
    """Return the same for a translation of an earlier English text: its own lists, and nothing for what is new.

    None if the record has come to need what the translation lacks.
    """
    merged = _without(deepcopy(record.model_dump(by_alias=True)))
    given = dict(leaves(parsed.value))
    for key_path in {key_path for key_path, _ in shown_values(record)} - given.keys():
        if isinstance(key_path[-1], int):
            continue
        if len(key_path) > 1:  # an entry of reference data, or a part of one
            merged.pop(key_path[0], None)
        else:
            merged[key_path[0]] = None
    for key_path in given:
        whole = next((key_path[:at] for at, step in enumerate(key_path) if isinstance(step, int)), key_path)
        if not isinstance(_at(parsed.value, (*whole, 0)), dict):
            _put(merged, whole, _at(parsed.value, whole))
    return validate(path, Parsed(merged, parsed.lines), type(record))[0]


def overlaid(path: str, record: R, parsed: Parsed) -> tuple[R | None, list[Problem]]:
    """Return the English `record` with the strings of the translation at `path`, or None, and the problems.

    A translation has exactly the strings that readers are shown, under the same keys, and lists of the same length.
    A value that is the same as in English may stand there, too.
    """
    english: Any = record.model_dump(by_alias=True)
    wanted = {key_path for key_path, _ in shown_values(record)}
    given = dict(leaves(parsed.value))
    problems = []
    for key_path in wanted - given.keys():
        line, fix = parsed.line(key_path), "add it, with the text in the language of the folder"
        problems.append(Problem(path, line, "translation-value", f"the key `{_name(key_path)}`", "none", fix))
    merged = _without(deepcopy(english))
    for key_path, value in given.items():
        own = next((at for at, step in enumerate(key_path) if step in OWN), None)
        if own is not None:
            whole = key_path[: own + 1]
            _put(merged, whole, _at(parsed.value, whole))
        elif key_path in wanted or key_path[-1] == "source":
            if not _put(merged, key_path, value):
                problems.append(_unknown(path, parsed, key_path))
        elif _at(english, key_path) != value:
            problems.append(_unknown(path, parsed, key_path))
    if problems:
        return None, problems
    return validate(path, Parsed(merged, parsed.lines), type(record))


def _unknown(path: str, parsed: Parsed, key_path: KeyPath) -> Problem:
    fix = "take it out; the English file says it for all languages"
    expected = "only strings that readers are shown, as many as in English"
    return Problem(path, parsed.line(key_path), "translation-value", expected, quoted(_name(key_path)), fix)


def _name(key_path: KeyPath) -> str:
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in key_path)


def leaves(value: Any, key_path: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """Yield key path and value of everything in parsed YAML that is no list and no mapping."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from leaves(part, (*key_path, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from leaves(part, (*key_path, index))
    elif key_path and value is not None:
        yield key_path, value


def _at(value: Any, key_path: KeyPath) -> Any:
    """Return the part of a value at a key path; None if it has none."""
    for step in key_path:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list | tuple) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def _put(value: Any, key_path: KeyPath, new: Any) -> bool:
    """Put `new` at a key path, and return whether there is such a place."""
    *steps, last = key_path
    holder: Any = _at(value, tuple(steps))
    if isinstance(holder, list):
        is_there = isinstance(last, int) and last < len(holder)
    else:
        is_there = isinstance(holder, dict) and last in holder
    if is_there:
        holder[last] = new
    return is_there


def _without(value: Any) -> Any:
    """Return a dumped record with lists for its tuples, without what is said of the English text alone."""
    if isinstance(value, dict):
        empty = {**OWN, **DROPPED}
        return {key: empty[key] if key in empty else _without(part) for key, part in value.items()}
    return [_without(part) for part in value] if isinstance(value, list | tuple) else value
