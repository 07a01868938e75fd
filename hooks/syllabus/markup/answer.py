"""The answer of a page: its first section, where that says what to do right now or tonight, stands in a box."""

from xml.etree.ElementTree import Element

from ..words.catalogue import Words
from .tree_passes import WordedPass

BOX = '<section class="answer">'


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
