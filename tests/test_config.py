"""`mkdocs.yml` is code to MkDocs: nothing in it may run or read more than itself. What we install is pinned."""

import re

import pytest
import yaml
from curricula import ROOT

CONFIG = ROOT / "mkdocs.yml"


def unsafe(text: str) -> list[str]:
    """The tags and keys with which a configuration would run code, read the environment or take in another file."""
    found = [f"{token.value[0]}{token.value[1]}" for token in yaml.scan(text) if isinstance(token, yaml.TagToken)]
    keys = re.findall(r"^(INHERIT)\s*:", text, re.MULTILINE)
    return found + keys


def test_configuration_runs_nothing_and_reads_nothing_else() -> None:
    assert unsafe(CONFIG.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "planted",
    [
        "extra: !!python/object/apply:os.system [ls]",
        "site_name: !ENV [HOME, x]",
        "INHERIT: ../other.yml",
        "extra: {a: !relative $docs_dir}",
    ],
)
def test_each_way_in_is_noticed(planted: str) -> None:
    assert unsafe(f"site_name: x\n{planted}\n")


def test_hooks_and_plugins_are_ours_or_known() -> None:
    config = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))
    assert all(re.fullmatch(r"hooks/[a-z_]+\.py", hook) for hook in config["hooks"])
    assert [name for plugin in config["plugins"] for name in plugin] == ["mike"]


def test_everything_installed_is_pinned_with_its_hash() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    packages = re.findall(r"^[a-zA-Z0-9_.-]+==\S+(.*(?:\n    .*)*)", lock, re.MULTILINE)
    assert len(packages) > 20
    assert all("--hash=sha256:" in package for package in packages)
    assert "--require-hashes" in (ROOT / "Makefile").read_text(encoding="utf-8") + (
        ROOT / ".ci/setup-python"
    ).read_text(encoding="utf-8")
