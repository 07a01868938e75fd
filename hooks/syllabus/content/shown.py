"""The one list of what is shown to whom: each field of each record, with the people who read it on a page.

Every check takes its texts from here, so a field without a decision cannot be read, and a test fails.
"""

from collections.abc import Iterator, Mapping
from typing import Literal, get_args

from pydantic import BaseModel, RootModel

KeyPath = tuple[str | int, ...]
# `readers` are those of the file itself. `quoted` is shown to them too, in other people's words: the titles of papers,
# and what people type into the search. `nobody` is for keys, numbers, dates, fixed choices and notes between authors.
Shown = Literal["readers", "quoted", "facilitators", "nobody"]
CHOICES: tuple[Shown, ...] = get_args(Shown)

_LIST: dict[str, dict[Shown, str]] = {
    "ModuleRecord": {
        "readers": "title summary about goals out_of_scope",
        "nobody": "review audience sessions mark notes allow",
    },
    "SessionRecord": {
        "readers": "title summary objectives key_points content_note changes",
        "quoted": "asks asks_es stories",
        "facilitators": "cautions for_reviewers",
        "nobody": "review minutes core stage worksheets needs plan_problems sources quick_exit no_drawing allow",
    },
    "ForReviewers": {"facilitators": "why", "nobody": "sentence"},
    "Story": {"quoted": "name work family place helped_by", "nobody": "age time_of_day substance ends"},
    "ModuleOrder": {"nobody": "modules forms"},
    "GuideRecord": {"facilitators": "materials", "nobody": "lead print quotes tags allow"},
    "WorksheetRecord": {"readers": "title purpose afterwards", "nobody": "kind foot allow"},
    "FormRecord": {
        "readers": "title purpose afterwards",
        "facilitators": "why for_reviewers",
        "nobody": "review kind foot allow audience copies sources",
    },
    "CardSetRecord": {"readers": "title", "facilitators": "purpose", "nobody": "kind per count per_page allow"},
    "Passage": {"readers": "title", "facilitators": "for_reviewers", "nobody": "in_guides pictures sources allow"},
    "DocsRecord": {
        "readers": "title description",
        "quoted": "asks asks_es",
        "nobody": "audience in_search quick_exit allow template",
    },
    "Review": {"nobody": "due"},
    "Reviewer": {"readers": "role initials", "facilitators": "license interests"},
    "Comment": {"quoted": "says", "nobody": "unit"},
    "ReviewedText": {"quoted": "comments", "nobody": "document decision hash units source"},
    "Answer": {"quoted": "example", "nobody": "level"},
    "Quality": {"quoted": "language purpose meaning terms"},
    "ReviewEntry": {"readers": "by", "facilitators": "texts quality", "nobody": "kind day edition"},
    "Allow": {"nobody": "rule words reason"},
    "Need": {"readers": "label", "quoted": "words asks asks_es", "nobody": "best mark page urgent danger on_home"},
    "Tonight": {"readers": "label", "nobody": "page mark urgent"},
    "Danger": {"readers": "title first", "quoted": "first_es en es unless", "nobody": "page line best"},
    "MedicineNames": {"quoted": "names names_es", "nobody": "pages"},
    "HelpLine": {
        "readers": "name show text_word hours languages is_for is_not source",
        "nobody": "tel sms checked_on",
    },
    "DeadLine": {"nobody": "pattern why"},
    "StripEntry": {"readers": "when short also", "quoted": "also_es", "nobody": "line urgent"},
    "Crisis": {"readers": "lines help_strip sheet_footer child_sheet_footer", "nobody": "dead help_block"},
    "Clinic": {"readers": "name room hours contact sheet_line lines calls supply", "nobody": "program"},
    "LocalNote": {"readers": "says source", "nobody": "seen_on"},
    "SourceRecord": {"quoted": "short authors title where supports evidence", "nobody": "year url kind"},
    "Term": {"readers": "term means", "nobody": "forms everyday"},
    "Host": {"nobody": "why checked_on"},
    "Limit": {"nobody": "low aim limit why"},
    "Thresholds": {
        "nobody": "sentence_words mean_sentence_words grade guide_grade uncommon_share passive_share page_words "
        "guide_words long_guide_words objectives key_point_words practice_share questions fidelity_items "
        "passage_words if_this_happens sheet_steps screen_words review_months short_review_months help_line_days "
        "host_days local_note_days objective_verbs"
    },
    "Pattern": {"nobody": "id avoid use why source level verified exceptions note hit ok"},
    "Usage": {"nobody": "avoid use unless hit ok"},
    "ProgramRecord": {
        "readers": "title summary room closed changes plan welcome notes",
        "nobody": "enrolment continues level weeks time_zone start cohort group facilitators visit_kinds rings "
        "family_evening individual revision allow",
    },
    "Closed": {"readers": "why", "nobody": "date then"},
    "Change": {"readers": "room why", "nobody": "date at cancelled then to start swap"},
    "Part": {"readers": "visits", "nobody": "first last level"},
    "Visit": {"readers": "blocks", "nobody": "day start kind"},
    "Block": {"nobody": "what ring"},
    "VisitKind": {"nobody": "blocks breaks circles"},
    "Ring": {"nobody": "modules holds choice"},
    "Welcome": {"readers": "otherwise", "nobody": "visits module"},
    "FamilyEvening": {"nobody": "day start minutes module counts"},
    "Standards": {"readers": "levels coverage", "nobody": "education_share people_per_facilitator first_week"},
    "Level": {"readers": "title", "nobody": "least below source seen"},
    "Cap": {"nobody": "most source seen"},
    "FirstWeek": {"nobody": "stage not_on why"},
    "TopicList": {"readers": "title topics", "quoted": "source seen"},
    "Topic": {"readers": "title by", "nobody": "plan_problems modules sessions"},
}
SHOWN: Mapping[str, Mapping[str, Shown]] = {
    record: {field: shown for shown, fields in decisions.items() for field in fields.split()}
    for record, decisions in _LIST.items()
}


def shown_texts(
    value: object, shown: Shown = "readers", key_path: KeyPath = ()
) -> Iterator[tuple[KeyPath, str, Shown]]:
    """Yield each text within a record that a page shows: its key path in the file, the text, and who reads it.

    Raises KeyError for a record or a field that the list above lacks.
    """
    if isinstance(value, str):
        yield key_path, value, shown
    elif isinstance(value, RootModel):
        yield from shown_texts(value.root, shown, key_path)
    elif isinstance(value, BaseModel):
        for field, decision in SHOWN[type(value).__name__].items():
            if decision != "nobody":
                name = type(value).model_fields[field].alias or field
                inner = decision if shown == "readers" else shown
                yield from shown_texts(getattr(value, field), inner, (*key_path, name))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from shown_texts(part, shown, (*key_path, key))
    elif isinstance(value, list | tuple):
        for index, part in enumerate(value):
            yield from shown_texts(part, shown, (*key_path, index))
