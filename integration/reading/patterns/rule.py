"""What a rule for a signal is made of."""

from dataclasses import dataclass

from integration.apology.reading import SignalKind

# Around a story the words of danger mean nothing.
FICTION = (
    r"\b(?:novel|film|movie|episode|series|game|book about|thriller|character|plot|season \w+|chapter|murder mystery"
    r"|audiobook|play about)\b"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """`pattern` is tried near words that begin with one of `stems`; `unless` nearby stops it.

    Stems are in lower case with a straight apostrophe, and two letters or more.
    """

    kind: SignalKind
    stems: tuple[str, ...]
    pattern: str
    unless: str = ""


def joined(*parts: str) -> str:
    """One pattern from text that was broken into lines for the eye; a line may begin where an alternative does."""
    return "".join(line.strip() for part in parts for line in part.splitlines())
