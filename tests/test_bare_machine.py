"""The PDF engine comes with the Python packages: no system library, no font, no setting of the machine is needed."""

import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from curricula import ROOT

pytestmark = pytest.mark.slow

OF_ANY_LINUX = re.compile(
    r"^(?:linux-vdso|ld-linux.*|lib(?:c|m|dl|rt|pthread|util|gcc_s|stdc\+\+|z))(?:[-.].*)?$|^/lib.*/ld-linux"
)
MAKE = """
import json, pathlib, sys
sys.path.insert(0, sys.argv[1] + "/hooks")
from datetime import date
from syllabus.pdf.files import make, sheet_jobs
from syllabus.pdf.rendered import RenderedPdf
from syllabus.load import load
from syllabus.build.site_facts import Site
project, _ = load(pathlib.Path(sys.argv[1]), date(2026, 11, 21))
pages = project.pages("participants")
jobs = sheet_jobs(project.curriculum, pages, Site("Nine Hours", "DRAFT", "x.example", "letter"))[::9]
made = [make(job) for job in jobs]
print(json.dumps([len(made), sum(isinstance(result, RenderedPdf) for result in made)]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="ldd is of Linux; elsewhere wheels bring what they need likewise")
@pytest.mark.parametrize("package", ["typst", "pikepdf", "pypdfium2_raw"])
def test_package_links_to_nothing_that_a_bare_machine_lacks(package: str) -> None:
    spec = importlib.util.find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).parent
    for library in folder.rglob("*.so*"):
        listed = subprocess.run(["ldd", library], capture_output=True, text=True, check=True).stdout
        for name, target in re.findall(r"^\s*(\S+) => (\S+)", listed, re.MULTILINE):
            own = ".venv" in target
            assert own or OF_ANY_LINUX.match(name), f"{library.name} needs {name}"


def test_a_build_makes_its_sheets_without_home_fonts_or_settings() -> None:
    """With an empty environment, and fonts looked for in a folder that is not there.

    A sample, with all that a build does to a sheet; every sheet is laid out like this for the visits of all sheets.
    """
    nothing = {"HOME": "/nonexistent", "PATH": "/nonexistent", "FONTCONFIG_FILE": "/nonexistent", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", MAKE, ROOT], env=nothing, cwd="/", capture_output=True, text=True, check=True
    )
    total, good = json.loads(done.stdout)
    assert total == good > 0
