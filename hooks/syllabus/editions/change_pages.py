"""The changes since earlier editions as Markdown, and pages for retired sessions and sheets."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from ..content.model import Curriculum
from ..pages.assemble import Page
from ..words.catalogue import own_name, words_for
from ..words.list_words import Editions
from .changes import Change, both_sides, page_changes, session_changes, sheet_changes, translated_sheet_changes
from .locked import Locked, LockedSession
from .locks import Lock, retired

NOTHING = Locked({}, {})
KINDS = ("new", "revised", "withdrawn", "retired")  # in the order in which they are told


def what_changed(curriculum: Curriculum, locks: Sequence[Lock], now: Locked, edition: str) -> str:
    """Return what each edition up to `edition` added, revised or retired, and why; newest first, by module.

    What happened to translations follows, by language.
    """
    words = words_for(curriculum.language).editions
    if not locks:
        return words.first
    titles = {module.slug: module.source.record.title for module in curriculum.modules}
    steps = [*((lock.edition, lock.locked) for lock in locks), (edition, now)]
    pages = {name: f"/{name}/session.md" for name in now.sessions}
    parts = []
    for (before, old), (after, new) in reversed(list(pairwise(steps))):
        parts.append(f"## {words.compared(after=after, before=before)}")
        changes = [change for change in session_changes(old.sessions, new.sessions) if change.kind != "unchanged"]
        for slug in sorted({change.id.partition("/")[0] for change in changes}):
            module_changes = [change for change in changes if change.id.startswith(f"{slug}/")]
            lines = [_told(change, words, pages.get(change.id, "")) for change in module_changes]
            parts += [f"### {titles.get(slug, slug)}", "\n".join(lines)]
        if not changes:
            parts.append(words.unchanged)
        parts += _of_translations(old, new, now, words)
    return "\n\n".join([*parts, words.was_first(edition=steps[0][0])])


def _of_translations(old: Locked, new: Locked, now: Locked, words: Editions) -> Iterator[str]:
    """Yield for each language in which something happened its name, and what it was."""
    for language, before, after in both_sides(old, new):
        own = now.translations.get(language)
        pages = {path: f"/{language}/{path}" for path in (*own.pages, *own.sheets)} if own else {}
        changes = [change for change in page_changes(before, after) if change.kind != "unchanged"]
        if changes:
            yield f"### {own_name(language)}"
            changes.sort(key=lambda change: KINDS.index(change.kind))
            yield "\n".join(_told(change, words, pages.get(change.id, "")) for change in changes)


def reprint_list(locks: Sequence[Lock], now: Locked, language: str) -> str:
    """Return which printed sheets to recycle, which are new, and which are still current; then the same by language."""
    words, before = words_for(language).editions, locks[-1].locked if locks else NOTHING
    changes = sheet_changes(before, now)
    parts = []
    for title, kinds in (
        (words.recycle, ("revised", "retired")),
        (words.new_sheets, ("new",)),
        (words.still_stand, ("unchanged",)),
    ):
        parts += [f"## {title}", _sheets(changes, kinds, words) or words.none]
    for other, of_language in translated_sheet_changes(before, now).items():
        lists = [
            (title, listed)
            for title, kinds in (
                (words.take_away, ("withdrawn",)),
                (words.recycle, ("revised", "retired")),
                (words.new_sheets, ("new",)),
                (words.still_old, ("behind",)),
                (words.still_stand, ("unchanged",)),
            )
            if (listed := _sheets(of_language, kinds, words))
        ]
        parts += [f"## {own_name(other)}"] if lists else []
        parts += [text for title, listed in lists for text in (f"### {title}", listed)]
    return "\n\n".join(parts)


def _sheets(changes: Iterable[Change], kinds: Sequence[str], words: Editions) -> str:
    """Return those of the changes to sheets that are of these kinds, as a list; empty if there are none."""
    lines = []
    for change in (change for change in changes if change.kind in kinds):
        title = words.in_both(sheet=change.title) if change.in_both else change.title
        lines.append(f"- {words.as_of(sheet=f'{title} (`{change.id}`)', edition=change.revision)}")
    return "\n".join(lines)


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


def _told(change: Change, words: Editions, page: str) -> str:
    """Return a line on a change, with a link to the source of its page if there is one."""
    title = f"[{change.title}]({page})" if page else change.title
    why = f" {change.why}" if change.why else ""
    return f"- **{words.change(kind=words.of(change.kind))}** {title}.{why}"
