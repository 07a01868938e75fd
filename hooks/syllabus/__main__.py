"""The command line, `python -m syllabus COMMAND`; only the module of the chosen command is loaded."""

import argparse
import sys
from importlib import import_module

from .build.one_writer import BUSY, BusyError
from .commands import COMMANDS
from .content.problem import RefusedError


def main(arguments: list[str]) -> int:
    """Run the command in `arguments`; return 1 if it found problems or raised RefusedError, 75 after BusyError."""
    parser = argparse.ArgumentParser(prog="python -m syllabus", description="The compiler of the curriculum.")
    subparsers = parser.add_subparsers(dest="command", required=True)
    for name, about in COMMANDS.items():
        subparser = subparsers.add_parser(name, help=about, description=about)
        if arguments[:1] == [name]:
            command = import_module(f".commands.{name}", __package__)
            command.add_arguments(subparser)
    args = parser.parse_args(arguments)
    try:
        return int(command.run(args))
    except RefusedError as refusal:
        print(f"{args.command}: {refusal}", file=sys.stderr)
        return 1
    except BusyError as busy:
        print(f"{args.command}: {busy}", file=sys.stderr)
        return BUSY


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
