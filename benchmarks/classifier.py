"""The judge beside its alternatives, on the same messages in one process: accuracy, milliseconds, memory, and ratios.

Run it as `.venv/bin/python benchmarks/classifier.py DATA [FOLDER]`. DATA is the folder with the training data and the
gold files; FOLDER, if given, holds the sentence encoder (model.safetensors, vocab.txt) for the rows that need one. All
alternatives learn from the same examples with the same weights; none is calibrated, and so only figures that need no
calibration are compared.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.alternatives import encoder_with_linear_head, linear
from benchmarks.term_features import Recipe
from integration.apology.reading import Reading
from integration.classifier.evaluation import Judging, answer, report
from integration.classifier.examples import Example, read, teaching
from integration.classifier.judge import load_judge
from integration.classifier.keyword_rules import KeywordRules
from integration.classifier.opinions import Opinions
from integration.classifier.training import Lessons, train_on
from integration.classifier.vectors import WordVectors

SEED = 7
ROUNDS = 5
TICKET_WORDS = 150

Weighted = Sequence[tuple[Example, float]]


def alternatives(taught: Weighted, folder: Path | None) -> Iterator[tuple[str, Callable[[], Judging]]]:
    """Every row of the table, made when it is its turn."""
    plain = [pair for pair in taught if pair[0].source in {"written", "plain"} or "own" not in _origin(pair[0])]
    yield "keyword rules", KeywordRules
    yield "words and pairs (tf-idf), linear", lambda: linear(taught, Recipe(pieces=0.0, vectors=0.0))
    yield "the same and hashed pieces", lambda: linear(taught, Recipe(vectors=0.0))
    yield "words, pairs and word vectors, linear", lambda: linear(taught, Recipe(pieces=0.0))
    yield "all of it, linear, in one step", lambda: linear(taught, Recipe())
    yield "all of it, linear, complaint or not first", lambda: linear(taught, Recipe(), two_steps=True)
    yield "the same on the first 1,864 examples of ours", lambda: linear(plain, Recipe(), two_steps=True)
    if folder:
        yield "sentence encoder, linear head", lambda: encoder_with_linear_head(taught, folder)
    yield "our network, labels only", lambda: _network(taught, Opinions.none())
    yield "our network with the teacher's opinions (shipped)", load_judge


def _origin(example: Example) -> str:
    """`own` for what was written for this network; the others were there before."""
    return "own" if example.group.split(":")[0] == example.source else "given"


def _network(taught: Weighted, opinions: Opinions) -> Judging:
    path = Path("/tmp/amends-benchmark.bin")  # noqa: S108 - overwritten at each run, read back at once
    train_on(Lessons(taught, WordVectors.load(), opinions), path, seed=SEED)
    return load_judge(path)


def milliseconds(judge: Judging, messages: Sequence[Example]) -> float:
    """The median time for a message of 150 words, of several rounds over texts cut to that length."""
    readings = [Reading("", _cut(message.text), "en", None) for message in messages]
    readings = [reading for reading in readings if reading.text][:60]
    times = []
    for _ in range(ROUNDS):
        for reading in readings:
            begun = time.perf_counter()
            judge.judge(reading, 0.5)
            times.append((time.perf_counter() - begun) * 1000)
    return median(times)


def _cut(text: str) -> str:
    found = text.split()
    return " ".join(found[:TICKET_WORDS]) if len(found) >= TICKET_WORDS else ""


def loaded_mb() -> float:
    """Resident memory that loading the judge and judging once adds to a process that has numpy already."""
    code = (
        "import resource, numpy\n"
        "from integration.apology.reading import Reading\n"
        "from integration.classifier import judge\n"
        "def mb(): return int(open('/proc/self/statm').read().split()[1]) * resource.getpagesize() / 2**20\n"
        "before = mb(); judge.load_judge().judge(Reading('', 'my parcel is late', 'en', None), 0.5)\n"
        "print(mb() - before)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout)


def main(data: Path, folder: Path | None = None) -> None:
    taught = teaching(data, SEED)
    gold = [example for path in sorted(data.glob("gold_*.jsonl")) for example in read(path) if example.language == "en"]
    print(f"{len(taught)} examples, {len(gold)} messages to judge\n")
    print("| judge | strict | any | complaint or not | macro-F1 | ms | against ours |\n|---|---|---|---|---|---|---|")
    ours = milliseconds(load_judge(), gold)
    for name, make in alternatives(taught, folder):
        judge = make()
        figures = report([answer(judge, example) for example in gold]).overall
        took = milliseconds(judge, gold)
        print(
            f"| {name} | {figures.strict:.3f} | {figures.any:.3f} | {figures.binary:.3f} | {figures.macro_f1:.3f}"
            f" | {took:.2f} | {took / ours:.1f} |",
            flush=True,
        )
    print(f"\nmemory once loaded: {loaded_mb():.0f} MB")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
