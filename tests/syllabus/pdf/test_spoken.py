"""What a guide says, asks and does, as the layout of a PDF gets it."""

from syllabus.markup.parser import tree
from syllabus.pdf.tree_data import tree_data
from syllabus.words.catalogue import words_for


def test_what_is_said_asked_and_done_is_told_apart_on_paper() -> None:
    text = '**Say:** "Hello."\n\n**Ask:** "How?"\n\n**Do:** Wait.\n\nNothing.\n'
    words = words_for("en")
    nodes, _ = tree_data([tree(text)], words, {})
    assert [node["t"] for node in nodes[0] if not isinstance(node, str)] == ["say", "ask", "do", "p"]
