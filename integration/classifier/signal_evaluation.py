"""Judges whoever hears signals: how many of the messages that need a person are heard, and how many false alarms."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from integration.apology.reading import SignalKind
from integration.classifier.examples import Example, judges_signals, own_examples, read

JUDGING = Path(__file__).parent / "judging" / "signals.jsonl"

Hearing = Callable[[Example], frozenset[SignalKind]]


@dataclass(frozen=True, slots=True)
class SignalReport:
    """Shares of messages. A message is heard if one of its signals is; a false alarm is any where there is none."""

    messages: int
    with_signal: int
    heard: float
    false_alarms: float
    by_kind: dict[str, float]  # recall of each kind

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def __str__(self) -> str:
        kinds = ", ".join(f"{kind} {share:.2f}" for kind, share in self.by_kind.items())
        return (
            f"signals: {self.with_signal} of {self.messages} messages have one; heard {self.heard:.3f},"
            f" false alarms {self.false_alarms:.3f}; recall: {kinds}"
        )


def look_alikes() -> list[Example]:
    """Written to judge and never taught: signals in many words, and words that look like them."""
    return list(read(JUDGING))


def written_quarter() -> list[Example]:
    """The quarter of written.jsonl whose signals are kept from training."""
    return [example for example in own_examples() if judges_signals(example)]


def signal_report(hearing: Hearing, examples: Sequence[Example]) -> SignalReport:
    """`hearing` gives the kinds of signal heard in a message."""
    said = [hearing(example) for example in examples]
    meant = [frozenset(example.signals or ()) for example in examples]
    pairs = list(zip(said, meant, strict=True))
    having = [bool(kinds & wanted) for kinds, wanted in pairs if wanted]
    without = [bool(kinds) for kinds, wanted in pairs if not wanted]
    return SignalReport(
        messages=len(examples),
        with_signal=len(having),
        heard=sum(having) / max(1, len(having)),
        false_alarms=sum(without) / max(1, len(without)),
        by_kind={
            kind.value: sum(kind in kinds for kinds, wanted in pairs if kind in wanted)
            / max(1, sum(kind in wanted for wanted in meant))
            for kind in SignalKind
        },
    )
