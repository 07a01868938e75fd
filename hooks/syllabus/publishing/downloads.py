"""The zips of an edition to take offline, and their checksums."""

from pathlib import Path

from ..content.problem import RefusedError
from ..editions.locks import file_hash, file_hashes
from ..site.offline import offline_zip
from .tool_runs import run_tool

DOWNLOADS = "downloads"
ZIP_LIMIT = 95_000_000  # bytes; hosts of repositories take 100 MB in one file


def write_downloads(
    clone: Path, edition: str, epoch: str, archive: Path, scratch: Path, bin_folder: Path | None = None
) -> None:
    """Write the offline zips of an edition, and the checksums of all zips. Raises RefusedError."""
    downloads = archive / DOWNLOADS
    downloads.mkdir(exist_ok=True)
    participants = scratch / "participants"
    run_tool(clone, edition, epoch, "mkdocs", "build", "--site-dir", participants, bin_folder=bin_folder,
         audience="participants")  # fmt: skip
    for path, site in zip(download_paths(edition), (archive / edition, participants), strict=True):
        zipped = offline_zip(site, Path(path).name.removesuffix(".zip"))
        if len(zipped) > ZIP_LIMIT:
            raise RefusedError(f"expected {path} below 95 MB, found {len(zipped)} bytes - make files smaller")
        (archive / path).write_bytes(zipped)
    checksums = [f"{digest}  {name}" for name, digest in file_hashes(downloads).items() if name.endswith(".zip")]
    (downloads / "SHA256SUMS").write_text("\n".join(checksums) + "\n", encoding="utf-8")


def download_paths(edition: str) -> tuple[str, str]:
    """Return the paths in the archive of the zips of the whole site and of the site for participants."""
    name = f"{DOWNLOADS}/nine-hours-{edition}"
    return f"{name}.zip", f"{name}-participants.zip"


def download_hashes(archive: Path, edition: str) -> dict[str, str]:
    """Return the hashes of both, by path."""
    return {path: file_hash(archive / path) for path in download_paths(edition)}
