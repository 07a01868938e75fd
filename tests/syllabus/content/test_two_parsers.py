"""PyYAML has a parser in C and one in Python, and a machine may lack the first: our files read the same with both."""

import pytest
import yaml
from curricula import ROOT

PATHS = [*ROOT.glob("curriculum/**/*.yml"), *ROOT.glob("tests/example/**/*.yml"), *ROOT.glob("hooks/**/*.yml")]


@pytest.mark.skipif(not hasattr(yaml, "CSafeLoader"), reason="there is no parser in C here")
def test_every_file_reads_the_same_with_both_parsers() -> None:
    assert PATHS
    for path in PATHS:
        text = path.read_text(encoding="utf-8")
        try:
            plain = yaml.load(text, yaml.SafeLoader)  # a safe loader
        except yaml.YAMLError as error:
            pytest.fail(f"{path}: {error}")
        assert plain == yaml.load(text, yaml.CSafeLoader), path  # likewise
