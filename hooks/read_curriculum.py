"""Read and check the whole project before anything is built."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from rendering.state import KEY, new_state
from syllabus.build.build_day import build_day
from syllabus.build.build_language import build_language
from syllabus.build.cache import open_cache
from syllabus.build.shard import shard
from syllabus.build.site_facts import Site
from syllabus.content.audiences import site_audience
from syllabus.content.problem import report
from syllabus.load import load
from syllabus.markup.parser import EXTENSIONS, TOC, SyllabusMarkdown
from syllabus.pages.frame import Frames
from syllabus.pages.menu import nav_of
from syllabus.words.catalogue import whole_words

log = get_plugin_logger("curriculum")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Make the state of the build for the other hooks; a problem ends the build before a file is written."""
    root = Path(config.config_file_path).parent
    try:
        shard()
        audience = site_audience(config.extra.get("audience", "everyone"))
        whole_words(build_language())
        today = build_day()
    except ValueError as error:
        raise PluginError(str(error)) from error
    project, problems = load(root, today, cache=open_cache(root, "checks"))
    if project is None or any(problem.level == "error" for problem in problems):
        raise PluginError(report(problems))
    if problems:
        log.info("%s", report(problems))
    site = Site(config.site_name, project.edition, config.extra["address"], config.extra["paper"])
    frames = Frames(project.curriculum, site, audience, config.extra["leave_to"])
    config.extra[KEY] = new_state(root, project, site, audience, frames)
    config.extra.update(audience=audience, edition=project.edition, is_published=project.is_published)  # for templates
    config.markdown_extensions = [*EXTENSIONS, "toc", SyllabusMarkdown(project.curriculum.language)]  # type: ignore[list-item]  # objects work
    config.mdx_configs = {"toc": {"marker": "", **TOC}}
    if audience == "participants":
        config.nav = nav_of(config.nav or [], {page.slug for page in project.docs_for("participants")})
    return config
