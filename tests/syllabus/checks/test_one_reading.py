"""What the checks read is what the site shows: nothing of a finished page is unknown to them."""

import re
from collections.abc import Iterable
from html import unescape
from html.parser import HTMLParser

from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown
from one_reading import PIECES, REFERENCE, as_shown, finished_html

from syllabus.checks.reading_rules import reading_problems
from syllabus.checks.text_rules import text_problems
from syllabus.checks.texts import CheckedText, ReadText
from syllabus.content.scan import FENCE, code_lines, scan

TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
WITHIN_WORDS = frozenset({"a", "code", "em", "strong"})
NOTES = frozenset(["Notes", "Note", "Back", "to", "the", "text", "from", "note"])
WORD = re.compile(r"\w+")


class Page(HTMLParser):
    """The links, headings and words of a finished page, as a parser sees them that is none of ours."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.headings: list[str] = []
        self.text = ""
        self.tags: set[str] = set()
        self.in_heading = False
        self.named = ""
        self.styled = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in WITHIN_WORDS:
            self.text += " "
        given = {name: value or "" for name, value in attrs}
        self.styled = self.styled or "style" in given
        self.links += [given[name] for name in ("href", "src") if given.get(name)]
        for name in ("alt", "title", "aria-label"):
            self.named += f" {given.get(name, '')}"
        if re.fullmatch(r"h[1-6]", tag):
            self.in_heading = True
            self.headings.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag not in WITHIN_WORDS:
            self.text += " "
        if re.fullmatch(r"h[1-6]", tag):
            self.in_heading = False

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.in_heading:
            self.headings[-1] += data


def read(text: str) -> ReadText:
    return ReadText(CheckedText("a.md", "sheet", "participants", (), text, 1, ()), REFERENCE)


def bare(texts: Iterable[str]) -> list[str]:
    return ["".join(filter(str.isalnum, text)) for text in texts]


@given(TEXTS)
@example("[click\nhere](javascript:x)")
@example("   ~~~\n[a](javascript:x)\n   ~~~\n")
@example("~~~\n[a](javascript:x)\n")
@example("[a [b [c [d]]]](javascript:x)")
@example("[a]:\n  javascript:x\n\n[a]")
@example("\\`[a](javascript:x)\\`")
@example("word[^1]\n\n[^1]: Two words. [a](javascript:x)\n\n    more\n\n# Head\n")
@example("[^1]: Some note.\n\n[^b]: word\n\nword[^b] [^1]")
def test_no_link_heading_or_word_of_the_finished_page_is_unknown(text: str) -> None:
    if text_problems("a.md", scan(text), fields_allowed=True):
        return  # nothing is published of it
    known, page = read(text), Page(finished_html(text))
    problems = list(reading_problems(known, REFERENCE))
    ours = {"tel:988", "/sources.md#who-2020", ""}
    if not any(problem.expected == "a link's target" for problem in problems):
        links = {link for link in page.links if not link.startswith(("#fn:", "#fnref"))}  # between marks and notes
        assert links - {unescape(link.text) for link in known.links} <= ours, text
    if not problems:  # with one, nothing is published of it
        headings = [piece for piece in known.body.pieces if piece.kind == "heading"]
        assert [words for words in bare(page.headings) if words] == [h for h in bare(map(as_shown, headings)) if h]
        interface = {"Part", "of", "Table", "Example", "Something", "else", *NOTES}
        shown = {word for piece in known.pieces for word in WORD.findall(as_shown(piece))}
        numbers = {str(number) for number in range(10)}
        assert {
            word for word in WORD.findall(f"{page.text} {page.named}") if word not in shown
        } <= interface | numbers, text


@given(TEXTS)
@example("| a | b |\n| :-- | --: |\n| c | d |\n")
def test_a_text_without_problems_shows_no_html_of_its_own_and_no_forbidden_link(text: str) -> None:
    if text_problems("a.md", scan(text), fields_allowed=True) or list(reading_problems(read(text), REFERENCE)):
        return
    page = Page(finished_html(text))
    assert "script" not in page.tags
    assert not page.styled, text  # the policy blocks it
    assert not [link for link in page.links if link.replace("\n", "").startswith("javascript")], text


@given(
    st.lists(st.sampled_from(["```\n", "~~~\n", "````\n", "``` \n", "```a\n", "~~~ {.b}\n", "x\n", "\n"]), max_size=12)
)
def test_the_scan_knows_code_as_the_library_does(lines: list[str]) -> None:
    text = "".join(lines)
    is_code, wrong = code_lines(text.split("\n"))
    if wrong:
        return
    fenced = Markdown(extensions=["fenced_code"]).preprocessors["fenced_code_block"]
    spans = [match.span() for match in fenced.FENCED_BLOCK_RE.finditer(text)]  # type: ignore[attr-defined]
    at, starts = 0, []
    for line in text.split("\n"):
        starts.append(at)
        at += len(line) + 1
    assert is_code == [any(start <= at < end for start, end in spans) for at in starts], text
    assert all(FENCE.match(text[start:].partition("\n")[0]) for start, _ in spans)
