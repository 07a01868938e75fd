"""The texts of the board of reviews, for leaders, authors and keepers."""

from .messages import Group, Message, Plural, Text


class ReviewKinds(Group):
    """The kinds of review."""

    clinical: Text
    lived_experience: Text
    family: Text
    plain_language: Text
    translation: Text
    legal: Text


class Board(Group):
    """How far the texts are reviewed."""

    kinds: ReviewKinds
    summary: Message
    open: Plural
    left: Message
    nothing_known: Text
    by_part: Text
    by_kind: Text
    by_age: Text
    unseen: Text
    comments: Text
    part: Text
    texts: Text
    approved: Text
    changed: Text
    nobody: Text
    hours: Text
    year: Text
    words: Text
    never: Text
    passages: Text
    pages: Text
    all: Text
    all_of: Message
    names: Message
    no_unseen: Text
    comment: Message
    comment_bare: Message
    line: Message
    changed_since: Message
    no_comments: Text
    stale: Text
    by: Text
    was: Message
    differs: Message
    gone: Text
