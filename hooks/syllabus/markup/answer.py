"""The answer of a page: its first section, where that says what to do right now or tonight, stands in a box."""

from xml.etree.ElementTree import Element

from ..words.catalogue import Words
from .tree_passes import WordedPass

BOX = '<section class="answer">'
HEADING = "<h2"


class BoxAnswer(WordedPass):
    """Puts the section into its box."""

    def run(self, root: Element) -> None:
        """Wrap the first section below `root` if it is an answer."""
        starts = [at for at, element in enumerate(root) if element.tag == "h2"]
        if not starts or "".join(root[starts[0]].itertext()) not in answer_headings(self.words):
            return
        start, end = [*starts, len(root)][:2]
        box = Element("section", {"class": "answer"})
        box.extend(root[start:end])
        root[start:end] = [box]


def answer_headings(words: Words) -> tuple[str, ...]:
    """Return the headings of an answer in a language, for a reader in treatment and for a family."""
    return words.session.right_now, words.session.tonight


def split_opening(page: str) -> tuple[str, str]:
    """Return the HTML of a page up to its first section that is no answer, and the rest."""
    first = page.find(HEADING)
    if first >= 0 and page[:first].rstrip().endswith(BOX):
        first = page.find(HEADING, first + 1)
    return (page, "") if first < 0 else (page[:first], page[first:])


def split_source(body: str, words: Words) -> tuple[str, str]:
    """Return the same of a page's Markdown."""
    opening, *sections = body.split("\n## ")
    count = 1 if sections and sections[0].partition("\n")[0].strip() in answer_headings(words) else 0
    before = "\n## ".join([opening, *sections[:count]])
    return before, "".join(f"\n## {section}" for section in sections[count:])
