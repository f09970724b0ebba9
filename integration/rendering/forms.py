"""Which forms of the template language a wording of an account's own may use; all others are refused by their line."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from jinja2 import nodes

from integration.flows.letters import Problem
from integration.rendering.placeholders import PLACEHOLDERS, SWITCHES

MOST_DEPTH = 60
MOST_LOOPS = 2  # one in another
MOST_ITEMS = 50  # of a list that is written down
MOST_ADDED = 5  # lists in one expression
MOST_PARTS = 20  # of one expression that puts texts together
LARGEST_NUMBER = 10_000
LOOPED = frozenset({"alternatives", "cancelled_items", "offers", "others", "second_offers", "steps"})
LOOP_FACTS = frozenset({"first", "last", "index", "index0", "length"})
FILTERS = frozenset({"capitalize", "first", "join", "last", "length", "list", "lower", "map", "reject", "select",
                     "trim", "upper", "words"})  # fmt: skip
TESTS = frozenset({"known"})
OPERATORS = frozenset({"eq", "ne", "gt", "gteq", "lt", "lteq", "in", "notin"})
_UNLOOPED = (PLACEHOLDERS | SWITCHES) - LOOPED

_Check = Callable[[nodes.Node], str]
_Kind = TypeVar("_Kind", bound=nodes.Node)


def forms(tree: nodes.Template) -> Iterator[Problem]:
    """What this template may not use; nothing below it is looked at."""
    waiting: list[tuple[nodes.Node, int, int]] = [(tree, 0, 0)]
    while waiting:
        node, depth, loops = waiting.pop()
        loops += isinstance(node, nodes.For)
        refusal = "This is nested too deeply." if depth > MOST_DEPTH or loops > MOST_LOOPS else _refusal(node)
        if refusal:
            yield Problem(_line(node), refusal)
            continue
        waiting += [(child, depth + 1, loops) for child in node.iter_child_nodes()]


def _line(node: nodes.Node) -> int:
    """Of the node, or of the first of what is in it that has one."""
    lines = [each.lineno for each in (node, *node.find_all(nodes.Node)) if each.lineno]
    return lines[0] if lines else 0


def _refusal(node: nodes.Node) -> str:
    check = _CHECKS.get(type(node))
    if check is None:
        return f"{_FOREIGN.get(type(node), 'This')} cannot be used in a letter."
    return check(node)


def _fine(_node: nodes.Node) -> str:
    return ""


def _name(node: nodes.Node) -> str:
    name = _of(node, nodes.Name).name
    return f"“{name}” cannot be used in a letter." if name.startswith("_") else ""


def _const(node: nodes.Node) -> str:
    value = _of(node, nodes.Const).value
    if isinstance(value, int) and abs(value) > LARGEST_NUMBER:
        return "This number is too large for a letter."
    return "" if isinstance(value, str | int | None) else "Only whole numbers can be used in a letter."


def _loop(node: nodes.Node) -> str:
    loop = _of(node, nodes.For)
    over = loop.iter
    is_list = isinstance(over, nodes.List | nodes.Tuple) or (
        isinstance(over, nodes.Name) and over.name not in _UNLOOPED
    )
    if loop.recursive or not is_list:
        return f"A “for” goes over one of {', '.join(sorted(LOOPED))}, or over a list of your own."
    return ""


def _list(node: nodes.Node) -> str:
    items = node.items if isinstance(node, nodes.List | nodes.Tuple | nodes.Dict) else []
    return f"A list has at most {MOST_ITEMS} entries." if len(items) > MOST_ITEMS else ""


def _joined(node: nodes.Node) -> str:
    many = len(_of(node, nodes.Concat).nodes) > MOST_PARTS
    return f"At most {MOST_PARTS} texts can be put together with “~”." if many else ""


def _added(node: nodes.Node) -> str:
    """Lists may be put together; `held` sees to it that none grows without end, and here one expression does not."""
    many = len(list(_of(node, nodes.Add).find_all(nodes.Add))) >= MOST_ADDED
    return "So many lists cannot be put together." if many else ""


def _attribute(node: nodes.Node) -> str:
    attribute = _of(node, nodes.Getattr)
    if isinstance(attribute.node, nodes.Name) and attribute.node.name == "loop" and attribute.attr in LOOP_FACTS:
        return ""
    return f"“.{attribute.attr}” cannot be used in a letter."


def _item(node: nodes.Node) -> str:
    """`named[other]`, `offers[0][0]` or `sorry[2:]`: an entry or a part, never anything of Python's."""
    item = _of(node, nodes.Getitem)
    key = item.arg.value if isinstance(item.arg, nodes.Const) else ""
    into = isinstance(item.node, nodes.Name | nodes.Getitem | nodes.List | nodes.Tuple | nodes.Dict)
    by = isinstance(item.arg, nodes.Const | nodes.Name | nodes.Slice)
    return "" if into and by and not str(key).startswith("_") else "Only a list can be looked into with “[…]”."


