"""One example of each block, from `examples.yml`."""

from functools import cache
from pathlib import Path

from ..build.fast_yaml import safe_load

ANY_PASSAGE = "key-of-a-passage"  # stands for a passage that the curriculum has


@cache
def block_examples() -> dict[str, str]:
    """Return the source of an example of each block, by the block's name."""
    text = Path(__file__).with_name("examples.yml").read_text(encoding="utf-8")
    return {str(name): str(source).rstrip("\n") for name, source in safe_load(text).items()}
