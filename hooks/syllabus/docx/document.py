"""A Word copy of a sheet, a guide or a packet, from the same element trees and nodes as its PDF."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

from ..pdf.nodes import Node
from ..pdf.plain_text import one_line
from ..pdf.sheet import Document, Part, make_ids_unique
from ..pdf.tree_data import tree_data
from ..words.catalogue import Words, words_for
from .blocks import Blocks
from .collected import Collected
from .content_controls import MOST_OF_CHOICE, shortened
from .foot import foot
from .inline import TO_PART, Inline
from .numbering import numbering_lists
from .package import packed
from .paragraphs import paragraph
from .place import BOTTOM, FOOT, PAPERS, SIDE, TOP, Place, text_width
from .tables import COUNTRY
from .xml import escaped, run, w

TEMPLATES = Path(__file__).parent / "templates"
PLACE = re.compile(r"\{(\w+)\}")  # to fill in a template
MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FOOT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
END = w("spacing", before=0, after=0, line=20, lineRule="exact")  # of the paragraph at the end of a part


def word_copy(
    trees: Sequence[Element],
    document: Document,
    paper: str,
    *,
    note: str = "",
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return a Word file of pages with these element trees, each a part of `document`; the same input, the same bytes.

    `paper` is letter or a4. `note` stands in the foot instead of what is said of an adapted copy. `pictures` are those,
    as PNG by name, that the pages show as `picture:<name>`. Raises UnknownTagError for an element that has no form on
    paper.
    """
    if len(trees) > 1:
        make_ids_unique(trees)
    words = words_for(document.language)
    bodies, controls = tree_data(trees, words, document.pictograms)
    collected = Collected(named=pictures or {})
    blocks = Blocks(controls, collected, words.word_copies)
    width = text_width(paper)
    starts = [_cover(document, bodies, words, blocks.inline)] if document.cover else []
    texts = [
        "".join(
            [
                blocks.inline.bookmark(f"{TO_PART}{at}"),
                *_head(part),
                *blocks.blocks(body, Place(width, offset=part.offset)),
            ]
        )
        for at, (part, body) in enumerate(zip(document.parts, bodies, strict=True))
    ]
    parts = (*document.parts[:1] * len(starts), *document.parts)
    feet = [foot(part.foot, words, collected.number(), width, note) for part in parts]
    return packed(_files([*starts, *texts], feet, document, collected, paper))


def _head(part: Part) -> list[str]:
    """Return the line above a sheet's title, which says where it is from; the module's mark is left out."""
    if part.head is None:
        return []
    return [paragraph("Origin", run(" \u00b7 ".join(map(one_line, part.head.origin))), Place(0))]


def _cover(document: Document, bodies: Sequence[Sequence[Node]], words: Words, inline: Inline) -> str:
    """Return the title of a packet, what its cover says, and links to its parts."""
    place = Place(0)
    titles: list[list[Node]] = [
        next((n["k"] for n in body if not isinstance(n, str) and n["t"] == "h1"), []) for body in bodies
    ]
    return "".join(
        [
            paragraph("Title", run(one_line(document.title)), place),
            *(paragraph("", run(one_line(line)), place) for line in document.cover),
            paragraph("Prompt", run(words.packets.contents), place),
            *(
                paragraph("", inline.link_inside(f"{TO_PART}{at}", inline.runs(title)), place)
                for at, title in enumerate(titles)
            ),
        ]
    )


def _files(
    texts: Sequence[str], feet: Sequence[str], document: Document, collected: Collected, paper: str
) -> dict[str, bytes]:
    """Return the parts of the file by their names, in the order in which they stand in it."""
    foot_of, trace = document.parts[0].foot, _trace(document.parts)
    language = document.language if "-" in document.language else f"{document.language}-{COUNTRY}"
    about = f"{trace}{one_line(foot_of.crisis_line)}"
    numbers = range(1, len(feet) + 1)
    types = "".join(f'<Override PartName="/word/footer{n}.xml" ContentType="{FOOT_TYPE}"/>' for n in numbers)
    values = {
        "language": escaped(language),
        "title": escaped(shortened(one_line(document.title), MOST_OF_CHOICE)),
        "site": escaped(one_line(document.site)),
        "about": escaped(one_line(about)),
        "body": _body(texts, paper),
        "feet": types,
    }
    numbering = numbering_lists(collected.lists)
    files = {
        "[Content_Types].xml": _filled("content-types.xml", values),
        "_rels/.rels": _filled("root.rels", values),
        "docProps/core.xml": _filled("core.xml", values),
        "word/document.xml": _filled("document.xml", values),
        "word/_rels/document.xml.rels": _relations(len(feet), collected),
        "word/styles.xml": _filled("styles.xml", values),
        "word/settings.xml": _filled("settings.xml", values),
        "word/numbering.xml": f"{XML}<w:numbering {MAIN}>{numbering}</w:numbering>",
        **{f"word/footer{n}.xml": f"{XML}<w:ftr {MAIN}>{text}</w:ftr>" for n, text in zip(numbers, feet, strict=True)},
    }
    pictures = {f"word/media/picture{n}.png": data for n, data in enumerate(collected.pictures, start=1)}
    return {**{name: text.encode() for name, text in files.items()}, **pictures}


def _trace(parts: Sequence[Part]) -> str:
    return f"{', '.join(parts[0].foot.trace)}. {parts[0].foot.address} " if len(parts) == 1 else ""


def _body(texts: Sequence[str], paper: str) -> str:
    """Return the texts one after the other, each as a section with a foot of its own."""
    wide, high = PAPERS[paper]
    ends = [
        w(
            "sectPr",
            f'<w:footerReference w:type="default" r:id="foot{n}"/>',
            w("pgSz", w=wide, h=high),
            w("pgMar", top=TOP, right=SIDE, bottom=BOTTOM, left=SIDE, header=FOOT, footer=FOOT, gutter=0),
        )
        for n in range(1, len(texts) + 1)
    ]
    between = [w("p", w("pPr", END, end)) for end in ends[:-1]]
    return "".join(text + end for text, end in zip(texts, [*between, ends[-1]], strict=True))


def _relations(feet: int, collected: Collected) -> str:
    relations = [("styles", "styles", "styles.xml"), ("settings", "settings", "settings.xml")]
    relations += [("numbering", "numbering", "numbering.xml")]
    relations += [(f"foot{n}", "footer", f"footer{n}.xml") for n in range(1, feet + 1)]
    relations += [(f"picture{n}", "image", f"media/picture{n}.png") for n in range(1, len(collected.pictures) + 1)]
    inside = [f'<Relationship Id="{name}" Type="{RELATIONS}/{kind}" Target="{to}"/>' for name, kind, to in relations]
    outside = [
        f'<Relationship Id="{collected.link(to)}" Type="{RELATIONS}/hyperlink" Target="{escaped(to)}" '
        'TargetMode="External"/>'
        for to in collected.links
    ]
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{XML}<Relationships xmlns="{namespace}">{"".join([*inside, *outside])}</Relationships>'


@cache
def _template(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _filled(name: str, values: dict[str, str]) -> str:
    return PLACE.sub(lambda found: values[found.group(1)], _template(name))
