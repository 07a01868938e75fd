"""No words for people in code, templates and scripts, and no phone number outside `crisis.yml`."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from curricula import ROOT

SYLLABUS = ROOT / "hooks" / "syllabus"
ROOMS = ("pages", "pdf", "docx", "programs", "staging", "site", "editions", "publishing", "markup", "reviewing")
SHOWN = sorted(place for room in ROOMS for place in (SYLLABUS / room).rglob("*.py"))
TWO_WORDS = re.compile(r"(?<![\w/.-])[A-Za-z][a-z']+[,;:]? [a-z{][a-z'}]*(?![\w/(=-])")
RAISED = re.compile(r"(?:Problem|Error|RefusedError|ArgumentTypeError|PluginError)$")

# Files whose texts no reader of a site sees: authors and keepers get messages of checks and commands in English.
NOT_SHOWN = {
    "markup/fields.py": "descriptions of options, for authors' editors",
    "pdf/errors.py": "messages of checks",
    "pdf/typesetting.py": "a pattern of what Typst says",
    "programs/checks.py": "messages of checks",
    "programs/day_types.py": "descriptions of keys, and messages of checks",
    "programs/hours.py": "weeks and hours in messages of checks",
    "programs/model.py": "descriptions of keys, for authors' editors",
    "programs/new_program.py": "a file for those who type it",
    "programs/questions.py": "questions at a terminal",
    "programs/reader.py": "messages of checks",
    "programs/teaching.py": "messages of checks",
    "site/web_policy.py": "for browsers",
    "publishing/checkout.py": "a command at a terminal",
    "publishing/publish.py": "a command at a terminal",
    "publishing/records.py": "a command at a terminal",
    "publishing/verify.py": "a command at a terminal",
    "reviewing/beside.py": "a command at a terminal",
    "reviewing/comments.py": "a command at a terminal",
    "reviewing/packet_files.py": "a command at a terminal",
    "reviewing/sign_off.py": "a command at a terminal",
    "reviewing/trace.py": "a command at a terminal",
    "reviewing/word_file.py": "a command at a terminal",
    "staging/write.py": "a command at a terminal",
}
# Single texts that are no words for people.
ALLOWED = {
    "Group note": "the stem of that name in a guide",
    "Write it down": "a heading of guides",
    "Did we do it?": "a heading of guides",
    "family evening": "a key that stands for no ring",
    "program part": "a part of a cache key",
    "    lines: {}": "an option of a block",
}


def literals(place: Path) -> Iterator[tuple[int, str]]:
    """The texts in a file that are no docstrings and go into no message of a check; a place to fill is {}."""
    tree = ast.parse(place.read_text(encoding="utf-8"))
    left_out: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node):
            left_out.add(id(node.body[0]))
        if isinstance(node, ast.FunctionDef):
            left_out |= {id(part) for part in told(node)}
        if isinstance(node, ast.Call):
            left_out |= {id(part) for part in classes(node)}
    yield from _texts(tree, left_out)


def classes(call: ast.Call) -> Iterator[ast.AST]:
    """What a call sets as names of classes."""
    yield from (keyword.value for keyword in call.keywords if keyword.arg == "class_")
    if isinstance(call.func, ast.Attribute) and call.func.attr == "set" and ast.unparse(call.args[0]) == "'class'":
        yield call.args[1]


def told(function: ast.FunctionDef) -> Iterator[ast.AST]:
    """The calls that make a message, and what is assigned to the names that stand in them."""
    names: set[str] = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and RAISED.search(ast.unparse(node.func)):
            yield node
            names |= {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            targets = {part.id for target in node.targets for part in ast.walk(target) if isinstance(part, ast.Name)}
            if targets & names:
                yield node.value


def _texts(node: ast.AST, left_out: set[int]) -> Iterator[tuple[int, str]]:
    if id(node) in left_out:
        return
    if isinstance(node, ast.JoinedStr):
        parts = [str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values]
        yield node.lineno, "".join(parts)
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                yield from _texts(part.value, left_out)
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.lineno, node.value
    for child in ast.iter_child_nodes(node):
        yield from _texts(child, left_out)


def spelled(place: Path) -> list[str]:
    """The texts of two or more English words in a file."""
    found = [(line, re.sub(r"<[^<>]*>", " ", text)) for line, text in literals(place)]
    return [f"{place.name}:{line} {text}" for line, text in found if TWO_WORDS.search(text) and text not in ALLOWED]


@pytest.mark.parametrize("place", SHOWN, ids=lambda place: place.relative_to(SYLLABUS).as_posix())
def test_code_spells_no_words_for_people(place: Path) -> None:
    if place.relative_to(SYLLABUS).as_posix() not in NOT_SHOWN:
        assert spelled(place) == []


def test_every_exception_is_needed() -> None:
    assert [name for name in NOT_SHOWN if not spelled(SYLLABUS / name)] == []
    texts = {text for place in SHOWN for _, text in literals(place)}
    assert set(ALLOWED) - texts == set()


def test_a_word_in_code_is_found(tmp_path: Path) -> None:
    place = tmp_path / "a.py"
    place.write_text(
        '"""Two words."""\n\ndef f(n):\n    """Two words."""\n    found = f"in week {n}"\n'
        '    yield Problem("a b", 1, "no words", found)\n    a = f"Part {n} of it"\n'
        '    return "Print this", "id", "a.b c"\n'
    )
    assert spelled(place) == ["a.py:7 Part {} of it", "a.py:8 Print this"]


TEMPLATES = sorted((ROOT / "hooks").rglob("*.html"))
SCRIPTS = sorted((ROOT / "docs" / "assets").glob("*.js"))
JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
ATTRIBUTE = re.compile(r'\b(?:aria-label|title|alt|placeholder)="([^"]*)"')
NOT_TEXT = re.compile(r"<script>.*?</script>|<style>.*?</style>|<[^>]*>", re.DOTALL)
COMMENT = re.compile(r"^ *//.*$|\s//.*$", re.MULTILINE)
STRING = re.compile(r"\"([^\"\n]*)\"|'([^'\n]*)'|`([^`]*)`")
OF_A_SELECTOR = re.compile(r"[.#\[>]")
TAGS = {"a", "button", "input", "select", "summary", "textarea"}
NOT_WORDS = {"use strict", "Shift", "Escape"}  # a directive, and names of keys


def typed_in_template(text: str) -> list[str]:
    """What people would see or hear of a template that comes from nowhere else."""
    own = JINJA.sub("", text)
    shown = [*ATTRIBUTE.findall(own), *NOT_TEXT.sub("\n", own).split("\n")]
    return [part.strip() for part in shown if re.search(r"[A-Za-z]", re.sub(r"&\w+;", "", part))]


def typed_in_script(text: str) -> list[str]:
    """Strings of two words, or of one with a capital, which is how a label begins; selectors are none."""
    found = ["".join(parts) for parts in STRING.findall(COMMENT.sub("", text))]
    plain = [re.sub(r"\$\{[^}]*\}", "{x}", one) for one in found if not OF_A_SELECTOR.search(one)]
    told = [one for one in plain if TWO_WORDS.search(one) or re.fullmatch(r"[A-Z][a-z]+", one)]
    return [one for one in told if one not in NOT_WORDS and not set(one.split(", ")) <= TAGS]


@pytest.mark.parametrize("place", TEMPLATES, ids=lambda place: place.name)
def test_templates_hold_no_words(place: Path) -> None:
    assert typed_in_template(place.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("place", SCRIPTS, ids=lambda place: place.name)
def test_scripts_hold_no_words(place: Path) -> None:
    assert typed_in_script(place.read_text(encoding="utf-8")) == []


def test_a_word_in_a_template_or_a_script_is_found() -> None:
    assert typed_in_template('<p title="A b">{{ x }} Print</p>{# no #}<b>&amp;</b>') == ["A b", "Print"]
    script = 'a("Print this"); b(`${n} pages found`); c("use strict"); d(".field input"); e("Finish"); f("input, a")'
    script += " // Print this"
    assert typed_in_script(script) == ["Print this", "{x} pages found", "Finish"]


# Phone numbers: like 1-800-662-4357 or 18006624357, or one of the short ones.
LONG, SHORT = r"(?:1[-. ])?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}|1?8\d{9}", "911|988|741741|838255|88788"
NUMBER = re.compile(rf"(?<![\w$.,#&-])(?:{LONG}|{SHORT})(?![\w,]|[.-]\d)")
TEXTS = (".py", ".html", ".js", ".css", ".md", ".yml", ".typ", ".json")
MAY_HAVE_THEM = {
    "hooks/syllabus/checks/guide_rules.py": "the pattern that finds the mark of the line for emergencies",
    "hooks/syllabus/checks/help_lines.py": "the pattern that finds phone numbers in texts",
    "hooks/syllabus/checks/rules.yml": "examples of what breaks a rule about them",
}
KEY = re.compile(r"\[line: [a-z0-9-]+\]")  # the mark by which texts name a line


def numbers(place: Path) -> list[str]:
    """The phone numbers in a file, but for marks that name a line."""
    return NUMBER.findall(KEY.sub("", place.read_text(encoding="utf-8")))


def test_phone_numbers_stand_in_one_file() -> None:
    places = [p for top in ("hooks", "docs") for p in (ROOT / top).rglob("*") if p.suffix in TEXTS]
    found = {place.relative_to(ROOT).as_posix() for place in places if numbers(place)}
    assert found == set(MAY_HAVE_THEM)


@pytest.mark.parametrize("text", ["Call 911.", "tel:988", "1-800-662-4357", "(800) 662 4357", "18006624357", "741741"])
def test_a_phone_number_is_found(text: str, tmp_path: Path) -> None:
    place = tmp_path / "a.md"
    place.write_text(text)
    assert len(numbers(place)) == 1
    place.write_text("[line: 988] 2026-11-21 $1,988 9881 #911")
    assert numbers(place) == []
