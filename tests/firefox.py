"""The system's Firefox, driven by Mozilla's own library over Marionette; nothing between them has to be installed."""

import base64
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from curricula import ROOT

DRIVER = str(ROOT / ".build" / "soak")  # where .ci/setup-soak puts it


def firefox_path() -> str:
    """Where Firefox is; tests that ask are skipped where it or its driver is missing."""
    if DRIVER not in sys.path:  # now and not before, since other tests look at all that is installed
        sys.path.append(DRIVER)
    pytest.importorskip("marionette_driver", reason="the driver of Firefox is missing: .ci/setup-soak installs it")
    path = shutil.which("firefox-esr") or shutil.which("firefox")
    if path is None:
        pytest.skip("Firefox is missing: .ci/setup-soak installs it")
    return path


@contextmanager
def firefox(folder: Path) -> Iterator[Any]:
    """A Firefox without a window, whose profile and log are in `folder`."""
    path = firefox_path()
    from marionette_driver.marionette import Marionette  # noqa: PLC0415  # installed for the soak alone

    client = Marionette(port=0, bin=path, headless=True, workspace=str(folder), gecko_log=str(folder / "log"))
    client.start_session()
    try:
        yield client
    finally:
        client.quit()
        client.instance.close(clean=True)


def printed(client: Any) -> bytes:
    """The page as Firefox prints it into a PDF; the library has no method for this command of WebDriver."""
    told = client._send_message("WebDriver:Print", {"background": False}, key="value")  # noqa: SLF001  # see above
    return base64.b64decode(told)
