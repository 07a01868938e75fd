"""Validates parsed YAML as a typed record, and turns pydantic's errors into problems."""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from .combinations import CombinationError
from .problem import Problem, did_you_mean, quoted
from .strict_yaml import Parsed

R = TypeVar("R", bound=BaseModel)

EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "date_type": "a date such as 2027-11-01",
    "date_from_datetime_parsing": "a date such as 2027-11-01",
    "date_parsing": "a date such as 2027-11-01",
    "tuple_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
}
LIMITS = {
    "less_than_equal": ("le", "at most"),
    "greater_than_equal": ("ge", "at least"),
    "string_too_short": ("min_length", "letters: at least"),
    "string_too_long": ("max_length", "letters: at most"),
}
FIXES = {
    "slug": "write it with a-z, 0-9 and single hyphens",
    "list": "write one item on each line, after a hyphen",
}


def validate(path: str, parsed: Parsed, record: type[R]) -> tuple[R | None, list[Problem]]:
    """Return `parsed` as a `record`, or None, and a problem for each part that is invalid."""
    try:
        return record.model_validate(parsed.value), []
    except ValidationError as error:
        details = error.errors()
        locations = {detail["loc"] for detail in details}
        return None, [
            _whole_problem(path, parsed, detail) or _problem(path, parsed, record, detail)
            for detail in details
            # pydantic does not count invalid items, so a list with one may be reported as too short as well
            if detail["type"] != "too_short"
            or not any(p != detail["loc"] and p[: len(detail["loc"])] == detail["loc"] for p in locations)
        ]


def _whole_problem(path: str, parsed: Parsed, detail: Any) -> Problem | None:
    """Return the problem of a whole mapping, or None if a single value is to blame."""
    if isinstance(wrong := detail.get("ctx", {}).get("error"), CombinationError):
        line = parsed.line((*detail["loc"], wrong.key))
        return Problem(path, line, "wrong-value", wrong.expected, wrong.found, wrong.fix)
    if not detail["loc"]:
        expected, fix = "keys with their values", "write each as `key: value`"
        return Problem(path, parsed.line(()), "wrong-value", expected, quoted(detail["input"]), fix)
    return None


def _problem(path: str, parsed: Parsed, record: type[BaseModel], detail: Any) -> Problem:
    key_path = tuple(detail["loc"])
    line = parsed.line(key_path)
    kind = detail["type"]
    key = next((step for step in reversed(key_path) if isinstance(step, str)), "")
    context = detail.get("ctx", {})
    if kind == "extra_forbidden":
        fix = did_you_mean(key, known_keys(record, key_path[:-1]))
        return Problem(path, line, "unknown-key", "a documented key", quoted(key), fix)
    if kind == "missing":
        line = parsed.line(key_path[:-1])
        return Problem(path, line, "missing-key", f"the key {quoted(key)}", "none", f"add `{key}:` with its value")
    found = quoted(detail["input"])
    fix = f"correct `{key}`"
    if kind == "string_pattern_mismatch":
        rule = "slug-form" if "a-z0-9" in context["pattern"] else "wrong-value"
        expected = "a slug" if rule == "slug-form" else f"text that matches {context['pattern']}"
        return Problem(path, line, rule, expected, found, FIXES["slug"] if rule == "slug-form" else fix)
    if kind == "literal_error":
        choices = [choice.strip("' ") for choice in context["expected"].replace(" or ", ", ").split(",")]
        return Problem(path, line, "wrong-value", "a known value", found, did_you_mean(str(detail["input"]), choices))
    if kind == "value_error":
        return Problem(path, line, "wrong-value", str(context["error"]), found, fix)
    if kind == "tuple_type":
        return Problem(path, line, "wrong-value", f"a list for `{key}`", found, FIXES["list"])
    if kind in ("too_short", "too_long"):
        bound = f"at least {context['min_length']}" if kind == "too_short" else f"at most {context['max_length']}"
        count = len(detail["input"]) if isinstance(detail["input"], list) else context["actual_length"]
        return Problem(path, line, "wrong-value", f"{bound} in `{key}`", str(count), fix)
    if kind == "string_type" and isinstance(detail["input"], dict):
        fix = "put a line that holds a colon in quotes"
    if limit := LIMITS.get(kind):
        name, words = limit
        return Problem(path, line, "wrong-value", f"{words} {context[name]} for `{key}`", found, fix)
    expected = EXPECTED.get(kind, detail["msg"][0].lower() + detail["msg"][1:])
    return Problem(path, line, "wrong-value", f"{expected} for `{key}`", found, fix)


def known_keys(record: Any, key_path: tuple[str | int, ...]) -> list[str]:
    """Return the keys that the schema of `record` allows at a key path."""
    model = record
    for step in key_path:
        if isinstance(model, type) and issubclass(model, BaseModel) and step in model.model_fields:
            model = model.model_fields[str(step)].annotation
        elif not isinstance(step, int) or not hasattr(model, "__args__"):
            model = next((a for a in getattr(model, "__args__", ()) if hasattr(a, "model_fields")), model)
        while not hasattr(model, "model_fields") and hasattr(model, "__args__") and isinstance(step, int):
            model = model.__args__[0]
    fields = getattr(model, "model_fields", {})
    return [info.alias or name for name, info in fields.items()] or ["nothing more"]
