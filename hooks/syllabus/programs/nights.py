"""What each night of a program needs on paper, as one PDF a night: the same as `make packet GROUP=` prints."""

from collections.abc import Sequence

from ..build.cache import Cache
from ..build.site_facts import Site
from ..content.model import Curriculum
from ..content.problem import Problem
from ..pages.assemble import Page
from ..pages.form_pages import sign_in_url
from ..pdf.night import count_job, night_pdf, night_stacks
from .packets import led, night_name, nights_of
from .plan import Plan


def night_files(
    plan: Plan, curriculum: Curriculum, pages: Sequence[Page], site: Site, cache: Cache, *, two_sided: bool
) -> tuple[dict[str, bytes], list[Problem]]:
    """Return the PDF of each meeting that takes place and has a session, by file name, and what cannot be printed.

    `pages` are those of a site for everyone. Families count as many people as the group.
    """
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for meeting in (meeting for week in plan.weeks for meeting in nights_of(week)):
        ids = list(dict.fromkeys(session.id for session in led(meeting)))
        stacks = night_stacks(ids, curriculum, pages, site, plan.group, sign_in_url(curriculum))
        made = night_pdf(count_job(stacks, curriculum, site), stacks, cache, two_sided=two_sided)
        if isinstance(made, list):
            problems += made
        else:
            files[night_name(meeting)] = made[0]
    return files, problems
