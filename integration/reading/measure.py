"""Measures reading on annotated messages: `python -m integration.reading.measure FILE... [--spans FILE] [SHARE] [-v]`.

A file of messages carries notes of its own (`facts`, `signals`), or a file of spans tells by message id what was noted.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from math import sqrt
from pathlib import Path
from typing import Any

from integration.apology.reading import FactKind, Reading, SignalKind, Span, Where
from integration.apology.ticket import Message, Requester, Ticket, Writer
from integration.reading.reader import TicketReader, load_reader

# The annotators' words for our kinds; a date they noted may be our deadline and the other way round.
ANNOTATED = {
    FactKind.ORDER: ("order",),
    FactKind.INVOICE: ("order",),
    FactKind.TRACKING: ("order",),
    FactKind.ITEM: ("item",),
    FactKind.AMOUNT: ("amount",),
    FactKind.ORDER_VALUE: ("amount",),
    FactKind.INCIDENT_DATE: ("date", "deadline"),
    FactKind.DEADLINE: ("deadline", "date"),
}
# The texts carry no time of their own; any day does, the words are what is compared.
SENT = datetime(2025, 6, 18, 12, tzinfo=UTC)
SHARES = ("tuned", "unseen", "seen", "held_back")
USAGE = f"usage: python -m integration.reading.measure FILE... [--spans FILE] [{'|'.join(SHARES)}] [-v]\n"
Z = 1.96  # of a 95 % interval


@dataclass(slots=True)
class Score:
    """Counts of one fact kind or signal."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    examples: list[str] = field(default_factory=list)

    def line(self, name: str) -> str:
        found, noted = self.right + self.wrong, self.right + self.missed
        return f"{name:18}{_rate(self.right, found)}{_rate(self.right, noted)}{found:7}{noted:7}"


@dataclass(frozen=True, slots=True)
class _Noted:
    """A message with what people noted in it: words by the annotators' kinds, and spans by ours."""

    row: dict[str, Any]
    spans: tuple[dict[str, Any], ...] = ()

    def holds(self, kind: FactKind) -> bool:
        return bool(self._words(kind)) or any(span["kind"] == kind for span in self.spans)

    def agrees(self, kind: FactKind, found: Span, written: str) -> bool:
        """Whether the words of a fact overlap noted ones of its kind."""
        return any(_overlap(written, words) for words in self._words(kind)) or any(
            span["kind"] == kind and span["start"] < found.end and found.start < span["end"]
            for span in self.spans
            if span.get("where", Where.TEXT) == found.where
        )

    def _words(self, kind: FactKind) -> list[str]:
        return [words for name in ANNOTATED[kind] for words in self.row.get("facts", {}).get(name, [])]


def main(arguments: Sequence[str]) -> int:
    """Prints a table and, with `-v`, what was found wrongly or missed. Exit code 2 where no file is named."""
    spans = arguments[arguments.index("--spans") + 1 :][:1] if "--spans" in arguments else []
    names = [argument for argument in arguments if not argument.startswith("-") and argument not in spans]
    share = next((name for name in names if name in SHARES), "")
    files = [name for name in names if name not in SHARES]
    if not files:
        sys.stderr.write(USAGE)
        return 2
    facts, signals = measured(load_reader(), _noted(files, spans, share))
    sys.stdout.write(f"{'':18}{'precision (95 %)':>21}{'recall (95 %)':>21}{'found':>7}{'noted':>7}\n")
    for name, score in [*facts.items(), *signals.items()]:
        sys.stdout.write(score.line(name) + "\n")
        if "-v" in arguments:
            sys.stdout.writelines(f"    {example}\n" for example in score.examples)
    return 0


def _noted(files: Iterable[str], spans: Iterable[str], share: str) -> Iterator[_Noted]:
    """The messages of the share asked for; of messages without notes of their own only those in the file of spans."""
    annotated = {row["id"]: row for path in spans for row in _rows(path)}
    for path in files:
        for number, row in enumerate(_rows(path)):
            annotation = annotated.get(row["id"], {})
            if (annotation or "facts" in row) and share in ("", annotation.get("half", _share(number))):
                yield _Noted(row, tuple(annotation.get("spans", ())))


def _rows(path: str) -> Iterator[dict[str, Any]]:
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _share(number: int) -> str:
    """The patterns were written with three lines of four in sight; the fourth shows what they are worth."""
    return "unseen" if number % 4 == 3 else "tuned"


def measured(reader: TicketReader, messages: Iterable[_Noted]) -> tuple[dict[str, Score], dict[str, Score]]:
    """Scores per fact kind and, where any were noted, per signal."""
    facts = {kind.value: Score() for kind in ANNOTATED}
    signals: dict[str, Score] = {}
    for message in messages:
        reading = reader.read(as_ticket(message.row), {})
        for kind in ANNOTATED:
            _score_fact(facts[kind], reading, kind, message)
        if "signals" in message.row:
            signals = signals or {kind.value: Score() for kind in SignalKind}
            _score_signals(signals, reading, message.row)
    return facts, signals


def as_ticket(row: dict[str, Any]) -> Ticket:
    """An annotated message as the one message of a ticket."""
    message = Message(row["id"], Writer.REQUESTER, row["text"], sent_at=SENT)
    return Ticket(row["id"], row.get("subject") or "", (message,), Requester("1", locale="en-GB"))


def _score_fact(score: Score, reading: Reading, kind: FactKind, noted: _Noted) -> None:
    fact = reading.fact(kind)
    if fact is None or fact.source.span is None:
        score.missed += noted.holds(kind)
    elif noted.agrees(kind, _in_message(fact.source.span, reading, noted.row), fact.written):
        score.right += 1
    else:
        score.wrong += 1
        score.missed += noted.holds(kind)
        score.examples.append(f"{noted.row['id']} {fact.written!r} ({fact.value})")


def _in_message(span: Span, reading: Reading, row: dict[str, Any]) -> Span:
    """A span of the cleaned text as one of the message: spaces and footers may have moved it."""
    if span.where is not Where.TEXT or row["text"][span.start : span.end] == span.quote:
        return span
    nth = reading.text[: span.start].count(span.quote)
    start = -1
    for _ in range(nth + 1):
        start = row["text"].find(span.quote, start + 1)
    return Span(span.where, start, start + len(span.quote), span.quote)


def _overlap(one: str, other: str) -> bool:
    return one.lower() in other.lower() or other.lower() in one.lower()


def _score_signals(scores: dict[str, Score], reading: Reading, row: dict[str, Any]) -> None:
    found = Counter(signal.kind.value for signal in reading.signals)
    for name, score in scores.items():
        noted = name in row["signals"]
        score.right += noted and name in found
        score.missed += noted and name not in found
        if name in found and not noted:
            score.wrong += 1
            quotes = [signal.span.quote for signal in reading.signals if signal.kind.value == name]
            score.examples.append(f"{row['id']} {quotes}")


def _rate(part: int, whole: int) -> str:
    """A share with its Wilson interval, "-" where there is nothing to divide by."""
    if not whole:
        return f"{'-':>21}"
    share = part / whole
    middle = share + Z**2 / (2 * whole)
    spread = Z * sqrt(share * (1 - share) / whole + Z**2 / (4 * whole**2))
    low, high = ((middle - spread) / (1 + Z**2 / whole), (middle + spread) / (1 + Z**2 / whole))
    return f"{share:8.3f} {low:.3f}\u2013{high:.3f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
