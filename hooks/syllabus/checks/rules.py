"""The rules that the build enforces, read from `rules.yml`."""

from dataclasses import dataclass
from importlib.resources import files

from ..build.fast_yaml import safe_load


@dataclass(frozen=True)
class Rule:
    """A rule in one sentence, with an example that breaks it and one that keeps it."""

    sentence: str
    breaks: str
    keeps: str


_TEXT = files(__package__).joinpath("rules.yml").read_text(encoding="utf-8")
GROUPS: dict[str, dict[str, Rule]] = {
    group: {name: Rule(**rule) for name, rule in rules.items()} for group, rules in safe_load(_TEXT).items()
}
RULES: dict[str, Rule] = {name: rule for rules in GROUPS.values() for name, rule in rules.items()}
