"""The policy of each page: it names our own inline scripts, and a page with any other script does not go out."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from curricula import ROOT
from example_builds import example_copy, start

from syllabus.site.web_policy import INLINE, UnsafePageError, web_headers, with_csp

HEAD = '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
PAGE = HEAD + "\n<title>A page</title></head>\n<body>{}</body></html>\n"
OURS = f"<script>{INLINE[0]}</script>"
FOREIGN = {
    "a script": "<script>alert(1)</script>",
    "in capitals": "<SCRIPT>alert(1)</SCRIPT>",
    "of a type": '<script type="text/javascript">alert(1)</script>',
    "a module": '<script type="module">import "./a.js"</script>',
    "of no type": '<script type="">alert(1)</script>',
    "a source elsewhere": '<script src="https://a.example/assets/menu.js"></script>',
    "a source without a scheme": '<script src="//a.example/assets/menu.js"></script>',
    "a source without a scheme, hidden": '<script src="&#47;/a.example/assets/menu.js"></script>',
    "a source without a scheme, turned": '<script src="/\\\\a.example/assets/menu.js"></script>',
    "a source without a scheme, in two": '<script src="/\t/a.example/assets/menu.js"></script>',
    "a source that is no script of ours": '<script src="catalogue.json"></script>',
    "a source and a text": '<script src="assets/menu.js">alert(1)</script>',
    "another attribute": '<script src="assets/menu.js" onload="alert(1)"></script>',
    "ours and more": f"<script>{INLINE[0]}alert(1)</script>",
    "ours with an attribute": f'<script id="a">{INLINE[0]}</script>',
    "in a drawing": '<svg><script href="a.js"/></svg>',
    "never closed": "<script>alert(1)",
    "of a name that broke out": '<p title=""><script>alert(1)</script>"></p>',
    "in a comment that ends": "<!-- --!><script>alert(1)</script> -->",
    "a handler": '<p onclick="alert(1)">a</p>',
    "a handler in capitals": "<p ONCLICK=alert(1)>a</p>",
    "a handler behind a slash": "<img/onerror=alert(1) src=a>",
    "a handler behind a quote": '<img src="a"onerror=alert(1)>',
    "a handler on its own line": "<p\nonclick\n=\nalert(1)>a</p>",
}


def policy_of(page: str) -> str:
    (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    return str(policy)


def hash_of(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_the_policy_comes_before_all_else_and_names_our_script() -> None:
    page = with_csp("a.html", PAGE.format(OURS))
    assert page.startswith(HEAD + '<meta http-equiv="Content-Security-Policy"')
    assert f"script-src 'self' {hash_of(INLINE[0])};" in policy_of(page)


@pytest.mark.parametrize(
    "body",
    [
        "<p>Words on = paper.</p>",
        '<script src="../assets/menu.js" data-site="A &amp; B"></script>',
        '<script src="/o&amp;u/2026.1/assets/menu.js"></script>',
        """<script src="/2026.1/assets/menu.js" data-words='{"a": "b"}'></script>""",
        '<p title="Once = one">a</p>',
    ],
)
def test_a_page_without_an_inline_script_allows_none(body: str) -> None:
    assert "script-src 'self';" in policy_of(with_csp("a.html", PAGE.format(body)))


@pytest.mark.parametrize("foreign", FOREIGN.values(), ids=FOREIGN)
def test_any_other_script_is_an_error_that_names_page_and_line(foreign: str) -> None:
    with pytest.raises(UnsafePageError) as refused:
        with_csp("a/index.html", PAGE.format(f"\n{OURS}\n{foreign}"))
    assert "a/index.html:8 page-script: expected no script but ours, found " in str(refused.value)


@pytest.mark.parametrize(
    "page",
    [
        "<title>A page</title>",
        PAGE.format("").replace("utf-8", "latin-1"),
        PAGE.format("").replace('<meta charset="utf-8">', ""),
        PAGE.format("").replace("<head>", "<head><base href='a/'>"),
        f"a{PAGE.format('')}",
        "",
    ],
)
def test_a_page_without_a_place_for_the_policy_is_an_error(page: str) -> None:
    with pytest.raises(UnsafePageError, match="a page that starts with its character set"):
        with_csp("a.html", page)


def test_the_headers_of_the_published_site_name_our_scripts_alone() -> None:
    headers = web_headers(["2026.1"])
    assert f"script-src 'self' {hash_of(INLINE[0])}; style-src" in headers
    assert "frame-ancestors 'none'\n/2026.1/*\n  X-Robots-Tag: noindex\n" in headers


def test_the_theme_s_document_holds_the_script_on_the_list() -> None:
    assert OURS in (ROOT / "hooks/templates/main.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_text_that_breaks_out_ends_the_build_and_names_every_page(tmp_path: Path) -> None:
    """A template that forgets to escape a setting: its script would run, and no page may bless it."""
    root = example_copy(tmp_path / "project")
    main, settings = root / "hooks/templates/main.html", root / "mkdocs.yml"
    text = main.read_text(encoding="utf-8")
    assert "{{ config.copyright }}" in text
    main.write_text(text.replace("{{ config.copyright }}", "{{ config.copyright | safe }}"), encoding="utf-8")
    own = re.sub("^copyright: .*$", "copyright: <script>alert(1)</script>", settings.read_text(), flags=re.MULTILINE)
    settings.write_text(own, encoding="utf-8")
    running = start(root, tmp_path / "cache")
    _, said = running.communicate()
    assert running.returncode == 1, said
    for page in ("index.html", "help/index.html", "small-steps/a-short-walk/index.html", "404.html"):
        assert re.search(
            rf'^{page}:\d+ page-script: expected no script but ours, found "<script>alert', said, re.MULTILINE
        ), page
    assert "Traceback" not in said
