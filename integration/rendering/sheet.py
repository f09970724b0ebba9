"""The sheet a template writes on: the subject and the paragraphs, each with the facts it names."""

from collections.abc import Sequence

from integration.apology.letter import Paragraph, Section


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
    """Collects what the tags of one rendering hand over; nothing is read back from rendered text."""

    def __init__(self) -> None:
        self.subject = ""
        self.paragraphs: list[Paragraph] = []
        self._printed: list[Value] = []

    def note(self, value: Value) -> None:
        """Remembers that a fact was printed."""
        self._printed.append(value)

    def title(self, text: str) -> None:
        self.subject = _one_line(text)
        self._printed.clear()

    def add(self, section: Section, text: str, items: Sequence[str], *, continues: bool) -> None:
        """One paragraph; without words and items it is left out. Only the sign-off keeps its lines."""
        keeps_lines = section is Section.SIGN_OFF
        words = "\n".join(filter(None, map(_one_line, text.splitlines()))) if keeps_lines else _one_line(text)
        if words or items:
            facts = tuple(dict.fromkeys(value.placeholder for value in self._printed if value in words))
            joined = continues and bool(self.paragraphs)
            self.paragraphs.append(Paragraph(section, words, tuple(items), bool(items), facts, joined))
        self._printed.clear()


def _one_line(text: str) -> str:
    return " ".join(text.split())
