"""Where a page is cut, so that its template can put something between: behind its opening, or behind its lead."""

from ..words.catalogue import Words
from .answer import BOX, answer_headings

HEADING = "<h2"
PARAGRAPH_END = "</p>"


def split_opening(page: str) -> tuple[str, str]:
    """Return the HTML of a page up to its first section that is no answer, and the rest."""
    first = page.find(HEADING)
    if first >= 0 and page[:first].rstrip().endswith(BOX):
        first = page.find(HEADING, first + 1)
    return (page, "") if first < 0 else (page[:first], page[first:])


def split_lead(page: str) -> tuple[str, str]:
    """Return the HTML of a page up to the end of its first paragraph, and the rest."""
    lead, end, rest = page.partition(PARAGRAPH_END)
    return lead + end, rest


def split_source(body: str, words: Words) -> tuple[str, str]:
    """Return what `split_opening` does, of a page's Markdown."""
    opening, *sections = body.split("\n## ")
    count = 1 if sections and sections[0].partition("\n")[0].strip() in answer_headings(words) else 0
    before = "\n## ".join([opening, *sections[:count]])
    return before, "".join(f"\n## {section}" for section in sections[count:])


def split_lead_source(body: str) -> tuple[str, str]:
    """Return what `split_lead` does, of Markdown that begins with a title and a paragraph."""
    title, paragraph, *rest = body.split("\n\n", 2)
    return f"{title}\n\n{paragraph}", "".join(rest)
