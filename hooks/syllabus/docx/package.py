"""Puts the parts of a Word file into one zip (ISO/IEC 29500-2), the same bytes each time."""

import io
import zipfile
from collections.abc import Mapping

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date that a zip can hold


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip of parts by their names, in that order.

    They are stored as they are, since compressors differ between machines and an edition must be built again byte for
    byte.
    """
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 0  # whatever the machine
            archive.writestr(entry, data)
    return file.getvalue()
