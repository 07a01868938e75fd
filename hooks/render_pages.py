"""Render the pages on all cores, or take them from the cache."""

import sys
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from rendering.all_pages import all_pages
from rendering.inside_mkdocs import Build, defer_rendering, restore_rendering
from rendering.preview import remember
from rendering.state import state_of
from syllabus.build.shard import shard


@event_priority(-100)  # when all files are known
def on_nav(nav: Navigation, config: MkDocsConfig, **_: Any) -> Navigation:
    """Let MkDocs only read its pages for now."""
    defer_rendering(config)
    state_of(config).nav = nav
    return nav


@event_priority(-100)  # when all hooks have had their say about the templates
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Render every page, and let MkDocs carry on; a build of one shard ends here."""
    state = state_of(config)
    build = Build(config, files, state.nav or Navigation([], []))
    finished = all_pages(build, env, state.root)
    if shard():
        sys.exit(0)
    build.hand_over(finished)
    remember(build, env)
    return env


@event_priority(-50)  # before anybody reads a page of the finished site
def on_post_build(**_: Any) -> None:
    """Wait until all pages are written, and put MkDocs back as it was."""
    restore_rendering()


on_build_error = on_post_build  # the same when a build ends early
