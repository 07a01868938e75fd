"""Words on the screens of whoever leads a group: tonight, run mode, and what the group sees beside it."""

from .messages import Group, Plural, Text


class GroupView(Group):
    """The group view."""

    menu: Text
    today: Text
    remember: Text
    left: Text
    used: Text


class Run(Group):
    """Run mode, over a guide."""

    close: Text
    parts: Text
    all_parts: Text
    script: Text
    group: Text
    group_here: Text
    use_short: Text
    use_short_minutes: Text
    room_close: Text
    room_drawing: Text
    minutes: Text
    late_start: Text
    sound: Text
    start: Text
    part_time: Text
    this_part: Text
    whole: Text
    more: Text
    group_sees: Text
    nothing: Text
    today: Text
    try_it: Text
    this_week: Text
    remember: Text
    drawing: Text
    later: Plural
    keys: Text
    back: Text
    pause: Text
    one_more: Text
    anew: Text
    next: Text


class GuideTags(Group):
    """What guides can be picked by."""

    props: Text
    first_week: Text
    telehealth: Text
    one_person: Text


class Tonight(Group):
    """The leaders' page."""

    choose: Text
    program: Text
    week: Text
    day: Text
    choose_one: Text
    by_date: Text
    began: Text
    date: Text
    address: Text
    sessions: Text
    find: Text
    hint: Text
    only: Text
    tags: GuideTags
    all_again: Text


class PrintTonight(Group):
    """What a night needs on paper, printed in one go."""

    title: Text
    people: Text
    both_sides: Text
    button: Text
    what: Text
    copies: Text
    guides: Text
