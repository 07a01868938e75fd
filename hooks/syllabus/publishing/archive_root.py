"""The few files at the root of the store, which change with every edition while the editions themselves never do."""

import json
from collections.abc import Sequence
from html import escape
from pathlib import Path

from ..content.record_types import Crisis
from ..content.strict_yaml import parse
from ..editions.locks import Lock, retired
from ..pages.listings import spaced
from ..site.web_policy import web_headers, with_csp


def root_files(root: Path, store: Path, locks: Sequence[Lock]) -> dict[str, str]:
    """Path and text of each file at the root of the folder `store`, with the newest edition last in `locks`."""
    crisis = _crisis(root)
    return {
        "current.json": json.dumps(current(locks, crisis), indent=1, ensure_ascii=False) + "\n",
        "index.html": with_csp(_index(locks, crisis)),
        "_headers": web_headers(store, [lock.edition for lock in locks[:-1]]),
    }


def current(locks: Sequence[Lock], crisis: Crisis) -> dict[str, object]:
    """What an archived page needs to know: the newest edition, its sheets, what was retired, and today's help lines."""
    latest = locks[-1]
    sheets = {f"{name}/{slug}": s.revision for name, held in latest.sessions.items() for slug, s in held.sheets.items()}
    return {
        "schema": 1,
        "latest": latest.edition,
        "date": latest.date,
        "editions": [{"edition": lock.edition, "date": lock.date} for lock in reversed(locks)],
        "sessions": sorted(latest.sessions),
        "sheets": dict(sorted(sheets.items())),
        "retired": {name: edition for name, (_, edition) in sorted(retired(locks, latest.sessions).items())},
        "help": [
            {"name": line.name, "tel": line.tel, "sms": line.sms, "show": spaced(line.tel) if line.tel else line.show}
            for line in (crisis.lines[key] for key in crisis.help_block)
        ],
    }


def _crisis(root: Path) -> Crisis:
    path = "curriculum/reference/crisis.yml"
    parsed, _ = parse(path, (root / path).read_text(encoding="utf-8"))
    return Crisis.model_validate(parsed.value if parsed else None)


def _index(locks: Sequence[Lock], crisis: Crisis) -> str:
    """A plain page that lists the editions, for people without scripts and for old sheets."""
    lines = "".join(
        f'<li><a href="{lock.edition}/">Edition {lock.edition}</a> of {lock.date}{" (newest)" if not n else ""}</li>'
        for n, lock in enumerate(reversed(locks))
    )
    helps = "".join(
        f'<li>{escape(line.name)}: <a href="tel:{line.tel}">{escape(spaced(line.tel))}</a></li>'
        for line in (crisis.lines[key] for key in crisis.help_block)
        if line.tel
    )
    newest = locks[-1].edition
    downloads = "".join(
        f'<li><a href="downloads/nine-hours-{newest}{kind}.zip">Edition {newest}, {what} (zip)</a></li>'
        for kind, what in (("", "all of it"), ("-participants", "pages and sheets without the guides"))
    )
    return f"""<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer"><title>Editions</title></head>
<body>
<main>
<h1>Editions</h1>
<p>A sheet says at its foot which edition it is from.</p>
<ul>{lines}</ul>
<p><a href="{newest}/changes/">What changed in edition {newest}</a></p>
<h2>Without a network</h2>
<ul>{downloads}</ul>
<p><a href="downloads/SHA256SUMS">Checksums</a></p>
<h2>If you need help now</h2>
<ul>{helps}</ul>
</main>
</body>
</html>
"""
