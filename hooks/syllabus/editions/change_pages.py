"""What changed since the last edition, as Markdown for people, and pages for what was retired."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ..content.model import Curriculum
from ..pages.assemble import Page
from .locks import Change, Lock, LockedSession, retired, session_changes, sheet_changes

WORDS = {"new": "New", "revised": "Revised", "retired": "Retired"}


def what_changed(curriculum: Curriculum, locks: Sequence[Lock], now: Mapping[str, LockedSession], edition: str) -> str:
    """For `edition` and each one before it, newest first: by module, what is new, revised or retired, and why."""
    if not locks:
        return "This is the first edition, so everything in it is new."
    titles = {module.slug: module.source.record.title for module in curriculum.modules}
    steps = [*((lock.edition, lock.sessions) for lock in locks), (edition, now)]
    parts = []
    for (before, old), (after, new) in reversed(list(pairwise(steps))):
        parts.append(f"## {after}, compared with {before}")
        changes = [change for change in session_changes(old, new) if change.kind != "unchanged"]
        for slug in sorted({change.id.partition("/")[0] for change in changes}):
            own = [change for change in changes if change.id.startswith(f"{slug}/")]
            lines = [_line(change, is_here=change.id in now) for change in own]
            parts += [f"### {titles.get(slug, slug)}", "\n".join(lines)]
        if not changes:
            parts.append("No session has changed.")
    return "\n\n".join([*parts, f"Edition {steps[0][0]} was the first."])


def reprint_list(locks: Sequence[Lock], now: Mapping[str, LockedSession]) -> str:
    """Which sheets to recycle, which are new, and which still stand."""
    changes = sheet_changes(locks[-1].sessions if locks else {}, now)
    parts = []
    for title, kinds in (
        ("Recycle these; a newer one is here, or none", ("revised", "retired")),
        ("New sheets", ("new",)),
        ("These still stand", ("unchanged",)),
    ):
        found = [change for change in changes if change.kind in kinds]
        lines = [f"- {change.title} (`{change.id}`), as of {change.revision}" for change in found]
        parts += [f"## {title}", "\n".join(lines) or "None."]
    return "\n\n".join(parts)


def retired_pages(locks: Sequence[Lock], now: Mapping[str, LockedSession]) -> Iterator[Page]:
    """A page at the address of everything that was retired, which says so."""
    for name, (title, edition) in sorted(retired(locks, now).items()):
        module, session, *sheet = name.split("/")
        body = (
            f"# {title}\n\nThis was last in edition {edition} and has been retired.\n"
            f"If you hold it on paper, please recycle it.\n"
        )
        yield Page(
            uri=f"{name}/retired.md",
            url=f"{name}/",
            kind="module",
            title=title,
            body=body,
            source=f"curriculum/editions/{edition}.json",
            module=module,
            session=session,
            sheet=sheet[0] if sheet else "",
            meta={"template": "docs.html", "search": {"exclude": True}},
        )


def _line(change: Change, *, is_here: bool) -> str:
    title = f"[{change.title}](/{change.id}/session.md)" if is_here else change.title
    why = f" {change.why}" if change.why else ""
    return f"- **{WORDS[change.kind]}:** {title}.{why}"
