"""Make the PDFs of all sheets, or take them from the cache."""

import os
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from syllabus.build.cache import store
from syllabus.build.site_facts import Site
from syllabus.content.problem import report


def on_pre_build(config: MkDocsConfig) -> None:
    """Keep the finished PDFs in `config.extra`; a sheet that cannot be printed ends the build before it starts.

    With NINE_HOURS_PDFS=no there are none, and links to them lead nowhere: for a quick look while writing.
    """
    extra = config.extra
    extra["pdfs"] = {}
    if os.environ.get("NINE_HOURS_PDFS") == "no":
        return
    from syllabus.pdf.files import make_all, site_jobs  # noqa: PLC0415  # takes long to load

    site = Site(config.site_name, extra["edition"], extra["address"], extra["paper"])
    jobs = site_jobs(extra["project"].curriculum, tuple(extra["pages"].values()), site)
    extra["pdfs"], problems = make_all(jobs, store(Path(config.config_file_path).parent, "pdf"), _tell)
    if problems:
        raise PluginError(report(problems))


def on_post_build(config: MkDocsConfig) -> None:
    """Put the files into the site."""
    for url, made in config.extra["pdfs"].items():
        place = Path(config.site_dir) / url
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(made.data)


def _tell(done: int, of: int) -> None:
    """A line of progress, for people at a terminal."""
    if sys.stderr.isatty():
        print(f"\r  PDFs: {done} of {of}", end="\n" if done == of else "", file=sys.stderr, flush=True)
