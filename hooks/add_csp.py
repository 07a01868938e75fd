"""Give every page a policy that lets no script run but ours; fail at the end if a page holds any other."""

from dataclasses import asdict

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

from rendering.state import state_of
from syllabus.content.problem import Problem, report
from syllabus.site.web_policy import UnsafePageError, with_csp

KEY = "foreign_scripts"


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """A page with the policy in it; what is wrong with one is kept until the end of the build."""
    return _guarded(page.file.dest_uri, output, page.file.src_uri, config)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for the page that stands for a wrong address, which is no page to MkDocs."""
    is_page = template_name.endswith(".html")
    return _guarded(template_name, output_content, template_name, config) if is_page else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Report all of them at once."""
    kept = state_of(config).kept_of_pages.values()
    problems = [Problem(**problem) for values in kept for problem in values.get(KEY, ())]
    if problems:
        raise PluginError(report(problems))


def _guarded(name: str, html: str, uri: str, config: MkDocsConfig) -> str:
    try:
        return with_csp(name, html)
    except UnsafePageError as error:
        state_of(config).keep(uri, KEY, [asdict(problem) for problem in error.problems])
        return html
