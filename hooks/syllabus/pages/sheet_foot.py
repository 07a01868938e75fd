"""The footer of a sheet or packet page, which is the same on screen, on paper, in PDFs and in staged trees."""

from dataclasses import dataclass

from ..build.edition_name import edition_path
from ..build.site_facts import Site
from ..content.model import Reference
from ..content.record_types import Foot
from ..words.catalogue import words_for


@dataclass(frozen=True)
class SheetFoot:
    """The parts of the footer, which screen and paper lay out differently.

    `trace` is the sheet's id (unless the foot is discreet), edition and short hash; `source` is the site and its
    license, with a note if there is one. `address` is the full URL of the sheet in exactly this edition, which the QR
    code contains; `short_address` is its printed form, and `code_label` is the accessible name of the code.
    """

    trace: tuple[str, ...]
    source: str
    address: str
    short_address: str
    code_label: str
    crisis_line: str


def sheet_foot(
    url: str, hash_: str, site: Site, reference: Reference, *, kind: Foot | None = None, note: str = ""
) -> SheetFoot:
    """Return the footer of the page at `url`, which is relative to the site root; `hash_` is the page's short hash.

    The help line of a `child` foot is the one for a sheet that a child keeps or sees. A `discreet` foot leads to the
    site's first page and does not name the sheet; its hash still tells which one it is. `note` says what else a reader
    must know, such as that a translation is a draft.
    """
    words = words_for(reference.language).sheet
    path = "" if kind == "discreet" else url.rstrip("/")
    short_address = "/".join(part for part in (site.address, edition_path(site.edition), path) if part)
    return SheetFoot(
        trace=tuple(part for part in (path, words.edition(edition=site.edition), hash_) if part),
        source=" · ".join(part for part in (f"{site.name}, {site.licence}", note) if part),
        address=f"https://{short_address}/",
        short_address=short_address,
        code_label=words.code(address=short_address),
        crisis_line=reference.child_sheet_footer if kind == "child" else reference.sheet_footer,
    )
