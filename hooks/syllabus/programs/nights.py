"""What each night of a program needs on paper, as one PDF a night: the same as `make packet GROUP=` prints."""

from collections.abc import Sequence

from ..build.cache import Cache
from ..build.site_facts import Site
from ..content.model import Curriculum
from ..content.problem import Problem
from ..pages.assemble import Page
from ..pages.form_pages import sign_in_url
from ..pdf.night import count_job, night_pdf, night_sheets, night_stacks
from ..pdf.other_language import OtherLanguage
from .other_plan import other_name
from .packets import led, night_name, nights_of
from .plan import Plan


def night_files(
    plan: Plan,
    curriculum: Curriculum,
    pages: Sequence[Page],
    site: Site,
    cache: Cache,
    *,
    two_sided: bool,
    other: OtherLanguage | None = None,
) -> tuple[dict[str, bytes], list[Problem]]:
    """Return the PDF of each meeting that takes place and has a session, by file name, and what cannot be printed.

    `pages` are those of a site for everyone. Families count as many people as the group. In another language, which is
    that of the plan, there are those whose sheets are all in it.
    """
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for meeting in (meeting for week in plan.weeks for meeting in nights_of(week)):
        ids = list(dict.fromkeys(session.id for session in led(meeting)))
        sheets = night_sheets(ids, curriculum, pages)
        if other and (not sheets or other.lacking(sheets)):
            continue
        stacks = night_stacks(ids, curriculum, pages, site, plan.group, sign_in_url(curriculum), other)
        counted = count_job(stacks, other.for_leaders(curriculum) if other else curriculum, site)
        made = night_pdf(counted, stacks, cache, two_sided=two_sided)
        if isinstance(made, list):
            problems += made
        else:
            files[other_name(night_name(meeting), plan)] = made[0]
    return files, problems
