"""Render the pages on all cores, or take them from the cache."""

import sys
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from rendering.all_pages import all_pages
from rendering.inside_mkdocs import Build, give_back, put_off
from rendering.preview import remember
from syllabus.build.shard import share


@event_priority(-100)  # when all files are known
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Let MkDocs only read its pages for now."""
    put_off(config)
    config.extra["nav"] = nav
    return nav


@event_priority(-100)  # when all hooks have had their say about the templates
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Finish every page, and let MkDocs write them; a build that does a share of the work ends here."""
    build = Build(config, files, config.extra.pop("nav"))
    finished = all_pages(build, env, Path(config.config_file_path).parent)
    if share():
        sys.exit(0)
    build.hand_over(finished)
    remember(build, env)
    return env


@event_priority(-50)  # before anybody looks at the finished site
def on_post_build(**_: Any) -> None:
    """Give MkDocs its own way back, when all pages are written."""
    give_back()


on_build_error = on_post_build  # the same when a build ends early
