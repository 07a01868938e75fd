"""Loads plain YAML with PyYAML's C extension, or with Python's own loader where it was built without it."""

from typing import Any

import yaml

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def safe_load(text: str) -> Any:
    """Return the plain values of `text`. Raises yaml.YAMLError."""
    return yaml.load(text, LOADER)  # noqa: S506  # both loaders are safe
