"""The settings in the project's `mkdocs.yml`, and the plain `mkdocs.yml` of a staged tree."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import yaml

from ..build.fast_yaml import safe_load
from ..build.site_facts import Site
from ..content.audiences import SiteAudience, site_audience
from ..content.model import Curriculum
from ..content.site_settings import require_settings
from ..pages.assemble import Page
from ..pages.forms import FOLDER
from ..words.catalogue import Words, words_for
from .link_map import INDEX
from .note_list import PLACE

_STYLES = (
    "tokens",
    "tokens-print",
    "type",
    "site",
    "drawing",
    "home",
    "sheet",
    "print",
    "print-sheet",
    "program",
    "record",
    "languages",
)
STYLES = tuple(f"assets/{name}.css" for name in _STYLES)
OWN_STYLE = "assets/staged.css"  # its source is next to this file
TEMPLATES = Path(__file__).parent / "templates"
EXTENSIONS: list[str | dict[str, dict[str, Any]]] = [
    "tables",
    "sane_lists",
    "fenced_code",
    "md_in_html",
    {"toc": {"permalink": False, "toc_depth": "2-3"}},
]


@dataclass(frozen=True)
class Settings:
    """The site's settings; `nav` has the title and source path of each hand-written page in the menu."""

    site: Site
    audience: SiteAudience
    description: str
    copyright: str
    leave_to: str
    nav: tuple[tuple[str, str], ...] = ()


def read_settings(root: Path, edition: str) -> Settings:
    """Return the settings in `mkdocs.yml` at `root`; NINE_HOURS_AUDIENCE overrides the audience.

    Raises RefusedError if they have a problem, and ValueError for an unknown audience.
    """
    require_settings(root, is_for_mkdocs=False)
    config: dict[str, Any] = safe_load((root / "mkdocs.yml").read_text(encoding="utf-8"))
    extra = config["extra"]
    audience = site_audience(extra.get("audience", "everyone"))
    return Settings(
        site=Site(config["site_name"], edition, extra["address"], extra["paper"]),
        audience=audience,
        description=config["site_description"],
        copyright=config["copyright"],
        leave_to=extra["leave_to"],
        nav=tuple(page for section in config.get("nav", []) for page in _pages_of(section)),
    )


def _pages_of(section: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for title, value in section.items():
        if isinstance(value, str):
            yield title, value
        else:
            for page in value:
                yield from _pages_of(page)


def plain_config(settings: Settings, nav: Sequence[Mapping[str, Any]], language: str) -> str:
    """Return the staged `mkdocs.yml`: theme, search, Python-Markdown's own extensions, and the whole menu.

    To the stock theme, the description, the copyright and the titles of the menu are HTML.
    """
    words = words_for(language).page
    notes = {
        "PLACE_MARKER": PLACE,
        "USE_DEFINITION_ORDER": False,
        "BACKLINK_TEXT": words.note_back,
        "BACKLINK_TITLE": words.note_back_from(number="{}"),
    }
    edition = words.edition(edition=settings.site.edition)
    config = {
        "site_name": settings.site.name,
        "site_description": escape(settings.description),
        "copyright": f"{escape(settings.copyright, quote=False)} {edition}",
        "docs_dir": "docs",
        "site_dir": "site",
        "use_directory_urls": True,
        "strict": True,
        "theme": {
            "name": "material",
            "language": language.partition("-")[0],
            "font": False,
            "features": ["navigation.prune"],  # without a palette: with one, Zensical stores a key in the browser
        },
        "plugins": ["search"],
        "markdown_extensions": [*EXTENSIONS, {"footnotes": notes}],
        "validation": {
            "omitted_files": "ignore",
            "links": {"not_found": "warn", "anchors": "warn", "unrecognized_links": "warn"},
        },
        "extra_css": [*STYLES, OWN_STYLE],
        "nav": list(nav),
    }
    return yaml.safe_dump(config, sort_keys=False, allow_unicode=True, width=10_000)


def whole_nav(
    curriculum: Curriculum, pages: Sequence[Page], written: Mapping[str, str], settings: Settings
) -> list[dict[str, Any]]:
    """Return the menu: hand-written pages in their order, then modules by session, then forms and programs.

    `written` maps the source path of each hand-written page to its URL.
    """
    words = words_for(curriculum.language)
    nav: list[dict[str, Any]] = [
        {escape(title, quote=False): written[uri] + INDEX} for title, uri in settings.nav if uri in written
    ]
    for module in curriculum.modules:
        of_module = [page for page in pages if page.module == module.slug]
        landing = [page for page in of_module if page.kind == "module" and not page.session]
        entries: list[dict[str, Any]] = [_entry(page, words) for page in landing]
        for session in module.sessions:
            entries_of_session = [
                _entry(page, words) for page in of_module if page.session == session.slug and page.kind != "module"
            ]
            entries.append({session.page.record.title: entries_of_session})
        nav.append({module.source.record.title: entries})
    forms = {words.forms.all: [_entry(page, words) for page in pages if page.module == FOLDER]}
    programs = {words.programs.menu: [_entry(page, words) for page in pages if page.kind == "program"]}
    return [*nav, *(part for part in (forms, programs) if any(part.values()))]


def _entry(page: Page, words: Words) -> dict[str, Any]:
    titles = {"guide": words.guide.menu, "record": words.record.menu, "group": words.group_view.menu}
    return {titles.get(page.kind, page.title): page.url + INDEX}
