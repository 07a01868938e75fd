"""The zips of an edition to take offline, and their checksums."""

from pathlib import Path

from ..build.build_language import build_language
from ..content.problem import RefusedError
from ..editions.locks import file_hash, file_hashes
from ..site.offline import books_name, books_zip, offline_zip
from ..words.catalogue import words_for
from .tool_runs import run_tool

DOWNLOADS = "downloads"
ZIP_LIMIT = 60_000_000  # bytes: minutes on a slow line, and hosts of repositories take 100 MB in one file


def write_downloads(
    clone: Path, edition: str, epoch: str, archive: Path, scratch: Path, bin_folder: Path | None = None
) -> None:
    """Write the offline zips of an edition, and the checksums of all zips. Raises RefusedError."""
    downloads = archive / DOWNLOADS
    downloads.mkdir(exist_ok=True)
    participants = scratch / "participants"
    run_tool(clone, edition, epoch, "mkdocs", "build", "--site-dir", participants, bin_folder=bin_folder,
         audience="participants")  # fmt: skip
    whole, books, open_only = download_paths(edition)
    site = archive / edition
    made = {
        whole: offline_zip(site, _name(whole), words_for(build_language())),
        books: books_zip(site, _name(whole)),
        open_only: offline_zip(participants, _name(open_only)),
    }
    for path, zipped in made.items():
        if len(zipped) > ZIP_LIMIT:
            raise RefusedError(f"expected {path} below 60 MB, found {len(zipped)} bytes - make files smaller")
        (archive / path).write_bytes(zipped)
    checksums = [f"{digest}  {name}" for name, digest in file_hashes(downloads).items() if name.endswith(".zip")]
    (downloads / "SHA256SUMS").write_text("\n".join(checksums) + "\n", encoding="utf-8")


def _name(path: str) -> str:
    return Path(path).name.removesuffix(".zip")


def download_paths(edition: str) -> tuple[str, str, str]:
    """Return the paths in the archive of the zips of the whole site, of its books, and of the site for participants."""
    name = f"{DOWNLOADS}/nine-hours-{edition}"
    return f"{name}.zip", books_name(name), f"{name}-participants.zip"


def download_hashes(archive: Path, edition: str) -> dict[str, str]:
    """Return the hashes of all, by path."""
    return {path: file_hash(archive / path) for path in download_paths(edition)}
