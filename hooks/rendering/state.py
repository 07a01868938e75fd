"""What the hooks of one build hand each other: one typed record, made by the first hook and read by all others."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation

from syllabus.build.cache import Cache, open_cache
from syllabus.build.site_facts import Site
from syllabus.content.audiences import SiteAudience
from syllabus.pages.assemble import Page
from syllabus.pages.frame import Frames
from syllabus.pdf.rendered import RenderedPdf
from syllabus.project import Project
from syllabus.site.leaks import GuidePhrases
from syllabus.translating.site_pages import TranslatedSite

KEY = "state"  # in `config.extra`, the one place of MkDocs that hooks may write to


@dataclass(frozen=True)
class Translated:
    """The pages of another language, and their frames."""

    site: TranslatedSite
    frames: Frames


@dataclass
class BuildState:
    """The state of one build.

    `frames` are made once, since all pages share most of theirs. `pages` has the curriculum's pages by source, `pdfs`
    the finished PDFs and `copies` the Word copies by address below the site's root. `kept_of_pages` has the plain
    values that hooks keep of a page until the end of the build, by its source and by the key of the hook; they cross
    processes and are cached with the page. `translated` has the sites of other languages by their tags. `nav` and
    `guide_phrases` are None until their hook has run.
    """

    root: Path
    project: Project
    site: Site
    audience: SiteAudience
    frames: Frames
    pages: dict[str, Page]
    translated: Mapping[str, Translated]
    pdfs: dict[str, RenderedPdf] = field(default_factory=dict)
    copies: dict[str, bytes] = field(default_factory=dict)
    kept_of_pages: dict[str, dict[str, Any]] = field(default_factory=dict)
    nav: Navigation | None = None
    guide_phrases: GuidePhrases | None = None

    def language_of(self, uri: str) -> str:
        """Return the tag of the language of the page whose source is `uri`."""
        page = self.pages.get(uri)
        return page.language if page and page.language else self.project.curriculum.language

    def keep(self, uri: str, key: str, value: Any) -> None:
        """Keep a plain value of the page whose source is `uri` until the end of the build."""
        self.kept_of_pages.setdefault(uri, {})[key] = value

    def cache(self, name: str) -> Cache:
        """Return the project's cache of that name."""
        return open_cache(self.root, name)


def new_state(root: Path, project: Project, site: Site, audience: SiteAudience, frames: Frames) -> BuildState:
    """Return the state of a build that begins, with the pages of all languages."""
    translated = {
        own.language: Translated(own, replace(frames, curriculum=own.translation.curriculum, addresses=own.addresses))
        for own in project.translated(audience)
    }
    pages = [*project.pages(audience), *(page for own in translated.values() for page in own.site.pages)]
    return BuildState(root, project, site, audience, frames, {page.uri: page for page in pages}, translated)


def state_of(config: MkDocsConfig) -> BuildState:
    """Return the state of the build that has this configuration."""
    state: BuildState = config.extra[KEY]
    return state
