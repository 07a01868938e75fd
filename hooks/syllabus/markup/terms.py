"""Terms and what they mean, under their letters: a list of terms for screen readers, too."""

from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import Treeprocessor


class ListTerms(Treeprocessor):
    """Makes `dl` of each list below a heading of one letter, whose items begin with a term in bold."""

    def run(self, root: Element) -> None:
        """Replace those lists among the children of `root`."""
        before = ""
        for place, element in enumerate(list(root)):
            if element.tag == "ul" and len(before) == 1 and all(_has_term(item) for item in element):
                root[place] = _terms(element)
            before = "".join(element.itertext()).strip() if element.tag == "h2" else ""


def _has_term(item: Element) -> bool:
    return len(item) > 0 and item[0].tag == "strong" and not (item.text or "").strip()


def _terms(items: Element) -> Element:
    """Return the list of terms for a list; the term loses the colon that stands between it and what it means."""
    terms = Element("dl")
    terms.tail = items.tail
    for item in items:
        term, means = SubElement(terms, "dt"), SubElement(terms, "dd")
        term.text = (item[0].text or "").removesuffix(":")
        means.text = (item[0].tail or "").lstrip()
        means.extend(item[1:])
    return terms
