"""Read and check the whole project before anything is built."""

import os
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from syllabus.build.build_day import build_day
from syllabus.build.cache import store
from syllabus.build.shard import share
from syllabus.content.problem import report
from syllabus.load import load
from syllabus.markup.parser import EXTENSIONS, SyllabusMarkdown

log = get_plugin_logger("curriculum")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Keep the project in `config.extra` for the other hooks; a problem ends the build before a file is written."""
    root = Path(config.docs_dir).parent
    try:
        share()
    except ValueError as error:
        raise PluginError(str(error)) from error
    project, problems = load(root, build_day(), cache=store(root, "checks"))
    audience: Any = os.environ.get("NINE_HOURS_AUDIENCE") or config.extra.get("audience", "everyone")
    if audience not in ("everyone", "participants"):
        found = f'expected "everyone" or "participants", found "{audience}"'
        raise PluginError(f"mkdocs.yml:1 audience: {found} - correct `extra.audience` or NINE_HOURS_AUDIENCE")
    if project is None or any(problem.level == "error" for problem in problems):
        raise PluginError(report(problems))
    if problems:
        log.info("%s", report(problems))
    pages = {page.uri: page for page in project.pages(audience)}
    config.extra.update(audience=audience, project=project, pages=pages, edition=project.edition)
    config.extra["is_published"] = not project.edition.startswith("DRAFT")
    config.markdown_extensions = [*EXTENSIONS, "toc", SyllabusMarkdown()]  # type: ignore[list-item]  # objects work
    config.mdx_configs = {"toc": {"marker": "", "permalink": False, "toc_depth": "2-3"}}
    if audience == "participants":
        names = {page.slug for page in project.docs_for("participants")}
        config.nav = [item for item in config.nav or [] if set(item.values()) <= names]
    return config
