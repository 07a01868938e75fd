"""No finished page, and no staged one, holds an address that the rules for links forbid."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syllabus.site.page_links import forbidden_addresses
from syllabus.staging.links import staged_link_problems

ALLOWED = ("https://a.example/x?y=1&z", "tel:988", "sms:741741", "mailto:a@b.example", "../x/#y", "#y", "", "x/y.pdf")
FORBIDDEN = (
    "javascript:x",
    "java&#115;cript:x",
    " JavaScript:x",
    "data:text/html,x",
    "http://a.example",
    "//a.example/x",
)


@pytest.mark.parametrize("address", ALLOWED)
@pytest.mark.parametrize("tag", ['<a href="{}">', "<img alt='a' src='{}'>", '<form action="{}"/>'])
def test_allowed_addresses_pass(tag: str, address: str) -> None:
    assert forbidden_addresses(f"<p>{tag.format(address)}</p>") == []


@pytest.mark.parametrize("address", FORBIDDEN)
@pytest.mark.parametrize(
    "tag", ['<a class="x" href="{}">', "<IMG src='{}'>", '<object data="{}">', "<svg/onload=x href={}>"]
)
def test_forbidden_addresses_are_found(tag: str, address: str) -> None:
    assert len(forbidden_addresses(f"<p>{tag.format(address.strip())}</p>")) == 1


def test_an_address_in_a_text_is_no_address() -> None:
    assert forbidden_addresses('<p>Write &lt;a href="javascript:x"&gt; never, nor href="data:x".</p>') == []


@pytest.mark.parametrize(
    "text", ["[a](javascript:x)", "[a\nb](data:x)", "[a][b]\n\n[b]: //c.example", '<a href="http://c.example">x</a>']
)
def test_a_staged_page_with_a_forbidden_link_is_refused(text: str) -> None:
    problems = staged_link_problems(
        {"docs/index.md": text.encode(), "docs/a.pdf": b"javascript:", "docs/b.md": b"[a](b/)"}
    )
    assert [(problem.path, problem.rule) for problem in problems] == [("docs/index.md", "link-scheme")]


@given(st.text(alphabet="<>a\"=' :/&;hrefscriptdata", max_size=200))
def test_no_text_makes_the_look_run_away(html: str) -> None:
    assert isinstance(forbidden_addresses(html), list)
