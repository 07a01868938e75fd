"""Rules for drawings: an SVG file holds shapes and text, and nothing that runs, loads or hides.

A browser that is sent to a drawing by its address shows it as a page, where no policy of ours holds. So what is read
here is what a browser would read, by the names and namespaces of XML, and all that is not on a list is refused.
"""

import re
from contextlib import suppress
from xml.parsers import expat

from ..content.problem import Problem, quoted
from ..content.textfile import hidden_problems
from .drawing_style import PROPERTIES, is_plain_value, unknown_declarations, unknown_styles

SVG = "http://www.w3.org/2000/svg"
XLINK_HREF, XML = "http://www.w3.org/1999/xlink href", "http://www.w3.org/XML/1998/namespace "
_ELEMENTS = "svg g defs symbol marker path rect circle ellipse line polyline polygon use"
_WORDS = "text tspan title desc style"
_NUMBERS = (
    "cx cy d dx dy height lengthAdjust markerHeight markerUnits markerWidth orient pathLength points "
    "preserveAspectRatio r refX refY rotate rx ry textLength transform version viewBox width x x1 x2 y y1 y2"
)
_NAMES = "aria-describedby aria-hidden aria-label aria-labelledby class id lang role type"
WORDS = frozenset(_WORDS.split())  # what text may stand in
ELEMENTS = WORDS | frozenset(_ELEMENTS.split())
NUMBERS = frozenset(_NUMBERS.split())
NAMES = frozenset([*_NAMES.split(), f"{XML}lang", f"{XML}space"])
NUMBER = re.compile(r"[\w\s.,%()+-]*")
OWN_PART = re.compile(r"#[\w.-]+")
MOST_LEVELS = 30
MOST_PROBLEMS = 30  # told of one drawing
DECLARED = "utf-8"
FIX = "take it out of the drawing"


def drawing_problems(path: str, data: bytes) -> list[Problem]:
    """Return a problem for all that the SVG file at `path` holds beside a plain drawing, each with its line."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, found = data.count(b"\n", 0, error.start) + 1, f"the byte 0x{data[error.start]:02x}"
        return [Problem(path, line, "file-encoding", "UTF-8 text", found, "save the file as UTF-8")]
    reader = _Reader(path, data)
    with suppress(_StopError):
        reader.read()
    return [*reader.problems, *hidden_problems(path, text)]


class _StopError(Exception):
    """Ends the reading: what follows may not be expanded, or enough is told."""


class _Reader:
    """Reads one drawing as a stream, so that its depth costs nothing, and collects the problems with it."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path, self.data = path, data
        self.problems: list[Problem] = []
        self.open: list[str] = []  # names of the elements that the parser is in
        self.ids: list[str] = []  # their ids
        self.style: list[tuple[int, str]] = []  # lines and pieces of the text of a style
        self.drawn_again: list[tuple[int, str, frozenset[str]]] = []  # line, target and surrounding ids of each `use`
        self.parser = expat.ParserCreate("utf-8", namespace_separator=" ")

    def read(self) -> None:
        """Read the file; it ends early where it is no XML, or has a document type, which could define anything."""
        parser = self.parser
        parser.XmlDeclHandler = self.declaration
        parser.StartDoctypeDeclHandler = self.document_type
        parser.ProcessingInstructionHandler = self.instruction
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        try:
            parser.Parse(self.data, True)
        except expat.ExpatError as error:
            self.problem(error.lineno, "well-formed SVG", quoted(error), "save it again")
            return
        shown = {target for _, target, _ in self.drawn_again}
        for line, target, around in self.drawn_again:
            if shown & around:  # each such step can double what is drawn
                self.problem(line, "no use within what another one shows", quoted(f"#{target}"), "draw it out")

    def problem(self, line: int, expected: str, found: str, fix: str = FIX) -> None:
        self.problems.append(Problem(self.path, line, "drawing-unsafe", expected, found, fix))
        if len(self.problems) == MOST_PROBLEMS:
            raise _StopError

    def declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() != DECLARED:
            self.problem(1, "UTF-8", quoted(encoding), "save it as UTF-8")

    def document_type(self, *_: object) -> None:
        self.problem(self.line, "a plain drawing", "a document type", "save it as plain SVG")
        raise _StopError

    def instruction(self, target: str, _data: str) -> None:
        self.problem(self.line, "shapes and text", f"<?{target}?>")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if space != SVG or tag not in ELEMENTS or not (self.open or tag == "svg"):
            found = f"<{tag}>" if space == SVG else f"<{tag}> of {quoted(space) if space else 'no namespace'}"
            self.problem(self.line, "shapes and text", found)
        elif self.open and self.open[-1] in ("style", "title", "desc"):
            self.problem(self.line, f"words alone in <{self.open[-1]}>", f"<{tag}>")
        if len(self.open) == MOST_LEVELS:
            self.problem(self.line, f"at most {MOST_LEVELS} levels", "more elements in one another", "flatten it")
        self.open.append(tag)
        self.ids.append(attributes.get("id", ""))
        for key, value in attributes.items():
            if not _is_known(tag, key, value):
                local = key.rpartition(" ")[2]
                found = quoted(f"{local}={value}")
                self.problem(self.line_of_attribute(local), "nothing that runs or loads", found)
            elif key in ("href", XLINK_HREF):
                self.drawn_again.append((self.line, value[1:], frozenset(filter(None, self.ids))))

    def end(self, _name: str) -> None:
        if self.open.pop() == "style":
            for at, found in unknown_styles("".join(text for _, text in self.style)):
                self.problem(self.line_in_style(at), "nothing that runs or loads", quoted(found))
            self.style.clear()
        self.ids.pop()

    def text(self, text: str) -> None:
        within = self.open[-1]
        if within == "style":
            self.style.append((self.line, text))
        elif within in ELEMENTS - WORDS and text.strip():
            self.problem(self.line, "words in <text>, <title> or <desc>", quoted(text))

    @property
    def line(self) -> int:
        """The line on which the parser is: that of the start of an element, or of a piece of text."""
        return self.parser.CurrentLineNumber

    def line_of_attribute(self, name: str) -> int:
        """Return the line of the first attribute of that name in the element that starts here."""
        at = self.parser.CurrentByteIndex
        found = re.compile(rb"[\s:]" + re.escape(name.encode()) + rb"\s*=").search(self.data, at)
        return self.line + (self.data.count(b"\n", at, found.end()) if found else 0)

    def line_in_style(self, at: int) -> int:
        """Return the line of a position in the text of a style."""
        for line, text in self.style:
            if at < len(text):
                return line + text.count("\n", 0, at)
            at -= len(text)
        return self.line


def _is_known(tag: str, key: str, value: str) -> bool:
    """Return whether an element may have this attribute with this value."""
    if key in ("href", XLINK_HREF):
        return tag == "use" and bool(OWN_PART.fullmatch(value))
    if key == "style":
        return not any(unknown_declarations(value))
    if key in PROPERTIES - {"transform"}:
        return is_plain_value(value)
    return key in NAMES or (key in NUMBERS and bool(NUMBER.fullmatch(value)))
