"""What the site's files are by themselves, without a browser: valid HTML, and scripts that old browsers can read."""

import subprocess
from pathlib import Path

import pytest
from curricula import ROOT


@pytest.mark.slow
def test_our_scripts_are_no_newer_than_es2017() -> None:
    acorn = ROOT / ".build" / "npm" / "acorn" / "bin" / "acorn"
    told = [
        subprocess.run(["node", acorn, "--ecma2017", "--silent", script], capture_output=True, text=True, check=False)
        for script in sorted((ROOT / "docs" / "assets").glob("*.js"))
    ]
    assert [done.stderr for done in told if done.returncode] == []


def test_html_is_valid_but_for_one_message(site: Path) -> None:
    jar = ROOT / ".build" / "npm" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-jar", str(jar), "--errors-only", "--skip-non-html", "--format", "gnu", str(site)]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stderr.splitlines()
    # Firefox fills ticks in again after Back, unless it is told not to, which the standard does not allow for ticks.
    allowed = "Attribute “autocomplete” is only allowed when the input type is"
    assert [line for line in told if allowed not in line] == []
