"""The head of a sheet on paper: the module's mark, and where the sheet is from."""

from dataclasses import dataclass

from ..build.site_facts import Site
from ..content.model import Curriculum
from .assemble import Page


@dataclass(frozen=True)
class SheetHead:
    """What stands above a sheet's title: the site, module and session that it is from, and the module's mark as SVG.

    A form is from no session, and from a module only if it was made from its goals.
    """

    origin: tuple[str, ...]
    mark: str = ""


def sheet_head(page: Page, curriculum: Curriculum, site: Site) -> SheetHead | None:
    """Return the head of a sheet's page.

    None for a sheet whose foot is for a child or discreet, since neither speaks of where the sheet is from, and for
    all other kinds of pages.
    """
    if page.kind != "worksheet" or page.foot is not None:
        return None
    module = next((m for m in curriculum.modules if m.slug == page.module or m.source.path == page.source), None)
    if module is None:
        return SheetHead((site.name,))
    titles = [session.page.record.title for session in module.sessions if session.slug == page.session]
    mark = curriculum.reference.marks.get(module.source.record.mark or "", "")
    return SheetHead((site.name, module.source.record.title, *titles), mark)
