"""Fail the build if a finished page holds an address that the rules for links forbid."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

from rendering.state import state_of
from syllabus.content.problem import Problem, quoted, report
from syllabus.site.page_links import forbidden_addresses

KEY = "forbidden_addresses"


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    """Keep the forbidden addresses of a page until the end of the build.

    The site's own address may be any: while somebody writes, MkDocs serves it on this machine, without https.
    """
    own = config.site_url or "https:"
    if found := [address for address in forbidden_addresses(output) if not address.startswith(own)]:
        state_of(config).keep(page.file.src_uri, KEY, found)


def on_post_template(output_content: str, template_name: str, **_: Any) -> None:
    """Look at the page for wrong addresses as well, which is no page to MkDocs."""
    if template_name.endswith(".html") and (found := forbidden_addresses(output_content)):
        raise PluginError(report(_problem(template_name, address) for address in found))


def on_post_build(config: MkDocsConfig) -> None:
    """Report all of them at once."""
    kept = state_of(config).kept_of_pages
    problems = [_problem(uri, address) for uri, values in kept.items() for address in values.get(KEY, ())]
    if problems:
        raise PluginError(report(problems))


def _problem(uri: str, address: str) -> Problem:
    expected = "https, tel, sms, mailto or a relative link on a finished page"
    return Problem(uri, 1, "link-scheme", expected, quoted(address), "find the template or the data it comes from")
