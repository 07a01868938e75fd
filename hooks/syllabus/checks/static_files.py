"""Rules for the files beside the text, below `docs/` and `local/`: which kinds there are, and what each must be.

A site generator copies what it finds, so a file that nobody looked at would go out as it is.
"""

import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from ..content.problem import Problem, quoted
from ..content.textfile import MAX_BYTES, files_and_folders, not_plain, read_plain_file
from ..words.catalogue import TRANSLATIONS
from .drawings import drawing_problems
from .raster import SIZES

PAGE, DRAWING, CLINIC, ASSETS = ".md", ".svg", "local/clinic.yml", "docs/assets/"
PASSED_OVER = "docs/templates"  # by MkDocs, without a word
PICTURES = frozenset({DRAWING, *SIZES})
_SCRIPTS = (
    "amounts asides basket basket-copies basket-list budget card-copies copy-text days editions find-guide group-view "
    "guide-clock guide-data leave menu night-cards print-answers print-name print-page print-tonight program-asked "
    "program-calendar program-dates program-show program-weeks read-aloud run-guide run-open run-room "
    "run-session search search-danger search-meanings search-rank search-words session-clock stay-awake tonight "
    "tonight-date worksheet"
)
_STYLES = (
    "asides base drawing folded group-view guide home languages needs night-cards print print-sheet print-tonight "
    "program program-dates read-aloud record run-session run-sheet sheet site tiles tokens tokens-print tonight type"
)
_FONTS = "OFL.txt bold.woff2 bold-more.woff2 regular.woff2 regular-more.woff2"  # and their licence
OURS = frozenset(
    [f"{ASSETS}{name}.js" for name in _SCRIPTS.split()]
    + [f"{ASSETS}{name}.css" for name in _STYLES.split()]
    + [f"{ASSETS}fonts/{name}" for name in _FONTS.split()]
)
LOCKS = frozenset(f"docs/{language}/units.lock" for language in TRANSLATIONS)  # the hooks leave them out
MOST_BYTES = 500_000  # of a picture: what a slow phone line brings in some seconds
MOST_DOTS = 4000  # of its width and its height


def static_problems(root: Path) -> Iterator[Problem]:
    """Yield a problem for each file of another kind, and for each picture that is not what it should be.

    Pages and a clinic's settings are read by others; what is hidden is never shipped.
    """
    for path, is_file in files_and_folders(root, ("docs", "local", "curriculum")):
        suffix = PurePosixPath(path).suffix
        if not is_file:
            if path == PASSED_OVER:
                expected, fix = "a folder that the site takes in", "rename it"
                yield Problem(path, 1, "static-file", expected, quoted(PurePosixPath(path).name), fix)
            if suffix in {PAGE, *PICTURES}:
                yield not_plain(path, stat.S_IFDIR)
        elif suffix == DRAWING:
            yield from _drawing_problems(root, path)
        elif path.startswith(("curriculum/", "local/programs/")):
            continue  # its folders are read by those who know what belongs there
        elif suffix in SIZES:
            yield from _picture_problems(root, path, suffix)
        elif suffix != PAGE and path != CLINIC and path not in OURS and path not in LOCKS:
            is_large = suffix.lower() in {PAGE, *PICTURES}
            fix = "write its ending in small letters" if is_large else "take it out, or save it as one of these"
            expected = "a page, a picture, or a style or script of ours"
            yield Problem(path, 1, "static-file", expected, quoted(PurePosixPath(path).name), fix)


def _drawing_problems(root: Path, path: str) -> list[Problem]:
    data, problems = read_plain_file(root / path, path, MAX_BYTES)
    return problems if data is None else drawing_problems(path, data)


def _picture_problems(root: Path, path: str, suffix: str) -> Iterator[Problem]:
    data, problems = read_plain_file(root / path, path, MOST_BYTES)
    yield from problems
    if data is None:
        return
    size = SIZES[suffix](data)
    if size is None:
        kind = next((other[1:] for other, size_of in SIZES.items() if size_of(data)), "")
        found = f"a {kind}" if kind else "a part of one, or something else"
        yield Problem(path, 1, "picture-file", f"a whole {suffix[1:]}", found, "save it again as what its name says")
    elif not 0 < min(size) <= max(size) <= MOST_DOTS:
        expected, found = f"at most {MOST_DOTS} dots in width and height", f"{size[0]} by {size[1]}"
        yield Problem(path, 1, "picture-file", expected, found, "make it smaller")
