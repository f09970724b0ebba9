"""How the templates of a locale hang together: which parts and blocks there are, and that none includes itself."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache

from jinja2 import nodes

from integration.flows.letters import PART, Problem
from integration.rendering.environment import SUFFIX

LETTER = "_letter"  # the order of every letter; types extend it


def included(tree: nodes.Template) -> Iterator[tuple[str, nodes.Include]]:
    """What this template includes by name: `_contact`, without the ending. Any other way to name it gives ""."""
    for node in tree.find_all(nodes.Include):
        yield _constant(node.template), node


@lru_cache(maxsize=1024)
def parts_of(tree: nodes.Template) -> frozenset[str]:
    """The names of what this template includes; the shipped ones are asked for again and again."""
    return frozenset(name for name, _ in included(tree))


def links(name: str, tree: nodes.Template, all_: Mapping[str, Sequence[nodes.Template]]) -> Iterator[Problem]:
    """What this template, of this name, includes and fills that is not there. `all_` are those of the locale."""
    parts = {other for other in all_ if other.startswith(PART) and other != LETTER}
    for other, node in included(tree):
        if other not in parts or not node.with_context:
            yield Problem(node.lineno, f"This part does not exist.{nearest(other, parts, SUFFIX)}")
        elif name in _reached(other, all_):
            yield Problem(node.lineno, f"“{other}{SUFFIX}” includes this part itself, so there would be no end to it.")
    yield from _bases(name, tree)
    blocks = {block.name for base in all_.get(LETTER, ()) for block in base.find_all(nodes.Block)}
    for block in tree.find_all(nodes.Block):
        if name != LETTER and (name.startswith(PART) or block.name not in blocks):
            yield Problem(block.lineno, f"Letters have no block “{block.name}” here.{nearest(block.name, blocks)}")


def nearest(name: str, known: Iterator[str] | set[str] | frozenset[str], ending: str = "") -> str:
    """` Did you mean “order”?`, or nothing where nothing is near."""
    found = get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    return f" Did you mean “{found[0]}{ending}”?" if found else ""


def _bases(name: str, tree: nodes.Template) -> Iterator[Problem]:
    for node in tree.find_all(nodes.Extends):
        if name.startswith(PART) or _constant(node.template) != LETTER:
            yield Problem(node.lineno, f"Only a letter extends another template, and that is “{LETTER}{SUFFIX}”.")
        elif node not in tree.body:
            yield Problem(node.lineno, "“extends” stands at the beginning of a letter.")


def _reached(name: str, all_: Mapping[str, Sequence[nodes.Template]]) -> set[str]:
    """This part, and all that it includes, by whatever way."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        other = waiting.pop()
        if other not in found:
            found.add(other)
            waiting += [each for tree in all_.get(other, ()) for each in parts_of(tree)]
    return found


def _constant(expression: nodes.Expr) -> str:
    value = expression.value if isinstance(expression, nodes.Const) else None
    return value.removesuffix(SUFFIX) if isinstance(value, str) and value.endswith(SUFFIX) else ""
