"""Rules for the Markdown source of any page, guide or worksheet: code fences, blocks, blanks and link schemes."""

import html
import re
from typing import Any

from pydantic import BaseModel

from ..content.problem import Problem, did_you_mean, quoted
from ..content.scan import FoundBlock, Scan
from ..content.strict_yaml import parse
from ..content.validate import validate
from ..markup.fields import BLANK_WIDTHS, BLOCKS, Block, DrawingOptions
from .drawn_rules import drawing_problems

SCHEMES = ("https", "tel", "sms", "mailto")
LIST_ITEM = re.compile(r"^- \S")


def text_problems(path: str, scanned: Scan, fields_allowed: bool) -> list[Problem]:
    """Return the problems of fences, blocks and blanks in the scanned text at `path`.

    `fields_allowed` is true for worksheets only.
    """
    problems = [*_fence_problems(path, scanned), *_stray_problems(path, scanned)]
    for block in scanned.blocks:
        problems.extend(_block_problems(path, block, fields_allowed))
    for mark, label in scanned.blanks:
        problems.extend(_blank_problems(path, mark.line, mark.text, label, fields_allowed))
    return problems


def link_scheme(target: str) -> str:
    """Return the scheme of a link as a browser reads it, in lower case; empty for a relative link."""
    bare = re.sub(r"[\x00-\x20]", "", html.unescape(target))
    if bare.startswith("//"):
        return "//"
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", bare)
    return scheme.group(1).lower() if scheme else ""


def _fence_problems(path: str, scanned: Scan) -> list[Problem]:
    expected = "a fence at the margin, closed by a line of the same signs"
    fix = "start it at the margin, outside lists and quotations, and close it with the very same signs"
    return [Problem(path, mark.line, "code-fence", expected, quoted(mark.text), fix) for mark in scanned.fences]


def _stray_problems(path: str, scanned: Scan) -> list[Problem]:
    expected = "a block that opens with `/// name | prompt` and closes with `///`"
    fix = "start the line at the margin; give an outer block one slash more than the blocks inside it"
    problems = [Problem(path, m.line, "block-unclosed", expected, quoted(m.text), fix) for m in scanned.stray]
    for block in scanned.blocks:
        if not block.closed:
            fix = "close it with a line of " + "/" * block.slashes
            problems.append(Problem(path, block.line, "block-unclosed", "a closed block", "no end", fix))
    return problems


def _block_problems(path: str, block: FoundBlock, fields_allowed: bool) -> list[Problem]:
    kind = BLOCKS.get(block.name)
    if kind is None:
        fix = did_you_mean(block.name, BLOCKS)
        return [Problem(path, block.line, "block-unknown", "a documented block", quoted(block.name), fix)]
    problems = []
    if kind.is_field and not fields_allowed:
        fix = "move the field to a worksheet of this session"
        problems.append(Problem(path, block.line, "field-misplaced", "text", quoted(block.name), fix))
    if not block.argument:
        fix = f"write `/// {block.name} | {kind.says}`"
        problems.append(Problem(path, block.line, "block-prompt", f"a {kind.says}", "nothing", fix))
    elif any(sign in block.argument for sign in "<>[]`*|"):
        fix = "write it as plain words"
        problems.append(Problem(path, block.line, "block-prompt", "plain words", quoted(block.argument), fix))
    problems.extend(option_problems(path, block))
    problems.extend(_content_problems(path, block, kind))
    return problems


def block_options(path: str, block: FoundBlock) -> tuple[BaseModel | None, list[Problem]]:
    """Return the parsed options of a known block, or None, and the problems with them."""
    parsed, problems = parse(path, "\n".join(block.options) or "{}", block.line + 1 if block.options else block.line)
    if parsed is None:
        return None, problems
    return validate(path, parsed, BLOCKS[block.name].options)


def option_problems(path: str, block: FoundBlock) -> list[Problem]:
    """Return the problems with the options of a known block, under the rule `block-option`."""
    _, problems = block_options(path, block)
    wording = {"unknown-key": "a documented option", "missing-key": None, "wrong-value": None}
    return [
        Problem(p.path, p.line, "block-option", wording[p.rule] or p.expected, p.found, p.fix)
        if p.rule in wording
        else p
        for p in problems
    ]


def _content_problems(path: str, block: FoundBlock, kind: Block) -> list[Problem]:
    lines = [line for line in block.content if line.strip()]
    at = block.content_line or block.line
    if kind.holds == "drawing":
        options, _ = block_options(path, block)
        return list(drawing_problems(path, block, options)) if isinstance(options, DrawingOptions) else []
    if kind.holds == "nothing" and lines:
        fix = "close the block first; indent options by four spaces"
        return [Problem(path, at, "block-content", "nothing inside", quoted(lines[0]), fix)]
    if kind.holds == "text" and not lines:
        return [Problem(path, block.line, "block-content", "text inside", "nothing", "write it, or drop the block")]
    if kind.holds == "list" and (len(lines) < 2 or not all(LIST_ITEM.match(line) for line in lines)):
        count = f"{len(lines)} {kind.item}{'' if len(lines) == 1 else 's'}"
        wrong: Any = next((line for line in lines if not LIST_ITEM.match(line)), count)
        fix = f"write each {kind.item} on a line of its own, after `- `"
        return [Problem(path, at, "block-content", f"two {kind.item}s or more", quoted(wrong), fix)]
    return []


def _blank_problems(path: str, line: int, marks: str, label: str | None, fields_allowed: bool) -> list[Problem]:
    if not fields_allowed:
        fix = "move the field to a worksheet of this session"
        return [Problem(path, line, "field-misplaced", "text", quoted(f"[{marks}]"), fix)]
    if not label:
        fix = "write `[____ who or what goes here]`"
        return [Problem(path, line, "blank-label", "a name after the underscores", "none", fix)]
    if len(marks) not in BLANK_WIDTHS:
        sizes = ", ".join(f"{count} ({name})" for count, name in BLANK_WIDTHS.items())
        fix = "use one of these widths"
        return [Problem(path, line, "blank-label", f"{sizes} underscores", str(len(marks)), fix)]
    return []
