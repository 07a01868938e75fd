"""The head of a sheet on paper: the module's mark, and where the sheet is from."""

from dataclasses import dataclass

from ..build.site_facts import Site
from ..content.model import Curriculum, Module, Session
from .assemble import Page


@dataclass(frozen=True)
class SheetHead:
    """What stands above a sheet's title: the site, module and session that it is from, and the module's mark as SVG."""

    origin: tuple[str, ...]
    mark: str = ""


def sheet_head(page: Page, curriculum: Curriculum, site: Site) -> SheetHead | None:
    """Return the head of a sheet's page.

    None for a sheet whose foot is for a child or discreet, since neither speaks of where the sheet is from, and for
    all other kinds of pages.
    """
    if page.kind != "worksheet" or page.foot is not None:
        return None
    module, session = _home(page, curriculum)
    mark = curriculum.reference.marks.get(module.source.record.mark or "", "")
    return SheetHead((site.name, module.source.record.title, session.page.record.title), mark)


def _home(page: Page, curriculum: Curriculum) -> tuple[Module, Session]:
    module = next(module for module in curriculum.modules if module.slug == page.module)
    return module, next(session for session in module.sessions if session.slug == page.session)
