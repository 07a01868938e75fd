"""`translate`: write what is missing of a translation, list what to say anew, or lock what is done."""

import argparse
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from ..build.one_writer import only_writer
from ..build.scratch import scratch_in
from ..checks.check_data import read_check_data
from ..comparison.unit_history import old_texts_in
from ..content.docs_pages import LOCAL, read_docs
from ..content.problem import RefusedError, quoted, report
from ..content.reader import read_curriculum
from ..translating.changes import changes
from ..translating.lock import LockedUnit, lock_text
from ..translating.locking import locked_units, wanted
from ..translating.places import Place
from ..translating.reading import English, Twin, TwinReader, files_in_languages, sources
from ..translating.skeleton_file import skeleton_file
from ..words.catalogue import TRANSLATIONS
from .arguments import add_root


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what to translate, the language, and what is said of translations that are done."""
    add_root(parser)
    parser.add_argument("ids", nargs="*", help="such as cbt, cbt/hot-thoughts, forms, reference or docs/help.md")
    parser.add_argument("--language", default="es", help="its tag, such as es")
    parser.add_argument("--list", action="store_true", help="only list what to say anew, and begin nothing")
    parser.add_argument("--done", action="store_true", help="write the locks of what is translated")
    parser.add_argument("--still-right", default="", help="why a text may stay although its English has changed")


def run(args: argparse.Namespace) -> int:
    """Write, list or lock. Raises RefusedError for unknown ids, and with all that forbids to lock."""
    root = args.root.resolve()
    if args.language not in TRANSLATIONS:
        known = ", ".join(TRANSLATIONS)
        fix = "write its words into hooks/syllabus/words first"
        raise RefusedError(f"LANG: expected one of {known}, found {quoted(args.language)} - {fix}")
    with only_writer(root, root / "curriculum"):
        english = _english(root, args.ids)
        reader = TwinReader(root, args.language, files_in_languages(root))
        twins = {one.path: twin for one in english if (twin := reader.twin(one))}
        if args.done:
            return _lock(root, reader, list(twins.values()), args.still_right.strip())
        if args.list:
            return _told(root, twins.values())
        if not args.ids:
            raise RefusedError("OF: expected what to translate, found nothing - give a module, a session or a file")
        return _begin(root, args.language, english, twins)


def _english(root: Path, ids: Sequence[str]) -> list[English]:
    reading, (docs, problems) = read_curriculum(root), read_docs(root)
    data, data_problems = read_check_data(root)
    if reading.curriculum is None or data is None or reading.problems or problems:
        raise RefusedError(report([*reading.problems, *problems, *data_problems]))
    own = [page for page in docs if not page.slug.startswith(LOCAL)]
    english = {one.path: one for one in sources(reading.curriculum, own, data.glossary)}
    found = wanted(english, ids)
    unknown = next((name for name in ids if not wanted(english, [name])), None)
    if unknown is not None:
        fix = "give a module, a session such as cbt/hot-thoughts, forms, reference, or a path below docs"
        raise RefusedError(f"OF: expected something to translate, found {quoted(unknown)} - {fix}")
    return [english[path] for path in found]


def _begin(root: Path, language: str, english: Sequence[English], twins: Mapping[str, Twin]) -> int:
    """Write the files that are missing, and list what has changed in the others. What leaders read is not begun."""
    to_write = [one for one in english if one.path not in twins and not one.is_for_leaders and one.units]
    missing = {one.place.twin(language): skeleton_file(one) for one in to_write}
    _write_all(root, missing)
    for path in missing:
        print(f"{path}: written in English; say each sentence anew, and leave marks and numbers as they are")
    return 0 if missing and not twins else _told(root, twins.values())


def _told(root: Path, twins: Collection[Twin]) -> int:
    """Print what to say anew."""
    for twin in twins:
        if twin.comparison.standing == "stale":
            print(changes(twin, lambda path, hashes: old_texts_in(root, path, hashes)))
        elif twin.comparison.is_edited:
            print(f"{twin.path}: not locked as it is now; run `make translated` when it is done")
    if all(twin.comparison.standing == "current" and not twin.comparison.is_edited for twin in twins):
        print("Nothing to say anew: what is translated is as its English is now.")
    return 0


def _lock(root: Path, reader: TwinReader, twins: Sequence[Twin], still_right: str) -> int:
    """Lock each translation that is sound; print what is wrong with the others, whose locks stay as they are."""
    if not twins:
        raise RefusedError("OF: expected a translation, found none - start it with `make translate`")
    problems = list(reader.problems)
    homes: dict[Place, dict[str, tuple[LockedUnit, ...]]] = {}
    for twin in twins:
        rows, wrong = locked_units(twin, still_right)
        problems += wrong
        if twin.value is not None and not wrong:
            home = Place(twin.english.place.home, "")
            homes.setdefault(home, {})[twin.english.place.name] = rows
    texts = {}
    for home, files in homes.items():
        below = f"{home.home}/{reader.language}/"
        kept = {name: rows for name, rows in reader.lock(home).items() if f"{below}{name}" in reader.present}
        texts[home.lock(reader.language)] = lock_text({**kept, **files})
    _write_all(root, texts)
    for path in texts:
        print(f"{path}: written")
    if problems:
        print(report(problems))
    return 1 if problems else 0


def _write_all(root: Path, texts: Mapping[str, str]) -> None:
    """Write files, each of them whole, and none if there is no room for all."""
    with scratch_in(root / ".build") as scratch:
        for number, text in enumerate(texts.values()):
            (scratch / str(number)).write_text(text, encoding="utf-8", newline="")
        for number, path in enumerate(texts):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (scratch / str(number)).replace(root / path)
