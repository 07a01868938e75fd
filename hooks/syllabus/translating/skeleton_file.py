"""What a translator starts from: the strings and the text of an English file, to be replaced one by one."""

from typing import Any

import yaml

from .reading import English
from .units import shown_values


def skeleton_file(english: English) -> str:
    """Return the text of a translated file that still says everything in English, without what is not translated."""
    record = english.document.record if english.document else english.record
    values = _nested(dict(shown_values(record)))
    text = yaml.safe_dump(values, sort_keys=False, allow_unicode=True, width=10_000)
    if english.path.endswith(".yml"):
        return text
    return f"---\n{text}---\n{english.document.body if english.document else ''}"


def _nested(values: dict[Any, str]) -> Any:
    """Return values by key path as nested mappings and lists."""
    tree: dict[Any, Any] = {}
    for key_path, text in values.items():
        place = tree
        for step in key_path[:-1]:
            place = place.setdefault(step, {})
        place[key_path[-1]] = text
    return _lists(tree)


def _lists(tree: Any) -> Any:
    if not isinstance(tree, dict):
        return tree
    if tree and all(isinstance(key, int) for key in tree):
        return [_lists(part) for part in tree.values()]
    return {key: _lists(part) for key, part in tree.items()}
