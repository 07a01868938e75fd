"""Render the pages on all cores, or take them from the cache."""

from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from rendering import preview
from rendering.all_pages import all_pages, compiled_once
from rendering.inside_mkdocs import Build, give_back, put_off
from syllabus.cache import store


@event_priority(-100)  # when all files are known
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Let MkDocs only read its pages for now."""
    put_off(config)
    config.extra["nav"] = nav
    return nav


@event_priority(-100)  # when all hooks have had their say about the templates
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Finish every page, and let MkDocs write them."""
    root = Path(config.config_file_path).parent
    compiled_once(env, store(root, "templates").folder)
    build = Build(config, files, config.extra.pop("nav"))
    build.hand_over(all_pages(build, env, store(root, "pages")))
    preview.remember(build, env)
    return env


def on_post_build(config: MkDocsConfig) -> None:
    """Give MkDocs its own way back."""
    give_back()


def on_build_error(**_: Any) -> None:
    """The same when a build ends early."""
    give_back()
