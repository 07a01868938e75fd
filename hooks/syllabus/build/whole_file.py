"""Files that are written completely or not at all."""

from pathlib import Path


def write_whole(place: Path, text: str) -> None:
    """Write `text` to the file at `place`, which nobody ever sees half written. Raises OSError, and leaves nothing."""
    part = place.with_name(f".{place.name}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="")
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)
