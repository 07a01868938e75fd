"""The command line: `python -m syllabus COMMAND`. A command's module is loaded when it is asked for, and no other."""

import argparse
import sys
from importlib import import_module

from .commands import COMMANDS
from .content.problem import RefusedError


def main(arguments: list[str]) -> int:
    """Run the command that `arguments` name; the exit status is 1 when it found a problem or refused."""
    parser = argparse.ArgumentParser(prog="python -m syllabus", description="The compiler of the curriculum.")
    verbs = parser.add_subparsers(dest="command", required=True)
    for name, about in COMMANDS.items():
        verb = verbs.add_parser(name, help=about, description=about)
        if arguments[:1] == [name]:
            command = import_module(f".commands.{name}", __package__)
            command.add_arguments(verb)
    given = parser.parse_args(arguments)
    try:
        return int(command.run(given))
    except RefusedError as refusal:
        print(f"{given.command}: {refusal}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
