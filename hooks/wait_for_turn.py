"""Let one build at a time write to a site."""

import sys
from contextlib import ExitStack
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger

from syllabus.build.one_writer import BUSY, BusyError, only_writer

log = get_plugin_logger("curriculum")
_turn = ExitStack()


@event_priority(100)  # before anything is made, and before MkDocs empties the folder
def on_pre_build(config: MkDocsConfig) -> None:
    """Wait until no other build writes to the same folder; end the build if that takes too long."""
    _turn.close()
    try:
        _turn.enter_context(only_writer(Path(config.config_file_path).parent, Path(config.site_dir)))
    except BusyError as error:
        log.error("%s", error)  # noqa: TRY400  # words for people, and no traceback
        sys.exit(BUSY)


@event_priority(-1000)  # when everything is written
def on_post_build(**_: object) -> None:
    """Let the next build begin."""
    _turn.close()


on_build_error = on_post_build  # the same when a build ends early
