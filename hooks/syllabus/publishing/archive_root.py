"""The files at the root of the archive, which are replaced with each edition; the editions themselves never change."""

import json
from collections.abc import Sequence
from html import escape
from pathlib import Path

from markupsafe import Markup

from ..build.build_language import build_language
from ..content.reference_types import Crisis
from ..content.strict_yaml import parse
from ..editions.locked import forms_by_id, sheets_by_id, translated_by_id
from ..editions.locks import Lock, no_longer_shown, retired
from ..pages.help_text import spaced
from ..site.web_policy import web_headers, with_csp
from ..words.catalogue import words_for


def root_files(root: Path, archive: Path, locks: Sequence[Lock]) -> dict[str, str]:
    """Return the text of each file at the root of the folder `archive`, by path; the last of `locks` is the newest."""
    crisis = _crisis(root)
    return {
        "current.json": json.dumps(current(locks, crisis), indent=1, ensure_ascii=False) + "\n",
        "404.html": (archive / locks[-1].edition / "404.html").read_text(encoding="utf-8"),
        "index.html": with_csp("index.html", _index(locks, crisis, build_language())),
        "_headers": web_headers(lock.edition for lock in locks[:-1]),
    }


def current(locks: Sequence[Lock], crisis: Crisis) -> dict[str, object]:
    """Return the data that archived pages load: the newest edition, its sheets, what was retired, and help lines."""
    latest = locks[-1]
    sheets = sheets_by_id(latest.sessions) | forms_by_id(latest.forms) | translated_by_id(latest.translations)
    gone = {name: edition for name, (_, edition) in retired(locks, latest.sessions).items()}
    return {
        "schema": 1,
        "latest": latest.edition,
        "date": latest.date,
        "editions": [{"edition": lock.edition, "date": lock.date} for lock in reversed(locks)],
        "sessions": sorted(latest.sessions),
        "sheets": {name: sheet.revision for name, sheet in sorted(sheets.items())},
        "retired": dict(sorted({**gone, **no_longer_shown(locks)}.items())),
        "help": [
            {"name": line.name, "tel": line.tel, "sms": line.sms, "show": spaced(line.tel) if line.tel else line.show}
            for line in (crisis.lines[key] for key in crisis.help_block)
        ],
    }


def _crisis(root: Path) -> Crisis:
    path = "curriculum/reference/crisis.yml"
    parsed, _ = parse(path, (root / path).read_text(encoding="utf-8"))
    return Crisis.model_validate(parsed.value if parsed else None)


def _index(locks: Sequence[Lock], crisis: Crisis, language: str) -> str:
    """Return a plain HTML page that lists the editions, for readers without scripts and for URLs on old sheets."""
    words, helps_words = words_for(language).editions, words_for(language).help

    def entry(lock: Lock, *, is_newest: bool) -> str:
        link = Markup('<a href="{}/">{}</a>').format(lock.edition, words.edition(edition=lock.edition))
        return (words.newest if is_newest else words.entry)(edition=link, day=lock.date)

    lines = "".join(f"<li>{entry(lock, is_newest=not n)}</li>" for n, lock in enumerate(reversed(locks)))
    helps = "".join(
        f'<li>{escape(line.name)}: <a href="tel:{line.tel}">{escape(spaced(line.tel))}</a></li>'
        for line in (crisis.lines[key] for key in crisis.help_block)
        if line.tel
    )
    newest = locks[-1].edition
    downloads = "".join(
        f'<li><a href="downloads/nine-hours-{newest}{kind}.zip">{words.download(edition=newest, what=what)}</a></li>'
        for kind, what in (("", words.all), ("-books", words.books), ("-participants", words.open))
    )
    return f"""<!doctype html>
<html lang="{language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer"><title>{words.title}</title></head>
<body>
<main>
<h1>{words.title}</h1>
<p>{words.at_foot}</p>
<ul>{lines}</ul>
<p><a href="{newest}/changes/">{words.what_changed(edition=newest)}</a></p>
<h2>{words.offline}</h2>
<ul>{downloads}</ul>
<p><a href="downloads/SHA256SUMS">{words.checksums}</a></p>
<h2>{helps_words.title}</h2>
<ul>{helps}</ul>
</main>
</body>
</html>
"""
