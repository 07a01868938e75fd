"""What stands at the foot of a sheet, or of a page of a packet: the same on screen, on paper, in a PDF and staged."""

from dataclasses import dataclass

from ..build.edition_name import edition_path
from ..build.site_facts import Site
from ..content.model import Reference
from ..words.catalogue import words_for


@dataclass(frozen=True)
class SheetFoot:
    """The foot in parts, since screen and paper set them differently.

    `trace` is its id, its edition and the start of its hash; `source` the site and its licence. `address` leads to it
    in exactly this edition and is what the code holds, `short_address` shows it, and `code_label` names the code.
    """

    trace: tuple[str, ...]
    source: str
    address: str
    short_address: str
    code_label: str
    crisis_line: str


def sheet_foot(url: str, hash_: str, site: Site, reference: Reference) -> SheetFoot:
    """Return the foot of what stands at `url` below the site's root and has this short hash."""
    words = words_for(reference.language).sheet
    path = url.rstrip("/")
    short_address = f"{site.address}/{edition_path(site.edition)}/{path}"
    return SheetFoot(
        trace=(path, words.edition(edition=site.edition), hash_),
        source=f"{site.name}, {site.licence}",
        address=f"https://{short_address}/",
        short_address=short_address,
        code_label=words.code(address=short_address),
        crisis_line=reference.sheet_footer,
    )
