"""The sheet a template writes on: the subject and the paragraphs, each with the facts it names."""

from collections.abc import Mapping, Sequence

from jinja2 import Template

from integration.apology.letter import Paragraph, Section
from integration.rendering.budget import Budget
from integration.rendering.cleaning import clean


class Value(str):
    """A fact as it stands in the letter, knowing its placeholder's name."""

    __slots__ = ("placeholder",)
    placeholder: str

    @classmethod
    def of(cls, placeholder: str, text: str) -> "Value":
        value = cls(text)
        value.placeholder = placeholder
        return value


class Sheet:
    """Collects what the tags of one rendering hand over; nothing is read back from rendered text.

    `parts` are an account's own, by file name. Where there are any, all that is written is cleaned as customers' words
    are: we know what our own templates say, and not what theirs do.
    """

    def __init__(self, parts: Mapping[str, Template] | None = None, budget: Budget | None = None) -> None:
        self.subject = ""
        self.paragraphs: list[Paragraph] = []
        self.parts: Mapping[str, Template] = parts or {}
        self.budget = budget or Budget()
        self._line = _inert if parts else _one_line
        self._printed: list[Value] = []

    def note(self, value: Value) -> None:
        """Remembers that a fact was printed."""
        self._printed.append(value)

    def title(self, text: str) -> None:
        self.subject = self._line(text)
        self._printed.clear()

    def add(self, section: Section, text: str, items: Sequence[str], *, continues: bool, ordered: bool = True) -> None:
        """One paragraph; without words and items it is left out. Only the sign-off keeps its lines."""
        keeps_lines = section is Section.SIGN_OFF
        words = "\n".join(filter(None, map(self._line, text.splitlines()))) if keeps_lines else self._line(text)
        listed = tuple(map(self._line, items)) if self.parts else tuple(items)
        if words or listed:
            facts = tuple(dict.fromkeys(value.placeholder for value in self._printed if value in words))
            joined = continues and bool(self.paragraphs)
            self.paragraphs.append(Paragraph(section, words, listed, ordered and bool(listed), facts, joined))
        self._printed.clear()


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _inert(text: str) -> str:
    return clean(_one_line(text))
