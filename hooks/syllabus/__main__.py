"""The command line, `python -m syllabus COMMAND`; only the module of the chosen command is loaded."""

import argparse
import gc
import sys
from importlib import import_module
from typing import NoReturn

from .build.build_day import build_day
from .build.build_language import USUAL, build_language
from .build.one_writer import BUSY, BusyError
from .build.parallel import WorkerError
from .build.shard import shard
from .commands import COMMANDS, ENDINGS, INTERRUPTED, REFUSED, REFUSED_BY_SYSTEM, WRONG_REQUEST
from .content.audiences import site_audience
from .content.problem import RefusedError, plain_lines


def main(arguments: list[str]) -> int:
    """Run the command in `arguments`, and return its exit status: one of `ENDINGS`, with a message on standard error.

    What the content, the request or the system is to blame for is told in a line; only a fault of ours leaves a trace.
    """
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")  # a terminal may know fewer letters than we write
    args = _parsed(arguments)
    try:
        build_day()
        shard()
        site_audience("everyone")
        if (language := build_language()) != USUAL:
            import_module(".words.catalogue", __package__).whole_words(language)  # takes long to load, and few need it
    except ValueError as error:
        return _told(args.command, str(error), WRONG_REQUEST)
    try:
        return int(args.run(args))
    except RefusedError as refusal:
        return _told(args.command, str(refusal), REFUSED)
    except BusyError as busy:
        return _told(args.command, str(busy), BUSY)
    except (WorkerError, OSError) as error:
        gc.collect()  # what was open for writing is closed, and fails here at most
        where = f" at {error.filename}" if error.filename else ""
        found = f"{error.strerror or error}{where}"
        return _told(args.command, f"expected files and room to work with, found {found} - {FIX}", REFUSED_BY_SYSTEM)
    except KeyboardInterrupt:
        return _told(args.command, "stopped", INTERRUPTED)


class _Parser(argparse.ArgumentParser):
    """A parser whose messages do nothing to a terminal, whatever was typed."""

    def error(self, message: str) -> NoReturn:
        super().error(plain_lines(message))


FIX = "correct that, and run it again"


def _parsed(arguments: list[str]) -> argparse.Namespace:
    endings = "\n".join(f"  {status:>3}  {meaning}" for status, meaning in ENDINGS.items())
    parser = _Parser(
        prog="python -m syllabus",
        description="The compiler of the curriculum.",
        epilog=f"exit status:\n{endings}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    subparsers = parser.add_subparsers(dest="command", required=True)
    for name, about in COMMANDS.items():
        subparser = subparsers.add_parser(name, help=about, description=about)
        if arguments[:1] == [name]:
            command = import_module(f".commands.{name}", __package__)
            command.add_arguments(subparser)
            subparser.set_defaults(run=command.run)
    return parser.parse_args(arguments)


def _told(command: str, message: str, status: int) -> int:
    print(plain_lines(f"{command}: {message}"), file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
