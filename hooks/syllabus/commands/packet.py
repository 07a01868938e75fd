"""`packet`: join sheets and sessions into one PDF."""

import argparse
from pathlib import Path

from ..build.build_day import build_day
from ..build.site_facts import Site
from ..content.problem import Problem, RefusedError, did_you_mean, report
from ..load import load_checked
from ..pdf.files import make, packet_job
from ..pdf.packets import hand_picked
from ..words.catalogue import words_for
from .arguments import add_print_options, add_root, require_place


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the output file and the ids of its contents."""
    add_root(parser)
    add_print_options(parser)
    parser.add_argument("out", type=Path, help="the PDF to write")
    parser.add_argument("ids", nargs="+", help="such as cbt/parts-of-a-moment or cbt/parts-of-a-moment/moment-map")
    parser.add_argument("--edition", default="DRAFT")


def run(args: argparse.Namespace) -> int:
    """Write the packet. Raises RefusedError for an unknown id, and for a sheet that cannot be printed."""
    require_place(args.out)
    project = load_checked(args.root.resolve(), build_day())
    pages = project.pages("everyone")
    try:
        packet = hand_picked(args.ids, pages, words_for(project.curriculum.language))
    except KeyError as error:
        known = [page.url.rstrip("/") for page in pages if page.kind in ("session", "worksheet", "cards")]
        fix = did_you_mean(str(error.args[0]), known)
        raise RefusedError(f"expected the id of a session or a sheet, found {error} - {fix}") from error
    job = packet_job(packet, project.curriculum, Site("Nine Hours", args.edition, args.address, args.paper))
    pdf = make(job)
    if isinstance(pdf, Problem):
        raise RefusedError(report([pdf]))
    args.out.write_bytes(pdf.data)
    print(f"{args.out}: {pdf.pages} pages")
    return 0
