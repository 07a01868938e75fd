"""`review`: write the packet that a reviewer reads, as a Word file or as a PDF."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from ..build.build_day import build_day
from ..build.cache import open_cache
from ..build.site_facts import Site
from ..content.model import Curriculum, Document
from ..content.problem import RefusedError, quoted
from ..load import load_checked
from ..pages.assemble import Page
from ..project import Project
from ..reviewing.beside import beside, changed_twins, chosen_twins
from ..reviewing.numbered import chosen
from ..reviewing.packet import ReviewPacket, review_packet, time_of
from ..reviewing.packet_files import packet_docx, packet_pdf
from ..reviewing.since import changes_since
from ..reviewing.two_columns import translation_packet
from ..reviews.types import ReviewEntry
from ..words.catalogue import TRANSLATIONS, words_for
from .arguments import add_print_options, add_root, require_place

WRITERS = {".docx": packet_docx, ".pdf": packet_pdf}
SINCE, OF = "SINCE", "OF"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the output file, the ids of what it holds, its language, and the review since which something changed."""
    add_root(parser)
    add_print_options(parser)
    parser.add_argument("out", type=Path, help="the file to write, which ends with .docx or .pdf")
    parser.add_argument("ids", nargs="*", help="such as cbt, or cbt/parts-of-a-moment")
    parser.add_argument("--language", default="", help="the tag of a translation, such as es: it stands beside English")
    parser.add_argument("--since", help="the id of an entry of the ledger: only what changed since then")


def run(args: argparse.Namespace) -> int:
    """Write the packet. Raises RefusedError for an unknown id, and where nothing has changed."""
    require_place(args.out)
    if args.out.suffix not in WRITERS:
        raise RefusedError(f"expected a name that ends with .docx or .pdf, found {args.out.name} - change OUT")
    if bool(args.ids) == bool(args.since):
        found = "both" if args.ids else "neither"
        raise RefusedError(f"expected one of {OF} and {SINCE}, found {found} - say which texts to read")
    if args.language and args.language not in TRANSLATIONS:
        known = ", ".join(TRANSLATIONS)
        raise RefusedError(f"LANG: expected one of {known}, found {quoted(args.language)} - change LANG")
    root = args.root.resolve()
    project = load_checked(root, build_day(), open_cache(root, "checks"))
    site = Site("Nine Hours", project.edition, args.address, args.paper)
    is_linked = args.out.suffix == ".docx"
    entry = next((entry for entry in project.reviews if entry.slug == args.since), None)
    if (args.ids and args.language) or (entry and any(text.source for text in entry.record.texts)):
        packet, own, pages = _translated(args, entry, project, is_linked=is_linked)
    else:
        packet, own, pages = _usual(args, root, project, is_linked=is_linked), None, project.pages("everyone")
    args.out.write_bytes(WRITERS[args.out.suffix](packet, project.curriculum, pages, site, own))
    words = words_for(project.curriculum.language).reviewing
    print(f"{args.out}: {packet.paragraphs} paragraphs, {packet.words} words, {time_of(packet.words, words)} to read")
    return 0


def _usual(args: argparse.Namespace, root: Path, project: Project, *, is_linked: bool) -> ReviewPacket:
    curriculum = project.curriculum
    if args.since:
        groups, changes = changes_since(root, args.since, project, is_linked=is_linked)
    else:
        groups, changes = chosen(args.ids, curriculum), None
    return review_packet(
        groups, curriculum, project.edition, is_linked=is_linked, changes=changes, since=args.since or ""
    )


def _translated(
    args: argparse.Namespace, entry: Document[ReviewEntry] | None, project: Project, *, is_linked: bool
) -> tuple[ReviewPacket, Curriculum, Sequence[Page]]:
    """Return the packet of translations beside their English, and the curriculum and the pages of their language.

    With an `entry`, it holds what changed since.
    """
    if entry:
        twins = changed_twins(entry, project.twins)
        former = {text.document: text.read for text in entry.record.texts}
        language = twins[0].language
    else:
        twins, former = chosen_twins(args.ids, args.language, project.twins, project.reviewable), None
        language = args.language
    site = next((one for one in project.translated("everyone") if one.language == language), None)
    own = site.translation.curriculum if site else project.curriculum
    packet = translation_packet(
        beside(twins),
        (project.curriculum.reference, own.reference),
        project.terms[language],
        project.edition,
        is_linked=is_linked,
        since=args.since or "",
        former=former,
    )
    return packet, own, site.pages if site else ()
