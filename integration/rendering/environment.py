"""The letters' own Jinja environment: sandboxed, strict about what is unknown, with its own loader, tags and budget."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import DictLoader, StrictUndefined, Template, nodes
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from integration.rendering.budget import held, joined
from integration.rendering.tags import add_tags, noted, sheet_of

SUFFIX = ".jinja"
HELD = "held"


class LetterEnvironment(ImmutableSandboxedEnvironment):
    """Templates run on the budget of the sheet they write on, and take from it the parts an account has put in place.

    Both are built into the templates when they are compiled, so that no template can go without.
    """

    def spend(self, context: Context, characters: int) -> None:
        """Called by templates at their beginning and in each round of a loop."""
        sheet_of(context).budget.spend(characters)

    def part(self, context: Context, name: str) -> Template:
        """Called by `include` and `extends`: the account's own part of this name, or the shipped one."""
        own = sheet_of(context).parts.get(name)
        return self.get_template(name) if own is None else own

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Only a loop has attributes. This is the sandbox's own lock; what admins write is looked over before."""
        if isinstance(obj, LoopContext):
            return super().getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Entries of lists and parts of texts, and never an attribute where there is no such entry."""
        try:
            return obj[argument]
        except (LookupError, TypeError):
            return self.undefined(obj=obj, name=str(argument))

    def _generate(self, source: nodes.Template, *arguments: Any, **named: Any) -> str:
        # The hook that jinja2 has for this.
        _build_in(source)
        return super()._generate(source, *arguments, **named)


def letter_environment(sources: Mapping[str, str]) -> LetterEnvironment:
    """Templates by name. What comes out is words, never markup: escaping is the business of `markup`."""
    environment = LetterEnvironment(
        loader=DictLoader(dict(sources)),
        undefined=StrictUndefined,
        autoescape=False,
        finalize=noted,
        auto_reload=False,
        cache_size=-1,
    )
    environment.globals.clear()  # no letter needs range, lipsum or a namespace
    environment.filters |= {HELD: held, "join": joined, "words": str.split}
    add_tags(environment)
    return environment


def read_sources(folder: Path) -> dict[str, str]:
    """The templates of one locale by name: `damaged_item.jinja`, `letter.jinja` and so on."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob(f"*{SUFFIX}"))}


def _build_in(tree: nodes.Template) -> None:
    for loop in tree.find_all(nodes.For):
        loop.body.insert(0, _spending(loop.body, loop.lineno))
    for set_ in tree.find_all(nodes.Assign):
        set_.node = _held(set_.node, set_.lineno)
    for block in tree.find_all(nodes.AssignBlock):
        block.filter = _held(block.filter, block.lineno)
    for include in tree.find_all(nodes.Include):
        include.template = _call("part", include.template, include.lineno)
    for extends in tree.find_all(nodes.Extends):
        extends.template = _call("part", extends.template, extends.lineno)
    tree.body.insert(0, _spending(tree.body, 1))


def _spending(body: list[nodes.Node], line: int) -> nodes.Node:
    written = sum(len(data.data) for node in body for data in _texts(node))
    return nodes.ExprStmt(_call("spend", nodes.Const(1 + written, lineno=line), line), lineno=line)


def _texts(node: nodes.Node) -> list[nodes.TemplateData]:
    own = [node] if isinstance(node, nodes.TemplateData) else []
    return [*own, *node.find_all(nodes.TemplateData)]


def _held(value: Any, line: int) -> nodes.Filter:
    return nodes.Filter(value, HELD, [], [], None, None, lineno=line)


def _call(method: str, argument: nodes.Expr, line: int) -> nodes.Expr:
    arguments: list[nodes.Expr] = [nodes.ContextReference(lineno=line), argument]
    return nodes.Call(nodes.EnvironmentAttribute(method, lineno=line), arguments, [], None, None, lineno=line)
