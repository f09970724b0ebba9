"""The letters' own Jinja environment: sandboxed, strict about what is unknown, with its own loader and tags."""

from collections.abc import Mapping
from pathlib import Path

from jinja2 import DictLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from integration.rendering.tags import add_tags, noted

SUFFIX = ".jinja"


def letter_environment(sources: Mapping[str, str]) -> ImmutableSandboxedEnvironment:
    """Templates by name. What comes out is words, never markup: escaping is the business of `markup`."""
    environment = ImmutableSandboxedEnvironment(
        loader=DictLoader(dict(sources)),
        undefined=StrictUndefined,
        autoescape=False,
        finalize=noted,
        auto_reload=False,
        cache_size=-1,
    )
    add_tags(environment)
    return environment


def read_sources(folder: Path) -> dict[str, str]:
    """The templates of one locale by name: `damaged_item.jinja`, `letter.jinja` and so on."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob(f"*{SUFFIX}"))}
