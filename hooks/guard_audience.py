"""Fail the build if a guide's words stand anywhere but on the pages made for facilitators."""

from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from rendering.state import state_of
from syllabus.content.problem import report
from syllabus.site.leaks import guide_phrases, leaks


@event_priority(-200)  # when the pages are rendered, while they are being written
def on_env(env: Environment, config: MkDocsConfig, **_: Any) -> Environment:
    """Gather the phrases that only guides have."""
    state = state_of(config)
    state.guide_phrases = guide_phrases(state.project)
    return env


@event_priority(-100)  # when the site is finished
def on_post_build(config: MkDocsConfig) -> None:
    """Look for those phrases in every other file of the finished site."""
    state = state_of(config)
    if state.guide_phrases is None:
        raise PluginError("guard_audience: the phrases of guides were not gathered, so nothing can be compared")
    site = Path(config.site_dir)
    problems = leaks(state.project, state.guide_phrases, site, state.audience, state.cache("checks"), state.pdfs)
    state.guide_phrases = None
    if problems:
        raise PluginError(report(problems))