def _slice(node: nodes.Node) -> str:
    slice_ = _of(node, nodes.Slice)
    ends = [end for end in (slice_.start, slice_.stop) if end is not None]
    plain = slice_.step is None and all(isinstance(end, nodes.Const) for end in ends)
    return "" if plain else "A part of a text is cut out by plain numbers, as in “[2:]”."


def _filter(node: nodes.Node) -> str:
    filter_ = _of(node, nodes.Filter)
    plain = not (filter_.kwargs or filter_.dyn_args or filter_.dyn_kwargs)
    if filter_.name == "map":  # `second_offers | map(attribute=0)`: one entry of each, by its number
        plain = not filter_.args and [_entry(each) for each in filter_.kwargs] == [True]
    if filter_.name in ("select", "reject"):
        by = filter_.args[0] if filter_.args else None
        plain = plain and isinstance(by, nodes.Const) and by.value in OPERATORS | TESTS
    return "" if filter_.name in FILTERS and plain else f"“|{filter_.name}” cannot be used in a letter."


def _entry(keyword: nodes.Node) -> bool:
    keyword = _of(keyword, nodes.Keyword)
    by = keyword.value.value if isinstance(keyword.value, nodes.Const) else None
    return keyword.key == "attribute" and type(by) is int


def _test(node: nodes.Node) -> str:
    test = _of(node, nodes.Test)
    return "" if test.name in TESTS and not test.args else f"“is {test.name}” cannot be used in a letter."


def _operand(node: nodes.Node) -> str:
    return "" if _of(node, nodes.Operand).op in OPERATORS else "This comparison cannot be used in a letter."


def _call(node: nodes.Node) -> str:
    """Our own tags are calls, and `super()`; nothing else is."""
    call = _of(node, nodes.Call)
    if isinstance(call.node, nodes.ExtensionAttribute):
        return ""
    named = call.node.name if isinstance(call.node, nodes.Name) else ""
    bare = not (call.args or call.kwargs or call.dyn_args or call.dyn_kwargs)
    return "" if named == "super" and bare else "Nothing can be called in a letter but super()."


def _tag(node: nodes.Node) -> str:
    ours = isinstance(_of(node, nodes.CallBlock).call.node, nodes.ExtensionAttribute)
    return "" if ours else "“{% call %}” cannot be used in a letter."


def _set(node: nodes.Node) -> str:
    target = node.target if isinstance(node, nodes.Assign | nodes.AssignBlock) else None
    named = target.items if isinstance(target, nodes.Tuple) else [target]
    return "" if all(isinstance(each, nodes.Name) for each in named) else "“set” gives names, and changes nothing else."


def _of(node: nodes.Node, kind: type[_Kind]) -> _Kind:
    if not isinstance(node, kind):
        raise TypeError(f"{type(node).__name__} is no {kind.__name__}")
    return node


_CHECKS: Mapping[type[nodes.Node], _Check] = {
    **dict.fromkeys((
        nodes.And, nodes.Block, nodes.Compare, nodes.CondExpr, nodes.ContextReference, nodes.ExtensionAttribute,
        nodes.Extends, nodes.If, nodes.Include, nodes.Not, nodes.Or, nodes.Output, nodes.Pair, nodes.Template,
        nodes.TemplateData,
    ), _fine),
    nodes.Add: _added,
    nodes.Assign: _set,
    nodes.AssignBlock: _set,
    nodes.Call: _call,
    nodes.CallBlock: _tag,
    nodes.Concat: _joined,
    nodes.Const: _const,
    nodes.Dict: _list,
    nodes.Filter: _filter,
    nodes.For: _loop,
    nodes.Getattr: _attribute,
    nodes.Getitem: _item,
    nodes.Keyword: _fine,
    nodes.List: _list,
    nodes.Name: _name,
    nodes.Operand: _operand,
    nodes.Slice: _slice,
    nodes.Test: _test,
    nodes.Tuple: _list,
}  # fmt: skip
_FOREIGN: Mapping[type[nodes.Node], str] = {
    nodes.Import: "“{% import %}”",
    nodes.FromImport: "“{% from %}”",
    nodes.Macro: "“{% macro %}”",
    nodes.FilterBlock: "“{% filter %}”",
    nodes.With: "“{% with %}”",
    nodes.NSRef: "A namespace",
    nodes.ScopedEvalContextModifier: "“{% autoescape %}”",
    **dict.fromkeys(
        (nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Neg, nodes.Pos),
        "Arithmetic",
    ),
}
