"""Fail the build if a guide's words stand where they do not belong."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from syllabus.cache import store
from syllabus.leaks import leaks
from syllabus.problem import report
from syllabus.project import Project


def on_post_build(config: MkDocsConfig) -> None:
    """Look for each guide's text in every file of the finished site but the pages made for facilitators."""
    project: Project = config.extra["project"]
    known = store(Path(config.config_file_path).parent, "checks")
    problems = leaks(project, Path(config.site_dir), config.extra["audience"], known)
    if problems:
        raise PluginError(report(problems))
