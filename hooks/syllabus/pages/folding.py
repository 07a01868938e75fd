"""The parts of a long page, folded: their titles are a list, and each opens where it stands."""

SECTION, PART = "<h2", "<h3"


def split_at(html: str, heading: str) -> list[str]:
    """Return what stands before the first heading of a kind, such as `<h2`, and what begins with each of them."""
    before, *others = html.split(heading)
    return [before, *(heading + other for other in others)]


def folded(html: str) -> str:
    """Return the HTML of a page with each part below a heading of level 3 folded under it; no text is changed."""
    opening, *sections = split_at(html, SECTION)
    return opening + "".join(_folded(section) for section in sections)


def _folded(section: str) -> str:
    before, *parts = split_at(section, PART)
    return before + "".join(map(_fold, parts))


def _fold(part: str) -> str:
    heading, end, text = part.partition("</h3>")
    return f'<details class="fold"><summary>{heading}{end}</summary>\n{text.strip()}\n</details>\n'
