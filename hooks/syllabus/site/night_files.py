"""What *Print tonight* prints, as scripts: the guide and the sheets of a session, and the list that people sign."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..pages.form_pages import sign_in_url
from ..project import Project

LIST_URL = "facilitators/sign-in.js"


def night_files(project: Project) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the URL of each script of the leaders' site, and the URLs of the pages that it holds."""
    if url := sign_in_url(project.curriculum):
        yield LIST_URL, (url,)
    for module in project.curriculum.modules:
        for session in module.sessions:
            if session.guide:
                base = f"{module.slug}/{session.slug}/"
                yield f"{base}guide/night.js", (f"{base}guide/", *(f"{base}{s.slug}/" for s in session.worksheets))


def night_script(site: Path, urls: tuple[str, ...]) -> str:
    """Return a script that adds the text of finished pages below the folder `site` to `night`, by their URLs."""
    texts: Mapping[str, str] = {url: _text((site / url / "index.html").read_text(encoding="utf-8")) for url in urls}
    return f"window.night = Object.assign(window.night || {{}}, {json.dumps(texts, ensure_ascii=False)});\n"


def _text(page: str) -> str:
    """Return what stands in the article of a page, without run mode and other dialogs, which are not printed."""
    text = page.partition('<article class="page-text')[2].partition(">")[2].partition("</article>")[0]
    first, *others = text.split("<dialog ")
    return "".join([first, *(other.partition("</dialog>")[2] for other in others)]).strip()
