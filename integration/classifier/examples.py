"""The examples the classifier learns from: which files may teach it, and how much each source counts."""

import hashlib
import json
import random
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from integration.apology.complaint import ComplaintType, Severity
from integration.apology.reading import SignalKind
from integration.errors import BadInput

OWN_EXAMPLES = Path(__file__).parent / "examples"


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled message. `types[0]` is the root failure; `group` keeps near-twins on one side of a split.

    `signals` is None where nobody looked for any.
    """

    subject: str
    text: str
    types: tuple[str, ...]
    severity: Severity | None
    source: str
    group: str
    language: str = "en"
    signals: tuple[SignalKind, ...] | None = None

    @property
    def whole(self) -> str:
        return f"{self.subject}\n{self.text}" if self.subject else self.text


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the data folder that may teach. `cap` is the most taken of one native source and type."""

    file: str
    weight: float
    cap: int | None = None


# Labels and sources go hand in hand in the mapped file, so little is taken of each and it counts for less.
SOURCES = (Source("cfpb_read.jsonl", 0.5), Source("mapped_free.jsonl", 0.3, cap=60))
OWN_WEIGHT = 1.0
# This quarter of written.jsonl judges the signals and never teaches them (docs/classifier.md).
_JUDGING = "written"


def teaching(data: Path, seed: int) -> list[tuple[Example, float]]:
    """Our own examples and those of the data folder that may be learnt from, each with its weight.

    Raises BadInput where a file is missing or a line cannot be used.
    """
    found = [(example, OWN_WEIGHT) for example in own_examples()]
    for source in SOURCES:
        rows = list(read(data / source.file))
        found += [(example, source.weight) for example in (_capped(rows, source.cap, seed) if source.cap else rows)]
    return found


def passed_over(data: Path, taught: Iterable[tuple[Example, float]]) -> list[str]:
    """The texts that `teaching` left out of sources with a cap: nobody's label of them is learnt, but a teacher's."""
    taken = {example.whole for example, _ in taught}
    rest = (example.whole for source in SOURCES if source.cap for example in read(data / source.file))
    return sorted(set(rest) - taken)


def own_examples() -> Iterator[Example]:
    """What we wrote ourselves, file by file."""
    for path in sorted(OWN_EXAMPLES.glob("*.jsonl")):
        yield from read(path)


def judges_signals(example: Example) -> bool:
    """Whether this example is of the quarter of written.jsonl, by pair, that is kept for judging signals."""
    return example.source == _JUDGING and zlib.crc32(example.group.encode()) % 4 == 0


def read(path: Path) -> Iterator[Example]:
    """The labelled messages of a JSON Lines file, with `labels` or `label`."""
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _example(json.loads(line), path.stem, f"{path.name}:{number}")
    except (OSError, json.JSONDecodeError) as problem:
        raise BadInput(f"The examples in {path} cannot be read: {problem}", str(path)) from problem


def fingerprint(examples: Iterable[tuple[Example, float]], unlabelled: Iterable[str] = ()) -> str:
    """Changes with any text, label or weight."""
    digest = hashlib.sha256()
    for example, weight in examples:
        digest.update(
            repr((example.whole, example.types, example.severity, example.signals, example.group, weight)).encode()
        )
    for text in unlabelled:
        digest.update(repr(text).encode())
    return digest.hexdigest()


def _example(row: dict[str, Any], stem: str, where: str) -> Example:
    types = tuple(row.get("labels") or [row.get("label")])
    unknown = [type_ for type_ in types if type_ not in set(ComplaintType)]
    if unknown:
        raise BadInput(f"{where} has the label {unknown[0]!r}, which is no complaint type.", where)
    strange = [signal for signal in row.get("signals") or () if signal not in set(SignalKind)]
    if strange:
        raise BadInput(f"{where} has the signal {strange[0]!r}, which is not known.", where)
    return Example(
        subject=row.get("subject") or "",
        text=row["text"],
        types=types,
        severity=Severity(row["severity"]) if row.get("severity") else None,
        source=row.get("source") or stem,
        group=str(row.get("pair") or row.get("group") or f"{stem}:{row['id']}"),
        language=row.get("language") or "en",
        signals=tuple(SignalKind(signal) for signal in row["signals"]) if "signals" in row else None,
    )


def _capped(examples: list[Example], cap: int, seed: int) -> list[Example]:
    kinds: dict[tuple[str, str], list[Example]] = defaultdict(list)
    for example in examples:
        kinds[example.source, example.types[0]].append(example)
    chance = random.Random(seed)  # noqa: S311 - draws a sample, keeps no secret
    return [
        example
        for kind in sorted(kinds)
        for example in (kinds[kind] if len(kinds[kind]) <= cap else chance.sample(kinds[kind], cap))
    ]
