"""The words that translators agreed on, as a list for authors."""

from collections.abc import Mapping

from ..markup.table import table
from ..words.catalogue import words_for
from .terms import AgreedTerms


def terms_list(terms: Mapping[str, AgreedTerms], language: str) -> str:
    """Return the list of each language as Markdown, with the words of the site's `language` around them."""
    words = words_for(language).agreed_terms
    parts = []
    for tag, own in sorted(terms.items()):
        rows = [
            (
                words.always(words=", ".join(term.english)) if term.always else ", ".join(term.english),
                *(", ".join(ways) for ways in (term.say, term.avoid)),
                term.note,
            )
            for term in own.terms
        ]
        if rows:
            head = (words.english, words.say, words.avoid, words.note)
            parts.append(f"### {words_for(tag).own_name}\n\n{table(head, rows)}")
    return "\n\n".join(parts) or words.none
