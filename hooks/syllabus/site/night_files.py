"""What *Print tonight* prints, as scripts: the guide, sheets and cards of a session, and the list that people sign."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..build.cache import Cache, Codec, cached_map, key_of
from ..content.model import Document
from ..content.record_types import CardSetRecord
from ..pages.assemble import Page
from ..pages.card_pages import set_pdf_url
from ..pages.form_pages import sign_in_url
from ..project import Project
from .night_cards import night_cards

LIST_URL = "facilitators/sign-in.js"
_Cards = dict[str, Mapping[str, Any]]
CODEC: Codec[_Cards] = Codec(lambda cards: json.dumps(cards).encode(), json.loads)


@dataclass(frozen=True)
class NightFile:
    """A script for leaders: its URL, the URLs of the pages that it holds, and its card sets with their pages."""

    url: str
    pages: Sequence[str]
    sets: Sequence[tuple[Document[CardSetRecord], Page]] = ()


def night_files(project: Project) -> Iterator[NightFile]:
    """Yield the scripts of the leaders' site: one for each guide, and one for the list that people sign."""
    if url := sign_in_url(project.curriculum):
        yield NightFile(LIST_URL, (url,))
    set_pages = {page.source: page for page in project.pages("everyone") if page.kind == "cards"}
    for module in project.curriculum.modules:
        for session in module.sessions:
            if session.guide:
                base = f"{module.slug}/{session.slug}/"
                pages = (f"{base}guide/", *(f"{base}{sheet.slug}/" for sheet in session.worksheets))
                yield NightFile(f"{base}guide/night.js", pages, [(own, set_pages[own.path]) for own in session.cards])


def night_script(site: Path, file: NightFile, language: str, cache: Cache | None = None) -> str:
    """Return a script that adds the text of finished pages below the folder `site` to `night`, by their URLs.

    It adds the card sets to `nightCards`, by the URLs of their PDFs; unchanged ones come from `cache`.
    """
    texts = {url: _text((site / url / "index.html").read_text(encoding="utf-8")) for url in file.pages}
    cards = _cards(file, language, cache) if file.sets else {}
    return _added("night", texts) + (_added("nightCards", cards) if cards else "")


def _cards(file: NightFile, language: str, cache: Cache | None) -> _Cards:
    def make(missing: list[NightFile]) -> Iterator[_Cards]:
        for one in missing:
            yield {set_pdf_url(page.url): night_cards(own, page, language) for own, page in one.sets}

    key = key_of("night-cards", language, repr(file.sets))
    return cached_map(cache, [(key, file)], make, CODEC).pop()


def _added(name: str, values: Mapping[str, Any]) -> str:
    said = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return f"window.{name} = Object.assign(window.{name} || {{}}, {said});\n"


def _text(page: str) -> str:
    """Return what stands in the article of a page, without run mode and other dialogs, which are not printed."""
    text = page.partition('<article class="page-text')[2].partition(">")[2].partition("</article>")[0]
    first, *others = text.split("<dialog ")
    return "".join([first, *(other.partition("</dialog>")[2] for other in others)]).strip()
