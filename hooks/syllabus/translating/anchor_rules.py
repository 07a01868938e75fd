"""The rule for links to headings in a translation: each leads to one that its page has, in either language."""

from collections.abc import Iterator
from urllib.parse import unquote

from ..checks.link_rules import resolve_link
from ..checks.text_rules import link_scheme
from ..content.problem import Problem, did_you_mean, quoted
from ..content.scan import mask_code
from ..reviews.status import documents_of
from .site_pages import TranslatedSite
from .twin_links import LINK


def anchor_problems(site: TranslatedSite) -> Iterator[Problem]:
    """Yield a problem for each link of a translation to a heading that its page has in neither language.

    Of a page that is not shown in the language nothing is asked: it may be withdrawn today, and back tomorrow.
    """
    documents = documents_of(site.translation.curriculum, site.translation.docs)
    for page in site.bare:
        document = documents.get(page.source)
        if document is None or (page.kind == "worksheet" and document.path.endswith(".yml")):
            continue
        note = getattr(document.record, "content_note", None)
        lines = [(document.line("content_note"), note)] if note else []
        lines += enumerate(document.body.split("\n"), start=document.body_line)
        for number, line in lines:
            for match in LINK.finditer(mask_code(line) if "#" in line else ""):
                target, (_, _, anchor) = match.group(3), match.group(3).partition("#")
                if not anchor or link_scheme(target):
                    continue
                to = resolve_link(page.uri, target)
                own, english = site.headings_of(to)
                if own and anchor not in own | english:
                    fix = did_you_mean(unquote(anchor), own)
                    yield Problem(document.path, number, "link-broken", f"a heading of {to}", quoted(f"#{anchor}"), fix)
