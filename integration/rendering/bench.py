"""Where wordings of accounts are read, looked over beside each other, and compiled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from jinja2 import Template, nodes

from integration.flows.letters import Problem, Variant, Wording, fingerprint
from integration.rendering.inspection import Trees, inspected, parsed
from integration.rendering.writer import Shelf


@dataclass(frozen=True, slots=True)
class Own:
    """A variant that is ready to write. `file` is what its lines are known by, should it fail."""

    variant: Variant
    template: Template
    file: str
    print: str


@dataclass(frozen=True)
class Bench:
    """The shipped letters of one locale, with the trees that wordings are looked over beside."""

    shelf: Shelf

    @cached_property
    def trees(self) -> Mapping[str, nodes.Template]:
        return {name: self.shelf.environment.parse(source) for name, source in self.shelf.sources.items()}

    def problems(self, wording: Wording, beside: Sequence[Wording]) -> tuple[Problem, ...]:
        """Why this wording cannot be used beside those."""
        read = [_Read.of(self.shelf, each) for each in (*beside, wording)]
        return read[-1].problems(self._all(read))

    def made(self, wordings: Sequence[Wording]) -> tuple[dict[str, tuple[Own, ...]], dict[str, tuple[Problem, ...]]]:
        """The wordings that can be used, by name, and what is wrong with the others, by theirs.

        A wording with one variant that cannot be used is left out whole, so that no other variant gets its share.
        """
        read = [_Read.of(self.shelf, wording) for wording in wordings]
        all_ = self._all(read)
        # All are looked over before the first is compiled: compiling builds things into the trees.
        problems = {each.wording.name: each.problems(all_) for each in read}
        fit = (each for each in read if not problems[each.wording.name])
        return {each.wording.name: each.compiled(self.shelf) for each in fit}, problems

    def _all(self, read: Sequence["_Read"]) -> Trees:
        all_: dict[str, list[nodes.Template]] = {name: [tree] for name, tree in self.trees.items()}
        for each in read:
            all_.setdefault(each.wording.name, []).extend(tree for tree in each.trees if tree)
        return all_


@dataclass(frozen=True, slots=True)
class _Read:
    """A wording with the trees of its variants, in their order; None for one that cannot be read."""

    wording: Wording
    trees: tuple[nodes.Template | None, ...]
    unread: tuple[tuple[Problem, ...], ...]

    @classmethod
    def of(cls, shelf: Shelf, wording: Wording) -> "_Read":
        read = [parsed(shelf.environment, variant.source) for variant in wording.variants]
        return cls(wording, tuple(tree for tree, _ in read), tuple(problems for _, problems in read))

    def problems(self, all_: Trees) -> tuple[Problem, ...]:
        return tuple(
            Problem(each.line, each.message, variant.key)
            for variant, tree, unread in zip(self.wording.variants, self.trees, self.unread, strict=True)
            for each in (inspected(self.wording.name, tree, all_) if tree else unread)
        )

    def compiled(self, shelf: Shelf) -> tuple[Own, ...]:
        """The variants, ready to write; every one of them has to be without problems."""
        pairs = zip(self.wording.variants, self.trees, strict=True)
        return tuple(_compiled(shelf, self.wording.name, variant, tree) for variant, tree in pairs if tree)


def _compiled(shelf: Shelf, name: str, variant: Variant, tree: nodes.Template) -> Own:
    file, environment = f"{shelf.locale.key}/{name}:{variant.key}", shelf.environment
    code = environment.compile(tree, name=file, filename=file)
    template = environment.template_class.from_code(environment, code, environment.make_globals(None))
    return Own(variant, template, file, fingerprint(name, variant.key, variant.source))
