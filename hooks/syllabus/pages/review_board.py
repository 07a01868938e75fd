"""The board of reviews, for the page of that name, and its summary in plain words."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ..content.model import Curriculum
from ..markup.code_span import code
from ..markup.table import table
from ..reviews.board import WORDS_A_MINUTE, Board, OpenComment, Seen, counts
from ..reviews.status import PASSAGES
from ..reviews.types import KINDS
from ..words.catalogue import Words, words_for
from ..words.formats import day, fixed, number
from .guide_head import bullets
from .reading_levels import level_parts

Parts = Sequence[tuple[str, str, Sequence[Seen]]]  # the title of each, the folder of its texts, and the texts


def review_board(curriculum: Curriculum, board: Board) -> str:
    """Return the board as Markdown: coverage by part, kind, age and language, what is unseen, and open comments."""
    words, parts = words_for(curriculum.language), board_parts(curriculum, board)
    labels = words.board
    sections = {
        labels.by_part: _by_part(parts, board, words),
        labels.by_kind: _by_kind(parts, board, words),
        labels.by_age: _by_age(board, words),
        labels.translations: _languages(board, words) or labels.no_translations,
        labels.unseen: _unseen(parts, words),
        labels.comments: bullets(_comment(comment, words) for comment in board.comments) or labels.no_comments,
    }
    text = [f"## {title}\n\n{section}" for title, section in sections.items()]
    return "\n\n".join([review_summary(board, words), labels.nothing_known, *text])


def review_summary(board: Board, words: Words) -> str:
    """Return in sentences, one a line, how far the texts are reviewed."""
    labels, total = words.board, counts(board.texts)
    left, hours = number(total.left, 0, words.language), fixed(total.hours, 1, words.language)
    return "\n".join(
        [
            labels.summary(approved=total.approved, texts=total.texts, changed=total.changed, unseen=total.unseen),
            labels.left(words=left, hours=hours, rate=WORDS_A_MINUTE),
            labels.open(len(board.comments)),
        ]
    )


def board_parts(curriculum: Curriculum, board: Board) -> Parts:
    """Return the parts of the board that have texts: passages, modules, forms and hand-written pages."""
    labels = words_for(curriculum.language).board
    folders = {PASSAGES: labels.passages, **level_parts(curriculum), "docs/": labels.pages}
    parts = [
        (title, folder, [text for text in board.texts if text.path.startswith(folder)])
        for folder, title in folders.items()
    ]
    return [part for part in parts if part[2]]


def _by_part(parts: Parts, board: Board, words: Words) -> str:
    labels = words.board
    rows = []
    for title, texts in (*((title, texts) for title, _, texts in parts), (f"**{labels.all}**", board.texts)):
        sums = counts(texts)
        hours = fixed(sums.hours, 1, words.language)
        rows.append((title, sums.texts, sums.approved, sums.changed, sums.unseen, hours))
    return table((labels.part, labels.texts, labels.approved, labels.changed, labels.nobody, labels.hours), rows)


def _by_kind(parts: Parts, board: Board, words: Words) -> str:
    labels = words.board
    rows = [
        (title, len(texts), *(sum(kind in text.kinds for text in texts) for kind in KINDS))
        for title, texts in (*((title, texts) for title, _, texts in parts), (f"**{labels.all}**", board.texts))
    ]
    return table((labels.part, labels.texts, *(labels.kinds.of(kind) for kind in KINDS)), rows)


def _by_age(board: Board, words: Words) -> str:
    """Return how much was last seen in which year; years, so that the page is the same on any day."""
    labels = words.board
    in_order = sorted(board.texts, key=lambda text: -(text.last.year if text.last else 0))
    rows = []
    for year, group in groupby(in_order, key=lambda text: text.last.year if text.last else labels.never):
        texts = list(group)
        rows.append((year, len(texts), number(sum(text.words for text in texts), 0, words.language)))
    return table((labels.year, labels.texts, labels.words), rows)


def _languages(board: Board, words: Words) -> str:
    labels = words.board
    heads = (labels.language, labels.texts, labels.checked, labels.changed, labels.only_read, labels.nobody)
    rows = []
    for own in board.languages:
        name = words_for(own.language).own_name
        unseen = own.texts - own.checked - own.changed - own.read
        rows.append((name, own.texts, own.checked, own.changed, own.read, unseen))
    return table(heads, rows) if rows else ""


def _unseen(parts: Parts, words: Words) -> str:
    return bullets(_unseen_lines(parts, words)) or words.board.no_unseen


def _unseen_lines(parts: Parts, words: Words) -> Iterator[str]:
    for title, folder, texts in parts:
        names = [code(text.path.removeprefix(folder)) for text in texts if not text.kinds]
        if len(names) == len(texts) > 1:
            yield words.board.all_of(part=title, texts=len(texts))
        elif names:
            yield words.board.names(part=title, names=", ".join(names))


def _comment(comment: OpenComment, words: Words) -> str:
    labels, path = words.board, code(comment.path)
    place = labels.line(path=path, line=comment.line) if comment.line else labels.changed_since(path=path)
    values = {
        "place": place,
        "kind": labels.kinds.of(comment.kind),
        "role": comment.role,
        "on": day(comment.on, words.language),
    }
    return labels.comment(**values, says=code(comment.says)) if comment.says else labels.comment_bare(**values)
