"""Put the curriculum's pages beside the hand-written ones."""

import json

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from syllabus.project import Project


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a file in memory for each page, and take out the hand-written pages of another audience."""
    project: Project = config.extra["project"]
    audience = config.extra["audience"]
    for page in config.extra["pages"].values():
        file = File.generated(config, page.uri, content=page.markdown, inclusion=InclusionLevel.NOT_IN_NAV)
        file.dest_uri = f"{page.url}index.html"
        files.append(file)
    for own in project.local_pages(audience):
        about = f"---\ntitle: {json.dumps(own.record.title)}\n---\n\n"
        files.append(File.generated(config, own.slug, content=about + own.body, inclusion=InclusionLevel.NOT_IN_NAV))
    kept = {page.slug for page in project.docs_for(audience)}
    for file in list(files.documentation_pages()):
        if file.generated_by is None and file.src_uri not in kept:
            files.remove(file)
    return files
