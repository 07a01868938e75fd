"""`serve`: show the site on this machine, and follow every change."""

import argparse
import os

from ..content.site_settings import require_settings
from .arguments import add_root
from .build import run_module


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the project folder, and where to serve."""
    add_root(parser)
    parser.add_argument("--at", default="127.0.0.1:8000", help="address and port")


def run(args: argparse.Namespace) -> int:
    """Serve until somebody stops it. Raises RefusedError if the settings have a problem, so that MkDocs never runs."""
    require_settings(args.root.resolve())
    os.chdir(args.root)
    return run_module("mkdocs", "serve", "--dev-addr", args.at)
