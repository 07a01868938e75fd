"""Words on what a group and its leader use: sheets, guides, charts and records."""

from .messages import Group, Message, Plural, Text


class Drawings(Group):
    """What stands in for a drawing, and the words on an empty one."""

    named: Message
    to_write_on: Message
    here: Message
    label: Message
    strength: Text
    time: Text
    wave: Text
    cycle: Text
    triangle: Text
    wheel: Text
    ladder: Text
    balance: Text
    timeline: Text
    rings: Text
    path: Text
    fork: Text
    jar: Text
    thermometer: Text
    bars: Text
    house: Text
    iceberg: Text


class Sheet(Group):
    """A worksheet, on screen and on paper."""

    place: Message
    forgets: Text
    pdf: Text
    large_pdf: Text
    pdf_letters: Text
    large_print: Text
    print: Text
    clear: Text
    code: Message
    edition: Message
    page_of: Message
    part_of: Message
    other: Text
    other_name: Message
    other_pdf_name: Message
    draw: Text
    picture: Message
    example: Message
    example_row: Text
    total: Text
    row: Message
    cut: Text
    cut_and_fold: Text
    drawings: Drawings


class Forms(Group):
    """Forms, which belong to no session."""

    all: Text
    for_leaders: Text
    for_everyone: Text
    checks: Text
    entry: Message


class Checks(Group):
    """The form of a module that is made from its goals."""

    title: Message
    purpose: Text
    why: Text
    no_test: Text
    first: Text
    then: Text
    compare: Text
    before: Text
    after: Text
    not_sure: Text
    a_little: Text
    mostly: Text
    very_sure: Text
    want: Text
    next: Text
    afterwards: Text


class Guide(Group):
    """A guide for the leader."""

    title: Message
    about: Message
    menu: Text
    minutes: Plural
    leads: Message
    anybody: Text
    later: Text
    people_get: Message
    glance: Text
    objectives: Text
    timetable: Text
    print: Text
    cut: Text
    bring: Text
    take_care: Text
    starts: Text
    part: Text
    part_minutes: Text
    end: Text
    copies: Message
    cuts: Message
    ways: Text
    run: Text
    run_sheet: Text
    run_sheet_pdf: Text
    run_sheet_document: Message
    packet: Text
    cards: Text
    emergencies: Text
    record: Text
    manual: Text
    starts_at: Text
    clock: Text
    plan: Text
    drawing: Text
    read_aloud: Message
    names_of_page: Text
    names_of_passage: Text


class Chart(Group):
    """What goes into a chart."""

    title: Text
    about: Text
    record_and_log: Message
    record: Text
    log: Text
    copy_text: Text
    group_note: Text
    individual_note: Message
    day: Text
    note: Message
    changed: Text
    session: Message
    planned: Plural
    objectives: Message
    sheets: Message
    no_sheets: Text
    source: Message
    sheet_head: Text
    id_head: Text
    edition_head: Text
    days_head: Text
    given_by_head: Text
    print_log: Text


class Record(Group):
    """The record of a session, on paper."""

    title: Message
    menu: Text
    print: Text
    by_hand: Text
    planned: Plural
    about: Text
    day: Text
    started: Text
    ended: Text
    led_by: Text
    came: Text
    how_long: Text
    part: Text
    planned_head: Text
    took: Text
    changed: Text
    did_we: Text
    what: Text
    yes: Text
    partly: Text
    no: Text
    sheets: Text
    sheet: Text
    edition: Text
    copies: Text
    given_by: Text
    foot: Message


class Basket(Group):
    """Sheets picked by hand."""

    open: Text
    open_sheet: Message
    print: Text
    empty: Text
    people: Text
    people_about: Text
