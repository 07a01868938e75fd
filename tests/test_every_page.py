"""Every page of the site, and not a sample: accessible, quiet, private and whole, as a real browser finds it."""

from collections import Counter
from pathlib import Path

import pytest
from built_sites import CHROMIUM_FLAGS, chromium_path
from every_page import AXE, Visit, visit_all

pytestmark = [pytest.mark.browser, pytest.mark.timeout(2400)]  # the first one visits all pages
MOST_SHIFT = 0.02


@pytest.fixture(scope="module")
def visits(address: str, site: Path) -> list[Visit]:
    assert AXE.exists(), "axe was not found: .ci/setup-npm fetches it, and `make test` runs that"
    pages = sorted(place.relative_to(site).as_posix() for place in site.rglob("*.html"))
    return visit_all(address, [page.removesuffix("index.html") for page in pages], chromium_path(), CHROMIUM_FLAGS)


def test_no_page_breaks_a_rule_of_accessibility(visits: list[Visit]) -> None:
    assert [f"{v.url} {rule}" for v in visits for rule in v.broken_rules] == []


def test_no_page_scrolls_sideways_even_with_more_space_and_bigger_text(visits: list[Visit]) -> None:
    assert [(v.url, v.sideways) for v in visits if v.sideways] == []


def test_bigger_text_and_more_space_cut_nothing_off(visits: list[Visit]) -> None:
    assert [(v.url, v.clipped) for v in visits if v.clipped] == []


def test_no_words_of_a_drawing_touch_each_other_or_leave_it(visits: list[Visit]) -> None:
    assert [(v.url, v.unclear) for v in visits if v.unclear] == []
    assert sum(v.drawings for v in visits) > 300


def test_no_two_fields_of_a_page_have_the_same_name(visits: list[Visit]) -> None:
    twice = {v.url: [name for name, count in Counter(v.names).items() if count > 1 or name == " / "] for v in visits}
    assert {url: names for url, names in twice.items() if names} == {}
    assert sum(len(v.names) for v in visits) > 100


def test_no_request_leaves_the_origin(visits: list[Visit], address: str) -> None:
    asked = {url for v in visits for url in v.requests}
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert len(asked) > len(visits)


def test_no_page_breaks_its_own_policy_or_fails(visits: list[Visit]) -> None:
    assert [(v.url, v.said) for v in visits if v.said] == []


def test_nothing_is_stored(visits: list[Visit]) -> None:
    assert [v.url for v in visits if v.stored] == []


def test_nothing_jumps_while_a_page_loads(visits: list[Visit]) -> None:
    assert [(v.url, v.shift) for v in visits if v.shift > MOST_SHIFT] == []
