"""What the lock of an edition records of translations, beside the English texts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..content.digest import content_hash
from ..content.docs_pages import DocsRecord
from ..content.model import Curriculum, Document
from ..editions.locked import Locked, LockedText, LockedTranslation, locked_hash, locked_text
from ..editions.locks import Lock, snapshot
from ..pages.forms import all_forms, form_id, forms_for
from ..reviews.types import pair_hash
from .shown import Translation

Documents = Mapping[str, Document[Any]]  # by the path of the English page below the root of all pages
DOCS = "docs/"


@dataclass(frozen=True)
class _Texts:
    """The texts that everybody may read: those on pages, and sheets."""

    pages: Documents
    sheets: Documents

    @property
    def all(self) -> Documents:
        """Both."""
        return {**self.pages, **self.sheets}


def whole_snapshot(
    curriculum: Curriculum, translations: Sequence[Translation], edition: str, locks: Sequence[Lock]
) -> Locked:
    """Return the English sessions and forms, as `snapshot` does, with the translations."""
    english, before = _texts(curriculum), locks[-1].translations if locks else {}
    own = {
        found.language: _locked(found, english, before.get(found.language, LockedTranslation()), edition)
        for found in translations
    }
    return replace(snapshot(curriculum, edition, locks), translations=own)


def _locked(found: Translation, english: _Texts, before: LockedTranslation, edition: str) -> LockedTranslation:
    own = _texts(found.curriculum, found.docs)
    behind = [path for path, text in own.all.items() if text.path in found.behind]
    in_both = {
        path: _in_both(english.sheets[path], sheet, before.both.get(path), edition)
        for path, sheet in own.sheets.items()
        if path not in behind
    }
    return LockedTranslation(
        pages={path: locked_text(text, before.pages.get(path), edition) for path, text in own.pages.items()},
        sheets={path: locked_text(sheet, before.sheets.get(path), edition) for path, sheet in own.sheets.items()},
        both=in_both,
        withdrawn=tuple(sorted(_withdrawn(found, english))),
        behind=tuple(sorted(behind)),
    )


def _in_both(english: Document[Any], own: Document[Any], before: LockedText | None, edition: str) -> LockedText:
    """Return a sheet in two languages, which changes with either."""
    now = pair_hash([content_hash(english)], [content_hash(own)])
    return locked_hash(f"{english.record.title} / {own.record.title}", now, before, edition)


def _withdrawn(found: Translation, english: _Texts) -> Iterator[str]:
    yield from (path for path, text in english.all.items() if text.path in found.withdrawn)
    yield from (path.removeprefix(DOCS) for path in found.withdrawn if path.startswith(DOCS))


def _texts(curriculum: Curriculum, docs: Iterable[Document[DocsRecord]] = ()) -> _Texts:
    pages: dict[str, Document[Any]] = {page.slug: page for page in docs if page.record.audience == "everyone"}
    sheets: dict[str, Document[Any]] = {
        f"{form_id(form)}.md": form for form in forms_for(all_forms(curriculum), "participants")
    }
    for module in curriculum.modules:
        pages[f"{module.slug}/index.md"] = module.source
        for session in module.sessions:
            folder = f"{module.slug}/{session.slug}"
            pages[f"{folder}/session.md"] = session.page
            sheets |= {f"{folder}/worksheets/{sheet.slug}.md": sheet for sheet in session.worksheets}
    return _Texts(pages, sheets)
