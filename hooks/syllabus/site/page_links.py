"""The last look at where a finished page leads: no tag of it may hold an address that the rules for links forbid."""

import re
from html import unescape

from ..checks.text_rules import SCHEMES, link_scheme

TAG = re.compile(r"<[a-zA-Z][^<>]*>")
ADDRESS = re.compile(
    r"""[\s"'/](?:href|src|srcset|action|formaction|data|poster|ping|background|manifest|xlink:href)"""
    r"""\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""",
    re.IGNORECASE,
)


def forbidden_addresses(html: str) -> list[str]:
    """Return each address in a tag of `html` that is neither relative nor https, tel, sms or mailto, in order.

    The element trees that authors' texts become were judged before; this also sees what templates put round them.
    """
    found = []
    for tag in TAG.findall(html):
        if ":" not in tag and "&" not in tag and "//" not in tag:  # then every address in it is relative
            continue
        for value in ADDRESS.findall(tag):
            address = unescape(value.strip("\"'"))
            if (scheme := link_scheme(address)) and scheme not in SCHEMES:
                found.append(address)
    return found
