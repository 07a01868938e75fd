"""`packet`: join sheets and sessions into one PDF, or into one Word file, or print all that a group needs."""

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path

from ..build.build_day import build_day
from ..build.cache import open_cache
from ..build.site_facts import Site
from ..content.model import Curriculum
from ..content.problem import Problem, RefusedError, did_you_mean, report
from ..docx.files import copy_job, make_copy
from ..load import load_checked
from ..pages.form_pages import sign_in_url
from ..pdf.files import make, packet_job
from ..pdf.night import count_job, night_pdf, night_sheets, night_stacks
from ..pdf.other_language import in_language
from ..pdf.packets import Packet, hand_picked
from ..project import Project
from ..translating.packets import Chosen, chosen_language, require_all
from ..words.catalogue import words_for
from .arguments import add_language, add_print_options, add_root, add_sides, people, require_place


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the output file and the ids of its contents."""
    add_root(parser)
    add_print_options(parser)
    add_sides(parser)
    parser.add_argument("out", type=Path, help="the file to write")
    parser.add_argument("ids", nargs="+", help="such as cbt/parts-of-a-moment or cbt/parts-of-a-moment/moment-map")
    parser.add_argument("--edition", default="DRAFT")
    parser.add_argument("--group", type=people, help="all that the sessions need on paper for so many people")
    parser.add_argument("--format", choices=FORMATS, default="pdf", help="docx: a Word file, which may be changed")
    add_language(parser)


def run(args: argparse.Namespace) -> int:
    """Write the packet.

    Raises RefusedError for an unknown id, for a sheet that cannot be printed, and for each that its language lacks:
    paper that its reader cannot read, among others that can be read, would be found out in the room.
    """
    require_place(args.out)
    if (args.out.suffix == ".docx") != (args.format == "docx"):
        expected, fix = f"a name that ends with .{args.format}", "change the name, or set FORMAT to what it says"
        raise RefusedError(f"expected {expected}, found {args.out.name} - {fix}")
    if args.group and args.format != "pdf":
        raise RefusedError(
            "expected one of GROUP and FORMAT=docx, found both - print a night, or change a packet in Word"
        )
    root = args.root.resolve()
    project = load_checked(root, build_day(), open_cache(root, "checks"))
    site = Site("Nine Hours", args.edition, args.address, args.paper)
    chosen = chosen_language(args.language, project.curriculum.language, project.translated("everyone"))
    data, said = (_night if args.group else _packet)(args, project, site, chosen)
    args.out.write_bytes(data)
    print(f"{args.out}: {said}")
    return 0


def _packet(args: argparse.Namespace, project: Project, site: Site, chosen: Chosen | None) -> tuple[bytes, str]:
    """Return a packet, and what to say of it."""
    pages = project.pages("everyone")
    try:
        words = words_for(project.curriculum.language)
        packet = hand_picked(args.ids, pages, words, two_sided=args.sides == 2)
    except KeyError as error:
        known = [page.url.rstrip("/") for page in pages if page.kind in ("session", "worksheet", "cards")]
        fix = did_you_mean(str(error.args[0]), known)
        raise RefusedError(f"expected the id of a session or a sheet, found {error} - {fix}") from error
    if chosen is None:
        return FORMATS[args.format](packet, project.curriculum, site, None)
    if chosen.other.is_beside and args.format != "pdf":
        raise RefusedError(f"expected one language with FORMAT=docx, found {args.language} - leave one of them out")
    _tell(require_all(chosen, [part.page for part in packet.parts]))
    packet = in_language(packet, chosen.other)
    own = chosen.other.curriculum
    if chosen.other.is_beside:
        return _pdf(packet, project.curriculum, site, own)
    return FORMATS[args.format](packet, own, site, None)


def _night(args: argparse.Namespace, project: Project, site: Site, chosen: Chosen | None) -> tuple[bytes, str]:
    """Return all that a group needs on paper, and what to say of it."""
    curriculum, pages = project.curriculum, project.pages("everyone")
    other, sign_in = chosen.other if chosen else None, sign_in_url(curriculum)
    try:
        sheets = night_sheets(args.ids, curriculum, pages)
    except KeyError as error:
        known = [f"{m.slug}/{s.slug}" for m in curriculum.modules for s in m.sessions if s.guide]
        fix = did_you_mean(str(error.args[0]), known)
        raise RefusedError(f"expected the id of a session with a guide, found {error} - {fix}") from error
    if chosen:
        _tell(require_all(chosen, sheets))
        if sign_in and sign_in not in chosen.other.pages:
            print(f"{sign_in.rstrip('/')}: not in {chosen.name} yet, so the list to sign is as it is without LANG")
    stacks = night_stacks(args.ids, curriculum, pages, site, args.group, sign_in, other)
    cache = open_cache(args.root.resolve(), "pdf")
    counted = count_job(stacks, other.for_leaders(curriculum) if other else curriculum, site)
    night = night_pdf(counted, stacks, cache, two_sided=args.sides == 2)
    if isinstance(night, list):
        raise RefusedError(report(night))
    data, count = night
    return data, f"{count} pages for {args.group} people"


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


def _pdf(packet: Packet, curriculum: Curriculum, site: Site, other: Curriculum | None) -> tuple[bytes, str]:
    """Return the packet as PDF, and what to say of it."""
    pdf = make(packet_job(packet, curriculum, site, other))
    if isinstance(pdf, Problem):
        raise RefusedError(report([pdf]))
    return pdf.data, f"{pdf.pages} pages"


def _word_file(packet: Packet, curriculum: Curriculum, site: Site, _: Curriculum | None) -> tuple[bytes, str]:
    copy = make_copy(copy_job(packet, curriculum, site))
    if isinstance(copy, Problem):
        raise RefusedError(report([copy]))
    return copy, f"{len(packet.parts)} parts"


Writer = Callable[[Packet, Curriculum, Site, Curriculum | None], tuple[bytes, str]]
FORMATS: dict[str, Writer] = {"pdf": _pdf, "docx": _word_file}
