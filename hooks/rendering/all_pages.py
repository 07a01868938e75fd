"""Every page of a build: those that did not change from the cache, the others from all cores."""

import json
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache

from syllabus.build.cache import Form, kept, store
from syllabus.build.parallel import beside, shared_out
from syllabus.build.shard import own

from .inside_mkdocs import Build, Finished
from .keys import page_key, shared_key

WORTH_HELP = 12  # pages to render; for fewer, starting other processes takes longer than the work
WORTH_KEYS = 200  # pages to look up, likewise


def all_pages(build: Build, env: Environment, root: Path) -> dict[str, Finished]:
    """The finished pages of the project at `root` by their sources, but those of other shares."""
    cache = store(root, "pages")
    compiled_once(env, store(root, "templates").folder)
    shared = shared_key(build.config, build.files, build.nav, env)
    keys = shared_out(partial(_key, build, shared), list(build.pages), worth=WORTH_KEYS, only_fork=True)
    keyed = own(list(zip(keys, build.pages, strict=True)))

    def all_of(missing: list[str]) -> Iterable[Finished]:
        return shared_out(partial(build.finish, env), missing, worth=WORTH_HELP, only_fork=True)

    finished = kept(cache, keyed, all_of, Form(_pack, _unpack))
    beside(cache.keep_to)  # nobody waits for it
    return {uri: done for (_, uri), done in zip(keyed, finished, strict=True)}


def _key(build: Build, shared: str, uri: str) -> str:
    page = build.pages[uri]
    return page_key(shared, page, build.added_context(page))


def compiled_once(env: Environment, folder: Path) -> None:
    """Keep the templates in compiled form in `folder`; the library knows when they have changed."""
    folder.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(folder))


def _pack(done: Finished) -> bytes | None:
    """A page with a warning is not kept, so that it warns again."""
    return (
        None if done.told else json.dumps([done.html, done.anchors, done.links, done.kept], ensure_ascii=False).encode()
    )


def _unpack(stored: bytes) -> Finished:
    html, anchors, links, kept_of_page = json.loads(stored)
    return Finished(html, tuple(anchors), links, kept_of_page)
