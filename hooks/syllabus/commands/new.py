"""`new`: write the skeleton of a session, in the shape of another one."""

import argparse
import shutil

from ..authoring.new_session import new_session
from ..build.one_writer import only_writer
from ..build.scratch import scratch_in
from ..checks.check_data import read_check_data
from ..content.problem import RefusedError, report
from ..content.reader import read_curriculum
from ..editions.lock_files import read_locks
from .arguments import add_root


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the ids of the new session and of the one it is like."""
    add_root(parser)
    parser.add_argument("--session", required=True, help="such as cbt/a-new-one: its module and its slug")
    parser.add_argument(
        "--from", dest="like", required=True, help="the session whose shape it gets, such as cbt/hot-thoughts"
    )


def run(args: argparse.Namespace) -> int:
    """Write the session, completely or not at all. Raises RefusedError for an id that cannot be used."""
    root = args.root.resolve()
    with only_writer(root, root / "curriculum"):
        reading, (data, problems) = read_curriculum(root), read_check_data(root)
        if reading.curriculum is None or data is None:
            raise RefusedError(report([*reading.problems, *problems]))
        locks, _ = read_locks(root)
        folder, files, listed = new_session(root, reading.curriculum, data, locks, args.session, args.like)
        with scratch_in(root / ".build") as scratch:
            for name, text in files.items():
                (scratch / "new" / name).parent.mkdir(parents=True, exist_ok=True)
                (scratch / "new" / name).write_text(text, encoding="utf-8")
            (scratch / "module.yml").write_text(listed, encoding="utf-8")
            (scratch / "new").rename(root / folder)
            try:
                (scratch / "module.yml").replace((root / folder).parent / "module.yml")
            except OSError:
                shutil.rmtree(root / folder)
                raise
    names = " ".join(f"{folder}/{name}" for name in files)
    print(f'{folder}: {len(files)} files, at the end of its module; what to write:\nmake check FILES="{names}"')
    return 0
