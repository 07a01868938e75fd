"""Give every page a policy that lets no script run but ours."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from syllabus.web_policy import locked


def on_post_build(config: MkDocsConfig) -> None:
    """Write the policy into each page of the finished site, the page for a wrong address too."""
    for place in sorted(Path(config.site_dir).rglob("*.html")):
        place.write_text(locked(place.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
