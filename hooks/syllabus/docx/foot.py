"""The foot of each page of a Word copy: where to get help, of what it is a copy, and the license."""

import re

from ..pages.sheet_foot import SheetFoot
from ..pdf.plain_text import one_line
from ..words.catalogue import Words
from .content_controls import locked_control
from .paragraphs import tab_stop
from .xml import run, w

FIELDS = {"{page}": "PAGE", "{of}": "NUMPAGES"}
TAG_OF_HELP = "help"


def foot(foot_: SheetFoot, words: Words, number: int, width: int, note: str = "") -> str:
    """Return the paragraphs of a foot, `width` twips wide; `number` is that of its control.

    `note` stands in the place of what is said of an adapted copy.

    The help line is locked, so that nobody changes it or takes it out by mistake.
    """
    copies = words.word_copies
    help_line = locked_control(number, copies.help, TAG_OF_HELP, run(one_line(foot_.crisis_line)))
    copy_of = note or copies.copy_of(source=one_line(", ".join(foot_.trace)))
    licence = copies.licence(source=one_line(foot_.source), address=one_line(foot_.short_address))
    stop = w("tabs", tab_stop(width))
    return "".join(
        [
            w("p", w("pPr", w("pStyle", val="Help"), stop), help_line, w("r", w("tab")), _page_of(words)),
            *(w("p", w("pPr", w("pStyle", val="Footer")), run(line)) for line in (copy_of, licence)),
        ]
    )


def _page_of(words: Words) -> str:
    parts = re.split(r"(\{\w+\})", words.sheet.page_of.root)
    return "".join(
        w("fldSimple", run("1"), instr=f" {FIELDS[part]} ") if part in FIELDS else run(part) for part in parts if part
    )
