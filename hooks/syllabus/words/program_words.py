"""Words on the pages of programs, in their tables and in their calendars."""

from .messages import Group, Message, Plural, Text


class Programs(Group):
    """The pages and files of programs."""

    menu: Text
    schedule: Text
    schedule_whole: Text
    schedule_back: Text
    print: Text
    make_up: Text
    coverage: Text
    overview: Text
    print_link: Text
    make_up_link: Text
    coverage_link: Text
    overview_link: Text
    title: Message
    print_file: Text
    coverage_file: Text
    calendar_staff: Text
    calendar_group: Text
    week: Message
    week_from: Message
    weeks: Message
    circle: Text
    pause: Text
    process: Text
    welcome: Message
    welcome_by_staff: Text
    choice: Text
    choice_such_as: Message
    choice_again: Text
    part_of: Message
    part: Message
    not_first: Message
    not_first_stage: Message
    not_first_topic: Message


class ProgramAbout(Group):
    """Who a program is for, its hours and its rings."""

    open: Text
    closed: Text
    stay: Plural
    led_by: Message
    hours: Text
    weeks: Text
    needed: Text
    needed_at: Message
    below: Message
    counted: Text
    in_group: Text
    on_site: Text
    talk: Text
    counted_is: Message
    counted_individual: Message
    counted_family: Text
    payers: Text
    rings: Text
    ring: Text
    modules: Text
    turns: Text
    used: Text
    round: Text
    one_block: Text
    in_weeks: Plural
    no_repeats: Text
    notes: Text


class ProgramForFamilies(Group):
    """When people come and where, on the page for families."""

    unknown: Text
    visits: Message
    visits_in: Message
    stay: Plural
    open: Text
    closed: Text
    family_evening: Message
    room: Message
    calls: Message


class ProgramSchedule(Group):
    """The weeks of a program, on its page and in calendars."""

    go_to: Text
    family_evening: Message
    family_title: Message
    titles_joined: Text
    cancelled: Message
    hours: Message
    no_group: Message
    no_group_why: Message
    shifted: Text
    room: Message
    why: Message
    instead: Message
    fewer_hours: Message
    sheets: Text
    sheets_name: Message
    not_first: Text
    welcome: Plural
    welcome_then: Plural
    open: Text
    group: Text
    group_off: Text


class ProgramDates(Group):
    """The form that puts dates on a program."""

    title: Text
    about: Text
    start: Text
    people: Text
    room: Text
    cohort: Text
    revision: Text
    closed: Text
    day: Text
    why: Text
    then: Text
    skip: Text
    shift: Text
    add: Text
    remove: Text


class ProgramOverview(Group):
    """All weeks in one table, and the page in front of all files of a program."""

    about: Text
    week: Text
    participants: Text
    families: Text
    facilitators: Text
    word: Text
    night: Message
    night_at: Message


class ProgramPrint(Group):
    """What to print for a program."""

    about: Message
    sheet: Text
    day: Text
    each: Text
    copies: Text
    paper: Text
    in_all: Message
    nothing: Text


class ProgramMakeUp(Group):
    """What to do at home after a missed visit."""

    about: Text
    read: Message
    read_part: Message
    fill_in: Message
    again: Message
    again_on: Message
    never: Text
    nobody: Text


class ProgramCoverage(Group):
    """What a stay covers."""

    about: Plural
    not_claimed: Text
    counts: Text
    gap: Text
    source: Message
    topic: Text
    minutes: Text
    sessions: Text
    no_session: Text
    also_by: Message
    of_module: Message
    variety: Text
    met_of: Message
    times: Plural
    never_met: Text
    objectives: Text
    in_weeks: Message


class Tables(Group):
    """Heads of the tables for a spreadsheet."""

    week: Text
    weeks: Text
    day: Text
    session: Text
    title: Text
    module: Text
    minutes: Text
    objectives: Text
    plan_problems: Text
    sheet: Text
    id: Text
    each: Text
    per: Text
    people: Text
    copies: Text
    paper: Text
