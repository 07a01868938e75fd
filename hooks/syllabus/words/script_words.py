"""Words that scripts say: one group for each script that says any, of the same name."""

from .messages import Group, Message, Plural, Text


class BasketScript(Group):
    """The print basket."""

    ready: Plural
    in_all: Plural
    too_many: Plural
    most: Message
    copies: Text
    copies_of: Message
    failed: Text


class BudgetScript(Group):
    """Sums below amounts."""

    unread: Text
    told: Message
    left_out: Plural


class CopyTextScript(Group):
    """A text that is copied into a note."""

    copied: Message
    failed: Text


class EditionsScript(Group):
    """What is newer than this edition."""

    about: Text
    help: Message
    edition: Message
    own: Message
    dated: Message
    stands: Message
    stands_of: Message
    retired: Message
    changed: Text
    unchanged: Text
    newer: Message
    open: Message
    changes: Text


class FindGuideScript(Group):
    """The search for a guide, on the leaders' page."""

    about: Message
    minutes: Plural
    had: Text
    had_of: Message
    run: Text
    run_of: Message
    found: Plural
    first: Plural
    none: Text


class GroupViewScript(Group):
    """The group view."""

    paused: Message


class LeaveScript(Group):
    """The way out."""

    loading: Text
    press: Plural


class PrintTonightScript(Group):
    """What a night needs on paper."""

    run_sheet: Message
    sign_in: Text
    failed: Text


class ProgramDatesScript(Group):
    """Dates for a program, on its page."""

    wait: Text
    done: Text
    correct: Text
    failed: Text
    staff: Text
    group: Text
    prints: Text


class ProgramAskedScript(Group):
    """What is wrong with what somebody typed about dates."""

    closed: Text
    no_day: Message
    no_monday: Message
    years: Message
    number: Message
    one_line: Text
    long: Message
    cohort: Text
    twice: Text
    outside: Message
    most_closed: Message


class RunOpenScript(Group):
    """What `run-open.js` says."""

    failed: Text


class RunSessionScript(Group):
    """Run mode."""

    run: Text
    back: Text
    parts: Plural
    minutes: Plural
    part: Message
    over: Text
    took: Plural
    led: Plural
    titled: Message
    drawing: Text
    halted_left: Message
    next: Text
    finish: Text
    ahead: Message
    last: Text
    short: Text
    min: Message
    left: Message
    late: Message
    used: Message
    whole: Message
    whole_short: Message
    halted: Message
    pause: Text
    resume: Text
    up: Text
    paused: Text


class SearchScript(Group):
    """The search."""

    wait: Text
    hint: Text
    none: Text
    found: Plural
    best: Plural
    danger: Message
    help: Text
    need: Text
    failed: Text


class TonightScript(Group):
    """Tonight, on the leaders' page."""

    week: Message
    run: Text
    run_of: Message
    run_first: Text
    run_first_of: Message
    minutes: Plural
    about: Message
    bring: Text
    bring_of: Message
    print: Message
    paper: Text
    paper_of: Message
    paper_all: Text
    none: Text
    no_day: Text
    failed: Text


class ReadAloudScript(Group):
    """Reading a page aloud."""

    read: Text
    pause: Text
    go_on: Text
    stop: Text


class Scripts(Group):
    """Each script's words."""

    basket: BasketScript
    budget: BudgetScript
    copy_text: CopyTextScript
    editions: EditionsScript
    find_guide: FindGuideScript
    group_view: GroupViewScript
    leave: LeaveScript
    read_aloud: ReadAloudScript
    print_tonight: PrintTonightScript
    program_asked: ProgramAskedScript
    program_dates: ProgramDatesScript
    run_open: RunOpenScript
    run_session: RunSessionScript
    search: SearchScript
    tonight: TonightScript
