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
    translations: Text
    no_translations: Text
    language: Text
    checked: Text
    only_read: Text
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


class ReviewSteps(Group):
    """What to look for, in this order."""

    wrong: Text
    missing: Text
    order: Text
    works: Text


class Question(Group):
    """A question about a translation, and its answers from the best to the worst."""

    title: Text
    about: Text
    best: Text
    good: Text
    weak: Text
    worst: Text


class Questions(Group):
    """The questions about a translation."""

    language: Question
    purpose: Question
    meaning: Question
    terms: Question


class TwoColumns(Group):
    """The packet of a translation, which stands beside its English."""

    title: Text
    languages: Message
    what_it_is: Text
    steps: ReviewSteps
    do_not_rewrite: Text
    numbers: Text
    beside: Message
    sheet: Message
    stayed: Text
    agreed: Text
    agreed_about: Text
    without: Text
    questions: Questions
    questions_about: Text
    example: Message


class Reviewing(Group):
    """The packet that a reviewer reads."""

    title: Text
    edition: Message
    since: Message
    time: Message
    reading_minutes: Plural
    reading_hours: Message
    what_it_is: Text
    how: Text
    steps: ReviewSteps
    do_not_rewrite: Text
    numbers: Text
    no_names: Text
    contents: Text
    look_first: Text
    look_first_about: Text
    no_looks: Text
    asked: Text
    passages: Text
    safety: Text
    cited: Text
    figures: Text
    allowed: Text
    for_people: Message
    for_leaders: Message
    of_passage: Message
    text: Message
    page: Text
    guide: Text
    worksheet: Text
    cards: Text
    module: Text
    one_passage: Text
    passage: Message
    value: Text
    hidden: Message
    sheet: Message
    sheet_about: Text
    sheet_page: Message
    sign_off: Text
    sign_off_about: Text
    kind: Text
    role: Text
    initials: Text
    license: Text
    interests: Text
    day: Text
    decision: Message
    use: Text
    use_with_changes: Text
    do_not_use: Text
    not_my_field: Text
    trace: Text
    trace_about: Text
    foot: Text
    new: Message
    was: Message
    gone: Message
    suggested: Message
    joined: Message
    around: Message
    no_history: Text
    two_columns: TwoColumns
