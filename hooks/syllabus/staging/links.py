"""The last look at where a staged page leads, as a builder that knows nothing of our rules would render it."""

from collections.abc import Mapping
from typing import Any

from markdown import markdown

from ..build.parallel import parallel_map
from ..content.problem import Problem, quoted
from ..site.page_links import forbidden_addresses
from .settings import EXTENSIONS

LEAST_FOR_WORKERS = 24  # pages; for fewer, starting workers takes longer than the work


def staged_link_problems(files: Mapping[str, bytes]) -> list[Problem]:
    """Return a problem for each address in a staged page that is neither relative nor https, tel, sms or mailto."""
    pages = [(name, data.decode("utf-8")) for name, data in files.items() if name.endswith(".md")]
    expected = "https, tel, sms, mailto or a relative link in a staged page"
    fix = "find the text, the template or the data it comes from"
    return [
        Problem(name, 1, "link-scheme", expected, quoted(address), fix)
        for (name, _), addresses in zip(pages, parallel_map(_addresses, pages, at_least=LEAST_FOR_WORKERS), strict=True)
        for address in addresses
    ]


def _addresses(page: tuple[str, str]) -> list[str]:
    plain: list[str] = []
    configured: dict[str, Any] = {}
    for extension in EXTENSIONS:
        if isinstance(extension, dict):
            plain += list(extension)
            configured |= extension
        else:
            plain.append(extension)
    return forbidden_addresses(markdown(page[1], extensions=plain, extension_configs=configured))
