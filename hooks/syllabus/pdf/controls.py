"""The form fields of a sheet, as plain values: what the serializer notes and the form pass writes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

SCHEME = "field:"  # the layout marks the place of control 7 with a link to `field:7`


@dataclass(frozen=True)
class Control:
    """One place to fill. Controls of kind `radio` that share a `key` are one field.

    `name` is the accessible name of the field; `label` is what one button of a radio group says.
    `covers_rules` is for an area over ruled lines, which must not run through what is typed.
    """

    key: str
    kind: Literal["line", "area", "check", "radio"]
    name: str
    label: str = ""
    covers_rules: bool = False


def with_unique_names(controls: Iterable[Control]) -> list[Control]:
    """The controls, with a number after the name of a field whose name an earlier field has."""
    owners: dict[str, str] = {}
    named = []
    for control in controls:
        name, number = control.name, 1
        while owners.setdefault(name, control.key) != control.key:
            number += 1
            name = f"{control.name} ({number})"
        named.append(replace(control, name=name))
    return named
