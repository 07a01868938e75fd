"""Put the curriculum's pages beside the hand-written ones."""

import json

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from rendering.state import state_of
from syllabus.markup.pictograms import pictogram_files
from syllabus.words.catalogue import TRANSLATIONS


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a file in memory for each page, and take out the hand-written pages of another audience."""
    state = state_of(config)
    for file in list(files):
        if file.src_uri.split("/")[0] in TRANSLATIONS:  # written out below, by those who read them
            files.remove(file)
    for page in state.pages.values():
        file = File.generated(config, page.uri, content=page.markdown, inclusion=InclusionLevel.NOT_IN_NAV)
        file.dest_uri = f"{page.url}index.html"
        files.append(file)
    for own in state.project.local_pages(state.audience):
        about = f"---\ntitle: {json.dumps(own.record.title)}\n---\n\n"
        files.append(File.generated(config, own.slug, content=about + own.body, inclusion=InclusionLevel.NOT_IN_NAV))
    for address, drawing in pictogram_files(state.project.curriculum.reference.pictograms).items():
        files.append(File.generated(config, address, content=drawing))
    written = {page.slug for page in state.project.docs_for(state.audience)}
    for file in list(files.documentation_pages()):
        if file.generated_by is None and file.src_uri not in written:
            files.remove(file)
    return files
