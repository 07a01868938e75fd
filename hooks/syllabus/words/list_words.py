"""Words of lists, of the pages for authors, of editions, of packets and of Word copies."""

from .messages import Group, Message, Plural, Text


class Lists(Group):
    """Lists on hand-written pages."""

    first: Text
    steps: Text
    more: Message
    whole_module: Text
    for_families: Text
    sheets: Message
    also: Message
    supports: Text
    checked: Message
    used_in: Message
    not_used: Text
    modules: Plural
    sessions: Plural
    worksheets: Plural
    counts: Message
    signed: Message
    guide: Text
    length: Text
    short_version: Text
    sheets_each: Text
    leads: Text
    short: Message
    copies: Message
    none: Text
    when: Text
    week_day: Message
    families_day: Message
    no_program: Text


class Authors(Group):
    """Tables for authors."""

    option: Text
    about: Text
    default: Text
    required: Text
    no_options: Text
    first_line: Message
    becomes: Message
    drawing: Text
    labels: Text
    how_many: Text
    from_to: Message
    letters: Text
    notes: Text
    empty: Text
    same_labels: Text
    no_labels: Text
    parts: Message
    breaks: Message
    keeps: Message
    text: Text
    words: Text
    longest: Text
    mean: Text
    grade: Text
    uncommon: Text
    passive: Text
    too_short: Text
    longest_is: Message
    spread: Message
    for_reviewers: Message
    no_reviewers: Text
    reviewers_by_module: Text
    reviewers_of: Message
    reviewers_about: Text
    sentences: Plural


class AgreedTerms(Group):
    """The words that translators agreed on."""

    english: Text
    say: Text
    avoid: Text
    note: Text
    always: Message
    none: Text


class Stories(Group):
    """The people of whom sessions tell, for authors."""

    what: Text
    how_often: Text
    session: Text
    name: Text
    age: Text
    work: Text
    family: Text
    place: Text
    time_of_day: Text
    substance: Text
    helped_by: Text
    ends: Text
    none: Text


class Editions(Group):
    """What changed from edition to edition, and the page of all editions."""

    first: Text
    compared: Message
    new: Text
    revised: Text
    retired: Text
    withdrawn: Text
    change: Message
    unchanged: Text
    was_first: Message
    recycle: Text
    new_sheets: Text
    still_stand: Text
    take_away: Text
    still_old: Text
    in_both: Message
    as_of: Message
    none: Text
    last_in: Message
    on_paper: Text
    title: Text
    at_foot: Text
    edition: Message
    entry: Message
    newest: Message
    what_changed: Message
    offline: Text
    download: Message
    all: Text
    books: Text
    open: Text
    books_title: Text
    books_about: Message
    books_start: Text
    checksums: Text


class Owner(Group):
    """The page of a book that says whose it is, with a box to draw a mark in."""

    title: Text
    mark: Text
    keep: Text
    found: Text


class Packets(Group):
    """PDFs of several pages and sheets."""

    contents: Text
    empty_side: Text
    letters: Text
    for_one: Message
    for_leader: Message
    workbook: Message
    workbook_about: Message
    workbook_owner: Owner
    manual: Message
    manual_about: Text
    manual_owner: Owner
    hand_picked: Text
    week: Message
    week_about: Text
    week_guides: Message
    week_guides_about: Text


class WordCopies(Group):
    """Copies of sheets and guides in Word, which a clinic may change."""

    for_leaders: Text
    of_guide: Text
    of_sheet: Message
    list: Text
    how: Text
    help: Text
    answer: Text
    copy_of: Message
    licence: Message


class Comparing(Group):
    """Two versions side by side, for authors and keepers."""

    title: Text
    between: Message
    commit: Message
    edition: Message
    folder: Message
    folder_changed: Message
    files: Plural
    not_read: Message
    problems: Plural
    new: Text
    changed: Text
    gone: Text
    pages: Text
    what: Text
    page: Text
    address: Text
    file: Text
    shared: Text
    no_parts: Text
    hours_title: Text
    row: Text
    before: Text
    after: Text
    minutes: Plural
    hours: Message
    all_sessions: Text
    week_of: Message
    reading: Text
    step: Message
    nothing: Text
    reprint: Text
    do: Text
    sheet: Text
    print_again: Text
    recycle: Text
    print_new: Text
    take_away: Text
    keep: Text
    none: Text
    sentences: Text
    part: Message
    line: Message
    was: Text
    is_now: Text
    more: Plural
    sheets: Text
    picture: Message
    not_there: Text
    not_printed: Text
    more_pages: Plural
