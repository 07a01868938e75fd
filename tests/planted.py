"""The miniature curriculum with signs that break pages, planted into every text that an author can write."""

import re
from pathlib import Path
from typing import Any

import yaml
from curricula import copy_example

from syllabus.content.folder_reader import FRONT_MATTER

SIGNS = "\"q\"'a'&b"  # quotes and an ampersand
ELEMENTS = f"{SIGNS}</title></script><script>alert(1)</script>"  # where text may hold signs of elements
IN_BODIES = f"{SIGNS} 1 < 2"
# Keys whose texts other texts must repeat letter by letter, or that programs read.
FIXED = frozenset(
    {
        "allow", "audience", "best", "blocks", "changes", "checked_on", "copies", "core", "day", "dead", "decision",
        "document", "enrolment", "facilitators", "forms", "hash", "help_block", "holds", "initials", "kind", "lead",
        "level", "line", "mark", "minus-from", "module", "modules", "needs", "not_on", "page", "pages", "pattern",
        "per", "pictures", "plan_problems", "print", "program", "ring", "rings", "seen_on", "sentence", "sessions",
        "sms", "sources", "stage", "start", "status", "stories", "sum", "tags", "tel", "template", "term",
        "time_zone", "unit", "units", "url", "what", "worksheets",
    }
)  # fmt: skip
# File names, which become addresses; a sign that another system refuses is an error, and so is a hidden one.
WRITTEN, OWN = "a 'q' & b; c (100% #1).md", "way 'in' & out #2.md"
SETTINGS: dict[str, Any] = {
    "site_name": f"Nine Hours{SIGNS}",
    "site_description": f"About it{ELEMENTS}",
    "site_author": f"All of us{ELEMENTS}",
    "copyright": f"Ours{ELEMENTS}",
    "site_url": "https://a.example/o&u/",
    "repo_name": f"The store{ELEMENTS}",
    "repo_url": "https://a.example/?a=%22&b=1",
    "nav": [{f"Begin{ELEMENTS}": "index.md"}, {f"With a name{ELEMENTS}": WRITTEN}, {f"Help{ELEMENTS}": "help.md"}],
}
CLINIC = {
    "name": "Our clinic",
    "room": "Room 2",
    "hours": "nine to five",
    "contact": "Tell the front desk.",
    "sheet_line": "Ask at the desk.",
    "program": "two-mornings",
    "calls": "The desk, until six.",
    "supply": {"says": "A sedative was found.", "source": "the county", "seen_on": "2026-11-01"},
    "lines": {
        "desk": {
            "name": "Front desk", "show": "the desk", "tel": "5550100", "hours": "day", "languages": "English",
            "is_for": "Questions.", "is_not": "Not for danger.", "source": "the clinic", "checked_on": "2026-11-01",
        }
    },
}  # fmt: skip


def planted_example(folder: Path) -> Path:
    """Return the root of a copy of the example in `folder`, with the signs in every text that is shown."""
    root = folder / "project"
    copy_example(root)
    labels = yaml.safe_load((root / "curriculum/reference/plan_problems.yml").read_text(encoding="utf-8"))
    (root / "local").mkdir()
    (root / "local/clinic.yml").write_text(dumped(planted(CLINIC)), encoding="utf-8")
    skipped = {"words.yml", "us-english.yml", "safety.yml", "thresholds.yml", "hosts.yml"}  # no page shows them
    for path in [*root.glob("curriculum/**/*.yml")]:
        if path.name not in skipped:
            path.write_text(dumped(planted(read(path.read_text(encoding="utf-8")))), encoding="utf-8")
    for template in (
        "basket",
        "sheet_log",
        "folded",
        "tonight",
        "print_tonight",
    ):  # pages that the example does without
        body = f"---\ntitle: A page\ntemplate: {template}.html\n---\n\n# A page\n\nSome words.\n"
        (root / f"docs/{template.replace('_', '-')}.md").write_text(body, encoding="utf-8")
    (root / "docs/word-copies.md").write_text("---\ntitle: A page\n---\n\n# A page\n\nWords.\n", encoding="utf-8")
    (root / "local/pages").mkdir()
    for place in (root / "docs" / WRITTEN, root / "local/pages" / OWN):
        place.write_text("---\ntitle: A page\n---\n\n# A page\n\nSome words.\n", encoding="utf-8")
    for path in [*root.glob("curriculum/**/*.md"), *root.glob("docs/**/*.md"), *root.glob("local/pages/*.md")]:
        text = path.read_text(encoding="utf-8")
        match = FRONT_MATTER.match(text)
        assert match is not None
        front, body = read(match.group(1)), text[match.end() :]
        for label in labels.values():
            body = body.replace(f"**{label}", f"**{label}{SIGNS}")
        body = re.sub(r"^(- (?:My hour|Everybody else))$", rf"\1{SIGNS}", body, flags=re.MULTILINE)  # of a drawing
        if {"worksheets", "forms"} & set(path.parts):
            body = planted_sheet(body)
        body = planted_cards(body) if "cards" in path.parts else f"{body}\n\n{IN_BODIES}.\n"
        path.write_text(f"---\n{dumped(planted(front))}---\n{body}", encoding="utf-8")
    return root


def planted(value: Any, key: str = "", *, is_top: bool = True) -> Any:
    """Return a value of YAML with the signs behind every text that pages show."""
    if key in FIXED:
        return value
    if isinstance(value, str):
        return value + SIGNS
    if isinstance(value, list):
        return [planted(part, is_top=False) for part in value]
    if isinstance(value, dict):
        return {
            name: planted(part, "" if is_top and name.isdigit() else name, is_top=False) for name, part in value.items()
        }
    return value


def planted_sheet(body: str) -> str:
    """Return a sheet with the signs behind prompts, choices, words at the ends of a scale, and cells."""
    body = re.sub(r"^(/{3,} (?!budget|drawing)\w+ \| .+)$", rf"\1{SIGNS}", body, flags=re.MULTILINE)
    body = re.sub(r"^(    (?:low|high|left|total): .+)$", rf"\1{SIGNS}", body, flags=re.MULTILINE)
    body = re.sub(r"^(- .+)$", rf"\1{SIGNS}", body, flags=re.MULTILINE)
    return re.sub(r"^\| (Monday|Shoes|Saved) \|", rf"| \1{SIGNS} |", body, flags=re.MULTILINE)


def planted_cards(body: str) -> str:
    """Return the list of a card set with the signs behind the fronts, the backs and the answers."""
    body = body.replace("- The phone rings.", f"- {IN_BODIES}.")
    return re.sub(r"^((?:- |  Back: |  Answer: ).+)$", rf"\1{SIGNS}", body, flags=re.MULTILINE)


def read(text: str) -> Any:
    """Return YAML with every scalar but true, false and numbers as text."""
    return yaml.safe_load(text)


def dumped(value: Any) -> str:
    """Return a value as YAML."""
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000)
