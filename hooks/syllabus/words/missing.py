"""Fills what a catalogue lacks from the English one, in the forms that its language has for numbers."""

from typing import Any

from .messages import COUNT, locale_of

OTHER = "other"  # the form that every language has


def filled(entries: Any, english: Any, language: str, path: str = "") -> tuple[Any, list[str]]:
    """Return the entries of a language with those of `english` where there are none, and the keys of these."""
    found, missing = dict(entries) if isinstance(entries, dict) else entries, []
    if not isinstance(found, dict):
        return found, []
    for key, text in english.items():
        here = f"{path}.{key}".removeprefix(".")
        if key not in found:
            found[key] = _in_forms(text, language)
            missing += _keys(text, here)
        elif isinstance(text, dict) and not _is_plural(text):
            found[key], more = filled(found[key], text, language, here)
            missing += more
    return found, missing


def _is_plural(text: dict[str, Any]) -> bool:
    return OTHER in text and all(isinstance(form, str) and f"{{{COUNT}}}" in form for form in text.values())


def _in_forms(text: Any, language: str) -> Any:
    if not isinstance(text, dict):
        return text
    if _is_plural(text):
        return {tag: text.get(tag, text[OTHER]) for tag in (*locale_of(language).plural_form.tags, OTHER)}
    return {key: _in_forms(part, language) for key, part in text.items()}


def _keys(text: Any, path: str) -> list[str]:
    if not isinstance(text, dict) or _is_plural(text):
        return [path]
    return [found for key, part in text.items() for found in _keys(part, f"{path}.{key}")]
