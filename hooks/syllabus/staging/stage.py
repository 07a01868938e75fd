"""Stages a project: reads, checks, assembles and writes it."""

from collections.abc import Mapping
from pathlib import Path

from ..build.build_day import build_day
from ..build.cache import open_cache
from ..content.problem import RefusedError, report
from ..docx.files import make_copies, site_copies
from ..load import load_checked
from ..pdf.files import make_all, site_jobs
from ..pdf.rendered import RenderedPdf
from ..pdf.two_languages import translated_jobs
from ..project import Project
from .links import staged_link_problems
from .settings import Settings, read_settings
from .tree import NONE, staged_files
from .write import NotOursError, write_tree


def stage_project(root: Path, out: Path) -> int:
    """Write the project at `root` to `out`, and return the number of pages.

    Raises RefusedError, without having changed anything.
    """
    project = load_checked(root, build_day(), open_cache(root, "checks"))
    try:
        settings = read_settings(root, project.edition)
        pdfs, copies = site_pdfs(project, settings, root), word_copies(project, settings, root)
        return stage(project, settings, pdfs, root, out, copies)
    except (ValueError, NotOursError) as error:
        raise RefusedError(str(error)) from error
    except KeyError as error:
        raise RefusedError(f"expected links to what is staged, found {error} - link to a page or a drawing") from error


def site_pdfs(project: Project, settings: Settings, root: Path) -> Mapping[str, RenderedPdf]:
    """Return the PDFs of the site by URL, from the build cache if possible. Raises RefusedError."""
    usual = project.curriculum, project.pages(settings.audience)
    jobs = site_jobs(*usual, settings.site)
    for own in project.translated(settings.audience):
        jobs += translated_jobs(*usual, own.translation.curriculum, own.pages, own.current_pages, settings.site)
    pdfs, problems = make_all(jobs, open_cache(root, "pdf"))
    if problems:
        raise RefusedError(report(problems))
    return pdfs


def word_copies(project: Project, settings: Settings, root: Path) -> Mapping[str, bytes]:
    """Return the Word copies of the site by URL, from the build cache if possible. Raises RefusedError."""
    jobs = site_copies(project.curriculum, project.pages(settings.audience), settings.site, settings.audience)
    copies, problems = make_copies(jobs, open_cache(root, "docx"))
    if problems:
        raise RefusedError(report(problems))
    return copies


def stage(
    project: Project,
    settings: Settings,
    pdfs: Mapping[str, RenderedPdf],
    root: Path,
    out: Path,
    copies: Mapping[str, bytes] = NONE,
) -> int:
    """Write the tree to `out`, completely or not at all, and return the number of its pages.

    `copies` are the Word copies by URL, and `root` has the styles in `docs/assets/`. Raises NotOursError if `out`
    contains anything but an earlier stage, and RefusedError if a page would contain a URL that the link rules forbid.
    """
    files = staged_files(project, settings, pdfs, root / "docs", copies)
    if problems := staged_link_problems(files):
        raise RefusedError(report(problems))
    write_tree(files, out)
    return sum(name.endswith(".md") for name in files)
