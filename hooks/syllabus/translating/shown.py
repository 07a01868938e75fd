"""A translation is a curriculum: the English one with the translated texts laid over it, and nothing else in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..checks.check_data import Term
from ..content.docs_pages import DocsRecord
from ..content.model import Curriculum, Document, Module, Reference, Session
from ..content.reference_types import Danger
from ..content.standing import Standing
from .danger import dangerous_paths, passages_in
from .reading import Twin


@dataclass(frozen=True)
class Translation:
    """The texts of one language that are shown.

    `docs` are hand-written pages, whose slugs are those of the English ones. `behind` has the English headings below
    which something has changed, by the path of each translation that is shown although the English has moved on.
    `withdrawn` has the titles of translations that are not shown, by the path of their English file. `read` has the
    paths of texts that a second person has read, and `checked` the approvals of those who know both languages, by path.
    `usual` is the tag of the language that it was translated from.
    """

    language: str
    curriculum: Curriculum
    docs: tuple[Document[DocsRecord], ...]
    glossary: Mapping[str, Term]
    behind: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    withdrawn: Mapping[str, str] = field(default_factory=dict)
    read: frozenset[str] = frozenset()
    checked: Mapping[str, Standing] = field(default_factory=dict)
    usual: str = "en"


def translation_of(
    language: str, english: Curriculum, docs: Sequence[Document[DocsRecord]], twins: Sequence[Twin]
) -> Translation | None:
    """Return the translation that the `twins` make, or None without help lines, which every page shows."""
    return _Overlay(language, english, docs, twins).translation()


class _Overlay:
    """Chooses what is shown of a language."""

    def __init__(
        self, language: str, english: Curriculum, docs: Sequence[Document[DocsRecord]], twins: Sequence[Twin]
    ) -> None:
        self.language, self.english, self.docs = language, english, docs
        self.dangerous = dangerous_paths(english, docs)
        self.twins = {twin.english.path: twin for twin in twins if twin.is_shown}
        self.passages = {
            name: self.twins[passage.path].value
            for name, passage in english.reference.passages.items()
            if passage.path in self.twins and self.twins[passage.path].comparison.standing == "current"
        }
        self.withdrawn: dict[str, str] = {}
        self.behind: dict[str, tuple[str, ...]] = {}

    def translation(self) -> Translation | None:
        crisis = self.twins.get("curriculum/reference/crisis.yml")
        if crisis is None or crisis.comparison.standing != "current":
            return None
        modules = tuple(module for module in map(self.module, self.english.modules) if module)
        forms = tuple(form for form in map(self.shown, self.english.forms) if form)
        docs = tuple(page for page in map(self.shown, self.docs) if page)
        reference = self.reference(crisis.value)
        curriculum = Curriculum(modules=modules, reference=reference, forms=forms)
        glossary = self.data("glossary")
        return Translation(
            self.language,
            curriculum,
            docs,
            glossary,
            self.behind,
            self.withdrawn,
            usual=self.english.language,
        )

    def reference(self, crisis: Any) -> Reference:
        english = self.english.reference
        change = {
            "language": self.language,
            "crisis": crisis,
            "needs": self.data("needs"),
            "tonight": self.data("tonight"),
            "danger": self.data("danger") or dict(self.dangers()),
            "passages": self.passages,
        }
        return english.model_copy(update=change)

    def dangers(self) -> Iterator[tuple[str, Danger]]:
        """Yield each kind of danger whose first step the English file has in the language, called as its need is."""
        needs = self.data("needs").values()
        for key, danger in self.english.reference.danger.items():
            first = getattr(danger, f"first_{self.language}", None)
            title = next((need.label for need in needs if key in need.danger), None)
            if first and title:
                yield key, danger.model_copy(update={"first": first, "title": title})

    def data(self, name: str) -> Any:
        """Return the entries of reference data in the language; none if they are not translated."""
        twin = self.twins.get(f"curriculum/reference/{name}.yml")
        return twin.value.root if twin else {}

    def module(self, module: Module) -> Module | None:
        source = self.shown(module.source)
        if source is None:
            return None
        sessions = tuple(session for session in map(self.session, module.sessions) if session)
        return Module(slug=module.slug, source=source, sessions=sessions)

    def session(self, session: Session) -> Session | None:
        page = self.shown(session.page)
        if page is None:
            if session.page.path in self.withdrawn:
                twins = [self.twins[sheet.path] for sheet in session.worksheets if sheet.path in self.twins]
                self.withdrawn |= {twin.english.path: twin.value.record.title for twin in twins}
            return None
        needs = self.data("needs")
        record = page.record.model_copy(update={"needs": tuple(key for key in page.record.needs if key in needs)})
        sheets = tuple(sheet for sheet in map(self.shown, session.worksheets) if sheet)
        return Session(
            slug=session.slug, page=page.model_copy(update={"record": record}), guide=None, worksheets=sheets
        )

    def shown(self, document: Document[Any]) -> Document[Any] | None:
        """Return the translation of a document; None if there is none, or if it may not be shown."""
        twin = self.twins.get(document.path)
        if twin is None:
            return None
        is_stale = twin.comparison.standing == "stale"
        is_danger = is_stale and (twin.is_danger or document.path in self.dangerous)
        if is_danger or passages_in(twin.value.body) - self.passages.keys() - {"local-supply"}:
            self.withdrawn[document.path] = twin.value.record.title
            return None
        if is_stale:
            self.behind[twin.path] = twin.headings
        found: Document[Any] = twin.value
        return found
