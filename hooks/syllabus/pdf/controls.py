"""The form fields of a sheet as plain values, which pass from the serializer to the form pass."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

SCHEME = "field:"  # the layout marks the position of control 7 with a link to `field:7`


@dataclass(frozen=True)
class Control:
    """A place to fill in. Controls of kind `radio` with the same `key` form one field.

    `name` is the accessible name of the field, and `label` that of one button in a radio group. `covers_rules` is set
    for an area on ruled lines, whose background must hide them behind typed text.
    """

    key: str
    kind: Literal["line", "area", "check", "radio"]
    name: str
    label: str = ""
    covers_rules: bool = False


def with_unique_names(controls: Iterable[Control]) -> list[Control]:
    """Return the controls, with a number appended to each field name that an earlier field has."""
    owners: dict[str, str] = {}
    named = []
    for control in controls:
        name, number = control.name, 1
        while owners.setdefault(name, control.key) != control.key:
            number += 1
            name = f"{control.name} ({number})"
        named.append(replace(control, name=name))
    return named
