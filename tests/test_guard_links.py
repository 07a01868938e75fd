"""An address that no author wrote, and that the rules for links forbid, ends the build as well."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from curricula import ROOT, copy_example

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://weather.example/"])
def test_a_forbidden_address_in_a_template_is_found_on_every_page_that_holds_it(tmp_path: Path, address: str) -> None:
    root = tmp_path / "project"
    copy_example(root)
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets", dirs_exist_ok=True)
    shutil.copytree(ROOT / "hooks", root / "hooks")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("\nnav:")[0]
    (root / "mkdocs.yml").write_text(config + "\n", encoding="utf-8")
    template = root / "hooks/syllabus/pages/templates/frame/strip.html"
    template.write_text(template.read_text("utf-8").replace("{{ leave_to }}", address), encoding="utf-8")
    done = subprocess.run(
        [ROOT / ".venv/bin/mkdocs", "build", "--strict"],
        cwd=root,
        env={**os.environ, "NINE_HOURS_PDFS": "no", "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    found = [line for line in done.stderr.split("\n") if "link-scheme: expected https" in line]
    assert {line.partition(":1 ")[0] for line in found} >= {"for-families/a-quiet-hour/session.md"}
    assert all(f'found "{address}"' in line for line in found)
    assert "Traceback" not in done.stderr
