"""The changes since earlier editions as Markdown, and pages for retired sessions and sheets."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ..content.model import Curriculum
from ..pages.assemble import Page
from ..words.catalogue import words_for
from ..words.list_words import Editions
from .locks import Change, Lock, Locked, LockedSession, retired, session_changes, sheet_changes


def what_changed(curriculum: Curriculum, locks: Sequence[Lock], now: Mapping[str, LockedSession], edition: str) -> str:
    """Return what each edition up to `edition` added, revised or retired, and why; newest first, by module."""
    words = words_for(curriculum.language).editions
    if not locks:
        return words.first
    titles = {module.slug: module.source.record.title for module in curriculum.modules}
    steps = [*((lock.edition, lock.sessions) for lock in locks), (edition, now)]
    parts = []
    for (before, old), (after, new) in reversed(list(pairwise(steps))):
        parts.append(f"## {words.compared(after=after, before=before)}")
        changes = [change for change in session_changes(old, new) if change.kind != "unchanged"]
        for slug in sorted({change.id.partition("/")[0] for change in changes}):
            module_changes = [change for change in changes if change.id.startswith(f"{slug}/")]
            lines = [_line(change, words, is_here=change.id in now) for change in module_changes]
            parts += [f"### {titles.get(slug, slug)}", "\n".join(lines)]
        if not changes:
            parts.append(words.unchanged)
    return "\n\n".join([*parts, words.was_first(edition=steps[0][0])])


def reprint_list(locks: Sequence[Lock], now: Locked, language: str) -> str:
    """Return which printed sheets to recycle, which are new, and which are still current."""
    words = words_for(language).editions
    changes = sheet_changes(locks[-1].locked if locks else Locked({}, {}), now)
    parts = []
    for title, kinds in (
        (words.recycle, ("revised", "retired")),
        (words.new_sheets, ("new",)),
        (words.still_stand, ("unchanged",)),
    ):
        listed_changes = [change for change in changes if change.kind in kinds]
        lines = [
            f"- {words.as_of(sheet=f'{change.title} (`{change.id}`)', edition=change.revision)}"
            for change in listed_changes
        ]
        parts += [f"## {title}", "\n".join(lines) or words.none]
    return "\n\n".join(parts)


def retired_pages(locks: Sequence[Lock], now: Mapping[str, LockedSession], language: str) -> Iterator[Page]:
    """Yield a page at the URL of each retired session and sheet, which says in which edition it last appeared."""
    words = words_for(language).editions
    for name, (title, edition) in sorted(retired(locks, now).items()):
        module, session, *sheet = name.split("/")
        body = f"# {title}\n\n{words.last_in(edition=edition)}\n{words.on_paper}\n"
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


def _line(change: Change, words: Editions, *, is_here: bool) -> str:
    title = f"[{change.title}](/{change.id}/session.md)" if is_here else change.title
    why = f" {change.why}" if change.why else ""
    return f"- **{words.change(kind=words.of(change.kind))}** {title}.{why}"
