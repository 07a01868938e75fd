"""The language of a build: given from outside, so that tests can build a site in a language that nobody speaks."""

import os

USUAL = "en"


def build_language() -> str:
    """NINE_HOURS_LANGUAGE (a tag such as `es-US`), else `en`."""
    return os.environ.get("NINE_HOURS_LANGUAGE") or USUAL
