"""The page of each form."""

from collections.abc import Iterator

from ..content.model import Curriculum, FormDocument
from ..markup.expand import plain_line
from .assemble import Page, sheet_body
from .forms import FOLDER, all_forms, form_id


def form_pages(curriculum: Curriculum) -> Iterator[Page]:
    """Yield the page of each form. They are left out of the search, which answers people who look for help."""
    reference = curriculum.reference
    for form in all_forms(curriculum):
        yield Page(
            uri=f"{form_id(form)}.md",
            url=f"{form_id(form)}/",
            kind="worksheet",
            title=form.record.title,
            body=sheet_body(form, reference),
            source=form.path,
            module=FOLDER,
            sheet=form.slug,
            foot=form.record.foot,
            for_leaders=form.record.audience == "facilitators",
            meta={"description": plain_line(form.record.purpose, reference), "search": {"exclude": True}},
        )


def sign_in_url(curriculum: Curriculum) -> str:
    """Return the URL of the form that people sign: the first log for leaders; empty if there is none."""
    logs = {f"forms/{form.slug}/" for form in curriculum.forms if form.record.kind == "log"}
    return next((page.url for page in form_pages(curriculum) if page.for_leaders and page.url in logs), "")


def form_of(curriculum: Curriculum, page: Page) -> FormDocument | None:
    """Return the form on a page, or None for a page of another kind."""
    if page.kind != "worksheet" or page.module != FOLDER:
        return None
    return next(form for form in all_forms(curriculum) if form.slug == page.sheet)
