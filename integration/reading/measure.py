"""Measures reading on annotated messages: `python -m integration.reading.measure FILE [tuned|unseen] [-v]`."""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from integration.apology.reading import FactKind, Reading, SignalKind
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


@dataclass(slots=True)
class Score:
    """Counts of one fact kind or signal."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    wrong_examples: list[str] = field(default_factory=list)

    def line(self, name: str) -> str:
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missed)
        return f"{name:20}{precision:10.3f}{recall:8.3f}{self.right + self.wrong:7}{self.right + self.missed:7}"


def main(arguments: Sequence[str]) -> int:
    """Prints a table and, with `-v`, what was found wrongly. Exit code 2 where the file is not named."""
    options = [argument for argument in arguments if not argument.startswith("-")]
    if not options:
        sys.stderr.write("usage: python -m integration.reading.measure FILE [tuned|unseen] [-v]\n")
        return 2
    lines = Path(options[0]).read_text(encoding="utf-8").splitlines()
    chosen = [line for number, line in enumerate(lines) if options[1:2] in ([], [_share(number)])]
    facts, signals = measured(load_reader(), (json.loads(line) for line in chosen))
    sys.stdout.write(f"{'':20}{'precision':>10}{'recall':>8}{'found':>7}{'noted':>7}\n")
    for name, score in [*facts.items(), *signals.items()]:
        sys.stdout.write(score.line(name) + "\n")
        if "-v" in arguments:
            sys.stdout.writelines(f"    {example}\n" for example in score.wrong_examples)
    return 0


def _share(number: int) -> str:
    """The patterns were written with three lines of four in sight; the fourth shows what they are worth."""
    return "unseen" if number % 4 == 3 else "tuned"


def measured(reader: TicketReader, rows: Iterator[dict[str, Any]]) -> tuple[dict[str, Score], dict[str, Score]]:
    """Scores per fact kind and per signal. A fact is right if its words overlap noted ones of its kind."""
    facts = {kind.value: Score() for kind in ANNOTATED}
    signals = {kind.value: Score() for kind in SignalKind}
    for row in rows:
        reading = reader.read(as_ticket(row), {})
        for kind, names in ANNOTATED.items():
            _score_fact(facts[kind], reading, kind, [noted for name in names for noted in row["facts"].get(name, [])])
        _score_signals(signals, reading, row)
    return facts, signals


def as_ticket(row: dict[str, Any]) -> Ticket:
    """An annotated message as the one message of a ticket."""
    message = Message(row["id"], Writer.REQUESTER, row["text"], sent_at=SENT)
    return Ticket(row["id"], row["subject"] or "", (message,), Requester("1", locale="en-GB"))


def _score_fact(score: Score, reading: Reading, kind: FactKind, noted: list[str]) -> None:
    fact = reading.fact(kind)
    if fact is None:
        score.missed += bool(noted)
    elif any(_overlap(fact.written, words) for words in noted):
        score.right += 1
    else:
        score.wrong += 1
        score.wrong_examples.append(f"{fact.written!r} of {noted}")


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
            score.wrong_examples.append(f"{row['id']} {quotes}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
