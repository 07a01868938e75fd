"""Every rule that the build enforces, from `rules.yml`: its name, its one sentence, and an example."""

from dataclasses import dataclass
from importlib.resources import files

import yaml


@dataclass(frozen=True)
class Rule:
    """What a rule asks for, something that breaks it, and what would keep it."""

    sentence: str
    breaks: str
    keeps: str


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same in C, where the library has it
_TEXT = files(__package__).joinpath("rules.yml").read_text(encoding="utf-8")
GROUPS: dict[str, dict[str, Rule]] = {
    group: {name: Rule(**rule) for name, rule in rules.items()}
    for group, rules in yaml.load(_TEXT, _LOADER).items()  # noqa: S506  # a safe loader in both cases
}
RULES: dict[str, Rule] = {name: rule for rules in GROUPS.values() for name, rule in rules.items()}
