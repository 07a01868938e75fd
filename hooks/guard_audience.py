"""Fail the build if a guide's words stand where they do not belong."""

from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from syllabus.build.cache import store
from syllabus.content.problem import report
from syllabus.project import Project
from syllabus.site.leaks import leaks, secrets


@event_priority(-200)  # when the pages are finished, and being written
def on_env(env: Environment, config: MkDocsConfig, **_: Any) -> Environment:
    """Gather what must not stand elsewhere."""
    config.extra["secrets"] = secrets(config.extra["project"])
    return env


@event_priority(-100)  # when the site is finished
def on_post_build(config: MkDocsConfig) -> None:
    """Look for each guide's text in every file of the finished site but the pages made for facilitators."""
    project: Project = config.extra["project"]
    known = store(Path(config.config_file_path).parent, "checks")
    problems = leaks(project, config.extra.pop("secrets"), Path(config.site_dir), config.extra["audience"], known)
    if problems:
        raise PluginError(report(problems))
