"""A text of the catalogue: plain, with places to fill, or in the forms that a number asks for."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any

from babel import Locale
from markupsafe import Markup, escape
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    RootModel,
    ValidationInfo,
    model_serializer,
    model_validator,
)

PLACE = re.compile(r"\{(\w*)\}")
COUNT = "count"  # the place whose number chooses the form
WITHOUT_REGION = frozenset({"XA"})  # of no country: a language with it has the rules of the bare language


def _has_no_place(text: str) -> str:
    if places(text):
        raise ValueError("a text without places to fill")
    return text


Text = Annotated[str, AfterValidator(_has_no_place)]


class Message(RootModel[str]):
    """A text with named places, such as `Part {number} of {of}`: call it with a value for each."""

    model_config = ConfigDict(frozen=True)

    def __call__(self, **values: object) -> str:
        """Return the text with its places filled. Where a value is HTML, so is the result, and all else is escaped.

        Raises TypeError when the values are not those that the text has places for.
        """
        return fill(self.root, values)


class Plural(BaseModel):
    """A text in the forms that numbers ask for in its language (Unicode, CLDR): `one` and `other` in English."""

    model_config = ConfigDict(frozen=True)

    forms: dict[str, str]
    language: str

    @model_validator(mode="before")
    @classmethod
    def _in_language(cls, forms: Any, info: ValidationInfo) -> Any:
        language = (info.context or {})["language"]
        expected = {*locale_of(language).plural_form.tags, "other"}
        if not isinstance(forms, dict) or set(forms) != expected:
            raise ValueError(f"the forms {', '.join(sorted(expected))}")
        if any(COUNT not in places(text) for text in forms.values()):
            raise ValueError(f"each form with the place {{{COUNT}}}")
        return {"forms": forms, "language": language}

    @model_serializer
    def _as_forms(self) -> dict[str, str]:
        """Return the forms alone, as a script gets them; the page says which language they are in."""
        return self.forms

    def __call__(self, count: int, **values: object) -> str:
        """Return the form for `count` with its places filled. Raises TypeError as a message does."""
        form = self.forms[locale_of(self.language).plural_form(count)]
        return fill(form, {COUNT: count, **values})


class Group(BaseModel):
    """Texts that stand together; none may be missing, and none may be unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def of(self, key: str) -> str:
        """Return the text for a word of the data, such as `step-down`. Raises AttributeError when there is none."""
        text: str = getattr(self, key.replace("-", "_"))
        return text


def fill(text: str, values: dict[str, Any]) -> str:
    """Return `text` with its places filled, as HTML where a value is HTML. Raises TypeError when the names differ."""
    if set(values) != places(text):
        raise TypeError(f"{text!r} has places for {sorted(places(text))}, found {sorted(values)}")
    is_html = any(hasattr(value, "__html__") for value in values.values())
    return Markup(escape(text)).format(**values) if is_html else text.format(**values)  # noqa: S704  # escaped


@cache
def places(text: str) -> frozenset[str]:
    """Return the names of the places of a text."""
    return frozenset(PLACE.findall(text))


def texts(words: BaseModel, path: str = "") -> Iterator[tuple[str, str, Message | Plural | str]]:
    """Yield the path, each text and the entry that has it, of a whole catalogue; a plural has several texts."""
    for name in type(words).model_fields:
        entry = getattr(words, name)
        here = f"{path}.{name}".removeprefix(".")
        if isinstance(entry, Plural):
            yield from ((here, text, entry) for text in entry.forms.values())
        elif isinstance(entry, Message):
            yield here, entry.root, entry
        elif isinstance(entry, BaseModel):
            yield from texts(entry, here)
        elif isinstance(entry, str) and path:  # the language stands in no group
            yield here, entry, entry


@cache
def locale_of(language: str) -> Locale:
    """Return the rules of a language, given by its tag. Raises ValueError when Babel has none."""
    bare, _, region = language.partition("-")
    return Locale.parse(bare if not region or region in WITHOUT_REGION else f"{bare}_{region}")
