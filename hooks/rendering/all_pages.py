"""Render every page of a build: unchanged ones come from the cache, the others from all cores."""

import json
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from jinja2 import Environment
from jinja2.bccache import Bucket, BytecodeCache

from syllabus.build.cache import Cache, Codec, cached_map, folder_digest, open_cache
from syllabus.build.parallel import parallel_map, run_in_background
from syllabus.build.shard import in_shard

from .inside_mkdocs import Build, Finished
from .keys import page_key, shared_key

LEAST_FOR_WORKERS = 12  # pages to render; for fewer, starting workers takes longer than the work
LEAST_KEYS_FOR_WORKERS = 200  # keys to compute, likewise
MOST_BYTES_OF_TEMPLATES = 5_000_000  # a set of them takes a tenth of that


def all_pages(build: Build, env: Environment, root: Path) -> dict[str, Finished]:
    """Return the rendered pages of the project at `root` by their sources, without those of other shards."""
    cache = open_cache(root, "pages")
    templates = open_cache(root, "templates")
    env.bytecode_cache = CachedTemplates(templates)
    templates.prune(MOST_BYTES_OF_TEMPLATES)
    shared = shared_key(build.config, build.files, build.nav, env)
    key = partial(_key, build, shared)
    keys = parallel_map(key, list(build.pages), at_least=LEAST_KEYS_FOR_WORKERS, only_fork=True)
    keyed = in_shard(list(zip(keys, build.pages, strict=True)))

    def render(missing: list[str]) -> Iterable[Finished]:
        return parallel_map(partial(build.finish, env), missing, at_least=LEAST_FOR_WORKERS, only_fork=True)

    finished = cached_map(cache, keyed, render, Codec(_encode, _decode))
    run_in_background(cache.prune)  # nobody waits for it
    return {uri: done for (_, uri), done in zip(keyed, finished, strict=True)}


def _key(build: Build, shared: str, uri: str) -> str:
    page = build.pages[uri]
    return page_key(shared, page, build.added_context(page))


class CachedTemplates(BytecodeCache):
    """Compiled templates in a cache of ours, which notices damage; Jinja's own does not.

    Jinja compiles those again whose source has changed. How they are compiled, such as what is escaped, is decided by
    this package, so its code is part of their keys.
    """

    def __init__(self, cache: Cache) -> None:
        self.cache = cache
        self.settings = folder_digest(Path(__file__).parent)[:16]

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket of a template with what was compiled before, if it is there."""
        if stored := self.cache.get(self._key(bucket)):
            bucket.bytecode_from_string(stored)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self.cache.put(self._key(bucket), bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> str:
        return f"{self.settings}-{bucket.key}"


def _encode(done: Finished) -> bytes | None:
    """Leave a page with a warning out of the cache, so that the next build warns again."""
    if done.warnings:
        return None
    return json.dumps([done.html, done.anchors, done.links, done.kept], ensure_ascii=False).encode()


def _decode(stored: bytes) -> Finished:
    html, anchors, links, kept = json.loads(stored)
    return Finished(html, tuple(anchors), links, kept)
