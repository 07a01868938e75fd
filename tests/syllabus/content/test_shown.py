"""Each field of each record says who reads it, so that no check can pass a text by."""

import pytest
from pydantic import BaseModel

from syllabus.checks import check_data
from syllabus.content import docs_pages, record_types, reference_types
from syllabus.content.record_types import Record
from syllabus.content.shown import SHOWN, shown_texts
from syllabus.programs import model
from syllabus.reviews import types as review_types

ROOMS = (check_data, docs_pages, model, record_types, reference_types, review_types)
RECORDS = {
    item.__name__: item
    for room in ROOMS
    for item in vars(room).values()
    if isinstance(item, type) and issubclass(item, Record) and item is not Record
}


def undecided(record: type[BaseModel]) -> set[str]:
    """Return the fields of a record that the list lacks, and those that only the list has."""
    return set(record.model_fields) ^ set(SHOWN.get(record.__name__, {}))


@pytest.mark.parametrize("name", sorted(RECORDS.keys() | SHOWN.keys()))
def test_each_field_of_a_record_says_who_reads_it(name: str) -> None:
    assert undecided(RECORDS[name]) == set()


def test_a_new_field_is_noticed() -> None:
    class Need(reference_types.Need):
        example: str = ""

    assert undecided(Need) == {"example"}


def test_a_record_outside_the_list_is_refused() -> None:
    class Leaflet(Record):
        title: str

    with pytest.raises(KeyError):
        list(shown_texts(Leaflet(title="A leaflet")))
