"""`review`: write the packet that a reviewer reads, as a Word file or as a PDF."""

import argparse
from pathlib import Path

from ..build.build_day import build_day
from ..build.cache import open_cache
from ..build.site_facts import Site
from ..content.problem import RefusedError
from ..load import load_checked
from ..reviewing.numbered import chosen
from ..reviewing.packet import review_packet, time_of
from ..reviewing.packet_files import packet_docx, packet_pdf
from ..reviewing.since import changes_since
from ..words.catalogue import words_for
from .arguments import add_print_options, add_root, require_place

WRITERS = {".docx": packet_docx, ".pdf": packet_pdf}
SINCE, OF = "SINCE", "OF"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the output file, the ids of what it holds, and the review since which something changed."""
    add_root(parser)
    add_print_options(parser)
    parser.add_argument("out", type=Path, help="the file to write, which ends with .docx or .pdf")
    parser.add_argument("ids", nargs="*", help="such as cbt, or cbt/parts-of-a-moment")
    parser.add_argument("--since", help="the id of an entry of the ledger: only what changed since then")


def run(args: argparse.Namespace) -> int:
    """Write the packet. Raises RefusedError for an unknown id, and where nothing has changed."""
    require_place(args.out)
    if args.out.suffix not in WRITERS:
        raise RefusedError(f"expected a name that ends with .docx or .pdf, found {args.out.name} - change OUT")
    if bool(args.ids) == bool(args.since):
        found = "both" if args.ids else "neither"
        raise RefusedError(f"expected one of {OF} and {SINCE}, found {found} - say which texts to read")
    root = args.root.resolve()
    project = load_checked(root, build_day(), open_cache(root, "checks"))
    is_linked = args.out.suffix == ".docx"
    curriculum = project.curriculum
    if args.since:
        groups, changes = changes_since(root, args.since, project, is_linked=is_linked)
    else:
        groups, changes = chosen(args.ids, curriculum), None
    packet = review_packet(
        groups, curriculum, project.edition, is_linked=is_linked, changes=changes, since=args.since or ""
    )
    site = Site("Nine Hours", project.edition, args.address, args.paper)
    data = WRITERS[args.out.suffix](packet, curriculum, project.pages("everyone"), site)
    args.out.write_bytes(data)
    words = words_for(curriculum.language).reviewing
    print(f"{args.out}: {packet.paragraphs} paragraphs, {packet.words} words, {time_of(packet.words, words)} to read")
    return 0
