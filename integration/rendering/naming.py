"""The names a wording uses: those that exist, those it may print anywhere, and those that need a `say`."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from jinja2 import nodes

from integration.flows.letters import PART, Problem
from integration.rendering.linking import LETTER, nearest, parts_of
from integration.rendering.placeholders import OFFER_PLACEHOLDERS, PLACEHOLDERS, SWITCHES

GIVEN = PLACEHOLDERS | SWITCHES
_ALWAYS = frozenset({"loop", "super"})  # of the template language's own
_OFFERS = ("offers", "second_offers")


def names(name: str, tree: nodes.Template, all_: Mapping[str, Sequence[nodes.Template]]) -> Iterator[Problem]:
    """Names that nobody knows, and names of ours that are given to something else."""
    own = _stored(tree)
    for node in tree.find_all(nodes.Name):
        if node.ctx == "store" and node.name in GIVEN | _ALWAYS:
            yield Problem(node.lineno, f"“{node.name}” has a meaning in every letter. Take another name for this.")
    known = GIVEN | _ALWAYS | own | _handed_down(name, all_)
    for node in tree.find_all(nodes.Name):
        if node.name not in known:
            yield Problem(node.lineno, f"Nothing is called “{node.name}” here.{nearest(node.name, known)}")


def unguarded(tree: nodes.Template) -> Iterator[Problem]:
    """Placeholders that are printed whether they are known or not: a letter without the fact could not be written."""
    offers = {
        target.name
        for loop in tree.find_all(nodes.For)
        if isinstance(loop.iter, nodes.Name) and loop.iter.name in _OFFERS
        for target in list(loop.target.find_all(nodes.Name))[1:]  # the first is the offer's kind, which each has
    }
    doubtful = PLACEHOLDERS | offers | (OFFER_PLACEHOLDERS - _stored(tree))
    for node in _printed(tree):
        if node.name in doubtful:
            yield Problem(
                node.lineno,
                f"“{node.name}” is not known in every letter. Put the sentence between {{% say %}} and {{% endsay %}}.",
            )


def _printed(node: nodes.Node) -> Iterator[nodes.Name]:
    """The names that are printed whatever is known: not those in a `say`, or in an `if` that asks for a fact.

    An `if` may ask in roundabout ways, by a name that was worked out before. Whether it asked for enough is seen when
    the wording is tried on cases of which nothing is known.
    """
    if isinstance(node, nodes.Name):
        yield node
        return
    if isinstance(node, nodes.If | nodes.CondExpr):
        if not _named(node.test) <= SWITCHES:
            return
        below = [child for child in node.iter_child_nodes() if child is not node.test]
    elif isinstance(node, nodes.Output | nodes.Filter | nodes.Concat):
        below = list(node.iter_child_nodes())
    elif isinstance(node, nodes.Expr):
        return  # looked at, and not printed
    else:
        below = [child for child in node.iter_child_nodes() if isinstance(child, nodes.Stmt)]
    for child in below:
        yield from _printed(child)


def _named(expression: nodes.Node) -> set[str]:
    own = {expression.name} if isinstance(expression, nodes.Name) else set()
    return own | {node.name for node in expression.find_all(nodes.Name)}


def _handed_down(name: str, all_: Mapping[str, Sequence[nodes.Template]]) -> set[str]:
    """Names set by what this template stands in: the order of letters, and for a part whatever includes it."""
    found: set[str] = set().union(*(_stored(tree) for tree in all_.get(LETTER, ())))
    if not name.startswith(PART):
        return found
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        part = waiting.pop()
        for other, trees in all_.items():
            for tree in trees:
                if other not in seen and part in parts_of(tree):
                    seen.add(other)
                    waiting.append(other)
                    found |= _stored(tree)
    return found


@lru_cache(maxsize=1024)
def _stored(tree: nodes.Template) -> frozenset[str]:
    return frozenset(node.name for node in tree.find_all(nodes.Name) if node.ctx == "store")
