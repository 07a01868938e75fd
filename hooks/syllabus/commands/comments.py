"""`comments`: list what a reviewer wrote into a packet, and keep the decision in the ledger."""

import argparse
import sys
from functools import partial
from pathlib import Path

from ..build.build_day import build_day
from ..build.cache import open_cache
from ..build.one_writer import only_writer
from ..build.whole_file import write_whole
from ..content.model import Document
from ..content.problem import RefusedError, report
from ..editions.ledger import hashes_by_edition
from ..load import load_checked
from ..project import Project
from ..reviewing.comments import Finder, Remark, lines_of, remarks
from ..reviewing.sign_off import answers, entry_name, entry_of, is_signed
from ..reviewing.trace import Trace, read_trace
from ..reviewing.word_file import read_word_file
from ..reviews.rules import Reviewed, ledger_problems
from ..reviews.types import ReviewedText, ReviewEntry, entry_path, entry_yaml, unit_keys
from ..translating.places import english_of
from ..words.catalogue import TRANSLATIONS, words_for
from .arguments import add_root


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the file that came back, and whether the entry is written without a question."""
    add_root(parser)
    parser.add_argument("file", type=Path, help="the Word file that came back")
    parser.add_argument("--yes", action="store_true", help="write the entry of the ledger without asking")


def run(args: argparse.Namespace) -> int:
    """List the remarks, and write the entry after a yes. Raises RefusedError for a file that is no packet."""
    root = args.root.resolve()
    file = read_word_file(args.file)
    trace = read_trace(paragraph.new for paragraph in file.paragraphs)
    project = load_checked(root, build_day(), open_cache(root, "checks"))
    words = words_for(project.curriculum.language)
    found = remarks(file, Finder(trace, project.reviewable, project.pairs), words.reviewing)
    for line in lines_of(found, args.file.name):
        print(line)
    print(_summary(args.file, trace, found, project))
    given = answers(file, trace, words)
    if not is_signed(given):
        print("The page *Your decision* is empty, so there is no entry for the ledger.")
        return 0
    _keep(args, root, entry_of(given, trace, found, words), project)
    return 0


def _summary(place: Path, trace: Trace, found: list[Remark], project: Project) -> str:
    changed = sum(not _is_as_read(text.read, project) for text in trace.texts)
    comments = sum(remark.kind == "comment" for remark in found)
    since = f"; {changed} of {len(trace.texts)} texts have changed since" if changed else ""
    return f"{place}: comments: {comments}, suggestions: {len(found) - comments}, edition: {trace.edition}{since}"


def _is_as_read(read: ReviewedText, project: Project) -> bool:
    path = read.document
    if path in project.pairs:
        return read.read == project.pairs[path].parts
    return path in project.reviewable and read.units == unit_keys(project.reviewable[path])


def _keep(args: argparse.Namespace, root: Path, entry: ReviewEntry, project: Project) -> None:
    """Write the entry, if its words are true of the curriculum and somebody says yes."""
    name = entry_name(entry, [other.slug for other in project.reviews])
    _refuse_what_is_wrong(entry, name, project)
    path = entry_path(entry, name)
    if not (args.yes or _asked(path)):
        print(f"{path}: not written; run it again with YES=1 to keep the decision")
        return
    place = root / path
    with only_writer(root, root / "curriculum"):
        if place.exists():
            raise RefusedError(f"expected no file {path}, found one - run it again")
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, entry_yaml(entry))
    print(f"{path}: written; read it, and commit it")


def _refuse_what_is_wrong(entry: ReviewEntry, name: str, project: Project) -> None:
    document: Document[ReviewEntry] = Document(slug=name, path=entry_path(entry, name), record=entry)
    reviewed = Reviewed(project.reviewable, project.pairs, partial(english_of, languages=TRANSLATIONS))
    problems = ledger_problems([document], reviewed, hashes_by_edition(project.locks), build_day(), is_whole=True)
    if wrong := [problem for problem in problems if problem.level == "error"]:
        raise RefusedError(report(wrong))


def _asked(path: str) -> bool:
    """Return whether somebody at a terminal says yes."""
    if not sys.stdin or not sys.stdin.isatty():
        return False
    try:
        return input(f"Write {path}? [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        return False
