"""Words round the text of every page, and on modules and sessions."""

from .messages import Group, Message, Text


class Audiences(Group):
    """Whom a module is for, within a sentence."""

    participants: Text
    families: Text


class Leaders(Group):
    """Who may lead a session, within a sentence."""

    peer: Text
    counselor: Text
    clinician: Text


class LeadersShort(Group):
    """The same in a cell of a table."""

    peer: Text
    counselor: Text
    clinician: Text


class Stages(Group):
    """Of treatment, within a sentence."""

    early: Text
    middle: Text
    step_down: Text


class Help(Group):
    """Help lines: at the top and at the foot of pages, and their own page."""

    title: Text
    label: Text
    strip: Text
    more: Text
    call: Message
    text: Message
    text_word: Message
    strip_call: Message
    strip_text: Message
    strip_text_word: Message
    nobody_listens: Text
    uses: Text
    open: Message
    contact: Text


class Review(Group):
    """What a page says of its review."""

    approved: Message
    changed: Message
    draft: Text
    some_approved: Message
    all_approved: Text


class Page(Group):
    """Round the text of any page."""

    edition: Message
    education: Text
    evidence: Text
    leave: Text
    leave_short: Text
    leave_label: Text
    leave_hint: Text
    leave_about: Text
    title: Message
    header: Text
    skip: Text
    on_page: Text
    promise: Text
    evidence_short: Text
    accessibility: Text
    foot: Message
    foot_edition: Message
    all_editions: Text
    licences: Text
    for_leaders: Message
    table: Message
    notes: Text
    note: Message
    note_back: Text
    note_back_from: Message
    found_nearby: Message
    found_nearby_by: Message


class Doors(Group):
    """Where each reader goes on, in the header and the footer of every page."""

    needs: Text
    participants: Text
    families: Text
    facilitators: Text


class Home(Group):
    """The start pages."""

    something_else: Text
    urgent: Text
    doors: Text
    evenings: Text
    leaders: Text
    leaders_about: Text
    lead_tonight: Text
    tonights_group: Text
    basket: Text
    programs: Text
    authors: Text
    subjects: Text


class Module(Group):
    """A module's page."""

    place: Message
    for_whom: Message
    stands_alone: Text
    goals: Text
    sessions: Text
    out_of_scope: Text
    workbook: Text
    session: Text
    minutes: Text
    summary: Text


class Session(Group):
    """A session's page."""

    place: Message
    right_now: Text
    tonight: Text
    the_sheet: Message
    next: Message
    remember: Text
    sheets: Text
    needs: Message
    more_needs: Text
    reasons: Text
