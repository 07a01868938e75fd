"""The folder `latest`, where every address of the newest edition leads on."""

import shutil
from pathlib import Path

FOLDER = "latest"
LEFT_OUT = "sitemap.xml"  # for search engines only


def copy_files(archive: Path, edition: str) -> None:
    """Copy the files of an edition that are no pages to `latest`, where mike put pages that lead on.

    A web server for plain files cannot lead from one PDF to another. Git keeps a copy only once.
    """
    for path in sorted((archive / edition).rglob("*")):
        name = path.relative_to(archive / edition)
        if path.is_file() and path.suffix != ".html" and not path.name.startswith(LEFT_OUT):
            place = archive / FOLDER / name
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)
