"""What a guide says, asks and does, as the layout of a PDF gets it."""

from curricula import ROOT

from syllabus.content.guide import SPOKEN
from syllabus.markup.parser import tree
from syllabus.pdf.tree_data import tree_data
from syllabus.words.catalogue import words_for


def test_what_is_said_asked_and_done_is_told_apart_on_paper() -> None:
    text = '**Group:** Hello.\n\n**Say:** "Hello."\n\n**Ask:** "How?"\n\n**Do:** Wait.\n\nNothing.\n'
    words = words_for("en")
    nodes, _ = tree_data([tree(text)], words, {})
    assert [node["t"] for node in nodes[0] if not isinstance(node, str)] == ["screen", "say", "ask", "do", "p"]


def test_each_of_them_has_a_layout() -> None:
    layouts = (ROOT / "hooks/syllabus/pdf/templates/nodes.typ").read_text(encoding="utf-8")
    assert [kind for kind in SPOKEN.values() if f"\n  {kind}: (n, flow)" not in layouts] == []
