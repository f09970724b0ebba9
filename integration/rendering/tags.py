"""The tags letters are written with: `say … or … endsay` for what may be unknown, `paragraph` and `also`, `subject`."""

from collections.abc import Callable, Iterator, Sequence

from jinja2 import Environment, TemplateRuntimeError, TemplateSyntaxError, Undefined, nodes, pass_context
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.runtime import Context

from integration.apology.letter import Section
from integration.rendering.sheet import Sheet, Value

SHEET = "_sheet"


def is_known(value: object) -> bool:
    """The test behind `say`: a fact that is there and not empty."""
    return not isinstance(value, Undefined) and value is not None and value != ""


@pass_context
def noted(context: Context, value: object) -> object:
    """What is printed passes here, so that each paragraph knows which facts it names, and what it cost is counted."""
    if isinstance(value, str):
        sheet = sheet_of(context)
        sheet.budget.spend(len(value))
        if isinstance(value, Value):
            sheet.note(value)
        return value
    if isinstance(value, Undefined) or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise TemplateRuntimeError("Only words and numbers can be printed; this is something to ask for in an “if”.")


class Say(Extension):
    """Prints the first wording whose placeholders are all known, and nothing where there is none.

    A missing fact so rephrases or drops its sentence and never leaves a hole (product.md, The way of the data).
    """

    tags = {"say"}  # noqa: RUF012 - declared so by jinja2

    def parse(self, parser: Parser) -> nodes.Node:
        line = next(parser.stream).lineno
        wordings = list(self._wordings(parser))
        first, *others = (self._branch(wording, line) for wording in wordings)
        first.elif_ = others
        return first

    def _wordings(self, parser: Parser) -> Iterator[list[nodes.Node]]:
        while True:
            yield parser.parse_statements(("name:or", "name:endsay"))
            if next(parser.stream).value == "endsay":
                return

    def _branch(self, wording: list[nodes.Node], line: int) -> nodes.If:
        body = nodes.Template(wording, lineno=line)
        if any(test.name == "known" for test in body.find_all(nodes.Test)):
            raise TemplateSyntaxError("say asks what is known by itself; it holds no other say", line)
        printed = [name for output in body.find_all(nodes.Output) for name in output.find_all(nodes.Name)]
        lines = {name.name: name.lineno for name in reversed(printed)}
        condition: nodes.Expr = nodes.Const(True, lineno=line)
        for name, at in sorted(lines.items(), reverse=True):
            known = nodes.Test(nodes.Name(name, "load", lineno=at), "known", [], [], None, None, lineno=at)
            condition = nodes.And(known, condition, lineno=line)
        return nodes.If(condition, wording, [], [], lineno=line)


class Paragraphs(Extension):
    """`{% paragraph remedy %}…{% endparagraph %}` begins a paragraph, `{% also responsibility %}…` carries it on.

    `{% paragraph action, steps %}` adds the list `steps`, numbered; with `bullets` behind it, what has no order.
    """

    tags = {"paragraph", "also"}  # noqa: RUF012 - declared so by jinja2

    def parse(self, parser: Parser) -> nodes.Node:
        tag = next(parser.stream)
        section = parser.stream.expect("name")
        if section.value not in Section.__members__.values():
            raise TemplateSyntaxError(f"there is no section “{section.value}”", tag.lineno)
        items: nodes.Expr = nodes.Tuple([], "load")
        ordered = True
        if parser.stream.skip_if("comma"):
            items = parser.parse_expression()
        ordered = not (parser.stream.skip_if("comma") and parser.stream.expect("name:bullets"))
        body = parser.parse_statements((f"name:end{tag.value}",), drop_needle=True)
        named = (nodes.Const(tag.value), nodes.Const(ordered))
        arguments = [nodes.ContextReference(), nodes.Const(section.value), items, *named]
        return nodes.CallBlock(self.call_method("_add", arguments), [], [], body).set_lineno(tag.lineno)

    def _add(
        self,
        context: Context,
        section: str,
        items: Sequence[str],
        tag: str,
        ordered: bool,  # noqa: FBT001 - jinja2 gives it by its place
        caller: Callable[[], str],
    ) -> str:
        sheet_of(context).add(Section(section), caller(), items, continues=tag == "also", ordered=ordered)
        return ""


class Subject(Extension):
    """`{% subject %}…{% endsubject %}`: the subject line of a letter that has one."""

    tags = {"subject"}  # noqa: RUF012 - declared so by jinja2

    def parse(self, parser: Parser) -> nodes.Node:
        line = next(parser.stream).lineno
        body = parser.parse_statements(("name:endsubject",), drop_needle=True)
        call = self.call_method("_title", [nodes.ContextReference()])
        return nodes.CallBlock(call, [], [], body).set_lineno(line)

    def _title(self, context: Context, caller: Callable[[], str]) -> str:
        sheet_of(context).title(caller())
        return ""


def add_tags(environment: Environment) -> None:
    for extension in (Say, Paragraphs, Subject):
        environment.add_extension(extension)
    environment.tests["known"] = is_known


def sheet_of(context: Context) -> Sheet:
    """The sheet that a rendering writes on."""
    sheet = context[SHEET]
    if not isinstance(sheet, Sheet):
        raise TypeError("a letter is rendered with a sheet to write on")
    return sheet
