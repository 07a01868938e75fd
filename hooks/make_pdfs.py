"""Make the PDFs of all sheets, or take them from the cache."""

import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from syllabus.cache import store
from syllabus.packets import all_packets
from syllabus.pdf_files import make_all, packet_job, sheet_jobs
from syllabus.problem import report
from syllabus.project import Project
from syllabus.site_facts import Site


def on_pre_build(config: MkDocsConfig) -> None:
    """Keep the finished PDFs in `config.extra`; a sheet that cannot be printed ends the build before it starts."""
    project: Project = config.extra["project"]
    extra = config.extra
    site = Site(config.site_name, extra["edition"], extra["address"], extra["paper"])
    pages = tuple(extra["pages"].values())
    jobs = sheet_jobs(project.curriculum, pages, site)
    jobs += [packet_job(p, project.curriculum, site) for p in all_packets(project.curriculum, pages)]
    made, problems = make_all(jobs, store(Path(config.config_file_path).parent, "pdf"), _tell)
    if problems:
        raise PluginError(report(problems))
    extra["pdfs"] = made


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
