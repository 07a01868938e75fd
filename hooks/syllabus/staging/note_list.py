"""Says where the footnotes of a staged page stand, below a title in the language of the page."""

from ..markup.notes import NOTES
from ..markup.parser import tree
from ..words.catalogue import words_for

PLACE = "%notes%"  # what the builder's extension replaces by the list


def with_note_list(text: str, language: str) -> str:
    """Return Markdown that ends with the title and the place of its notes, if it has any."""
    if "[^" not in text or not any(part.get("class") == NOTES for part in tree(text, language)):
        return text
    return f"{text.rstrip()}\n\n**{words_for(language).page.notes}**\n\n{PLACE}\n"
