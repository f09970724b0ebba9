"""Looks a wording over before anything of it runs: its size and signs, its forms, its names and its parts."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from jinja2 import TemplateSyntaxError, nodes

from integration.flows.letters import PART, Problem
from integration.rendering.environment import LetterEnvironment
from integration.rendering.forms import forms
from integration.rendering.linking import LETTER, links
from integration.rendering.naming import names, unguarded

LONGEST_SOURCE = 20_000
_FORMATTING = frozenset("\n\r\t\u200c\u200d")
_MOST_PROBLEMS = 20

Trees = Mapping[str, Sequence[nodes.Template]]  # by name: the shipped template, and an account's own


def parsed(environment: LetterEnvironment, source: str) -> tuple[nodes.Template | None, tuple[Problem, ...]]:
    """The source as a tree, or why there is none. Nothing of it has run."""
    if len(source) > LONGEST_SOURCE:
        return None, (Problem(0, f"This has {len(source):,} characters. At most {LONGEST_SOURCE:,} are possible."),)
    invisible = tuple(_invisible(source))
    if invisible:
        return None, invisible
    try:
        return environment.parse(source), ()
    except TemplateSyntaxError as error:
        return None, (Problem(error.lineno, f"{(error.message or 'This cannot be read').rstrip('.')}."),)
    except (ArithmeticError, MemoryError, RecursionError, ValueError):
        # Thousands of brackets, or a number with thousands of digits: the parser gives up in its own ways.
        return None, (Problem(0, "This is nested too deeply, or has a number too large to be read."),)


def inspected(name: str, tree: nodes.Template, trees: Trees) -> tuple[Problem, ...]:
    """Why this template must not run under this name, beside the others of its locale; nothing where it may."""
    found = tuple(islice(forms(tree), _MOST_PROBLEMS))
    if not found:
        outside = iter(()) if name.startswith(PART) else _outside(tree, trees)
        looks = (links(name, tree, trees), names(name, tree, trees), unguarded(tree), outside)
        found = tuple(problem for look in looks for problem in islice(look, _MOST_PROBLEMS))
    return tuple(sorted(set(found), key=lambda problem: (problem.line, problem.message)))[:_MOST_PROBLEMS]


def _invisible(source: str) -> Iterator[Problem]:
    for number, line in enumerate(source.splitlines(), start=1):
        signs = {sign for sign in line if unicodedata.category(sign)[0] == "C" and sign not in _FORMATTING}
        if signs:
            named = ", ".join(f"U+{ord(sign):04X}" for sign in sorted(signs)[:3])
            yield Problem(number, f"There is an invisible character in this line ({named}). Type the line anew.")


def _outside(tree: nodes.Template, trees: Trees) -> Iterator[Problem]:
    """Words of a letter that stand in no paragraph, and so would never be read."""
    named = _named_blocks(trees)
    waiting: list[nodes.Node] = list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, nodes.Output):
            for part in node.nodes:
                if isinstance(part, nodes.TemplateData) and part.data.strip():
                    yield Problem(_line_of(part), "These words stand in no paragraph, so nobody would read them.")
        elif not isinstance(node, nodes.CallBlock | nodes.AssignBlock) and getattr(node, "name", "") not in named:
            waiting += [child for child in node.iter_child_nodes() if isinstance(child, nodes.Stmt)]


def _named_blocks(trees: Trees) -> set[str]:
    """Blocks that stand in a paragraph of the order of letters, or get a name there, and so are parts of sentences."""
    around = (nodes.AssignBlock, nodes.CallBlock)
    holders = (holder for base in trees.get(LETTER, ()) for kind in around for holder in base.find_all(kind))
    return {block.name for holder in holders for block in holder.find_all(nodes.Block)}


def _line_of(data: nodes.TemplateData) -> int:
    """The line of the first word; the node itself begins where the tag before it ends."""
    before = data.data[: len(data.data) - len(data.data.lstrip())]
    return data.lineno + before.count("\n")
