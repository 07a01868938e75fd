"""What the bytes of a picture made of dots say: whether they are of the kind that the name says, whole, and how large.

Only headers are read, and nothing is unpacked: a small file may hold a picture that no phone can show.
"""

from collections.abc import Callable, Mapping

Size = tuple[int, int]  # width and height in dots
PNG_START = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
JPEG_START, JPEG_END = b"\xff\xd8\xff", b"\xff\xd9"
JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # the headers that give a size
JPEG_BARE = frozenset({0x01, *range(0xD0, 0xD8)})  # markers without a length


def png_size(data: bytes) -> Size | None:
    """Return the size of a PNG; None for anything else, and for one that is cut off or has something behind it."""
    if not data.startswith(PNG_START):
        return None
    at = 8
    while data[at + 4 : at + 8] not in (b"IEND", b""):
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    if at + 12 != len(data):
        return None
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def jpeg_size(data: bytes) -> Size | None:
    """Return the size of a JPEG, or None as for a PNG."""
    if not data.startswith(JPEG_START) or not data.endswith(JPEG_END):
        return None
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        if data[at + 1] in JPEG_FRAMES:
            return int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big")
        if data[at + 1] == 0xFF:  # fills up
            at += 1
        elif data[at + 1] in JPEG_BARE:
            at += 2
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None


def webp_size(data: bytes) -> Size | None:
    """Return the size of a WebP, or None as for a PNG."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP" or int.from_bytes(data[4:8], "little") + 8 != len(data):
        return None
    kind = data[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 " and data[23:26] == b"\x9d\x01\x2a":
        return int.from_bytes(data[26:28], "little") & 0x3FFF, int.from_bytes(data[28:30], "little") & 0x3FFF
    return None


SIZES: Mapping[str, Callable[[bytes], Size | None]] = {
    ".png": png_size,
    ".jpg": jpeg_size,
    ".jpeg": jpeg_size,
    ".webp": webp_size,
}
