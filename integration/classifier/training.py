"""Trains the judge: the network on examples and a teacher's opinions, and its chances on examples held out."""

import zlib
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from integration.classifier.calibration import Calibration, calibrated
from integration.classifier.examples import Example, fingerprint, passed_over, teaching
from integration.classifier.heads import COLUMNS, TYPES
from integration.classifier.learning import Course, learn, scores_of
from integration.classifier.lexicon import GAP, Code, Lexicon
from integration.classifier.network import Array, Network
from integration.classifier.opinions import Opinions
from integration.classifier.targets import Targets
from integration.classifier.variants import variants
from integration.classifier.vectors import WordVectors
from integration.classifier.weights import Weights
from integration.classifier.words import words

Weighted = Sequence[tuple[Example, float]]

_LONGEST = 400  # words of an example that are learnt from
_HELD_OUT = 5  # one group in so many is held out for calibration


@dataclass(frozen=True, slots=True)
class Recipe:
    """The size of the network, and how it is taught."""

    windows: int = 128
    phrases: int = 48
    clauses: int = 48
    middle: int = 128
    buckets: int = 1 << 13
    seldom: int = 2  # a word met in fewer messages, and without a vector, is known by its pieces only
    variants: int = 3  # texts made of each example
    course: Course = field(default_factory=Course)


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """What was learnt from, and what calibration found on the examples held out."""

    examples: int
    by_source: dict[str, int]
    opinions: int  # texts the teacher had an opinion on, variants included
    words: int
    data: str  # the fingerprint of texts, labels and weights
    seed: int
    calibration: Calibration

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def __str__(self) -> str:
        sources = ", ".join(f"{source} {count}" for source, count in self.by_source.items())
        return (
            f"{self.examples} examples ({sources})\n"
            f"{self.opinions} opinions of the teacher, {self.words} words\n"
            f"held out: {self.calibration}"
        )


@dataclass(frozen=True)
class Lessons:
    """What is learnt from: labelled examples, and a teacher's opinions on them, on variants, and on `unlabelled`."""

    examples: Weighted
    vectors: WordVectors
    opinions: Opinions
    unlabelled: Sequence[str] = ()

    @property
    def texts(self) -> list[str]:
        return [*(example.whole for example, _ in self.examples), *self.unlabelled]


def train(data: Path, out: Path, *, seed: int) -> TrainingReport:
    """Writes the weights to `out`. The same data and seed make the same bytes. Raises BadInput for unusable data."""
    examples = teaching(data, seed)
    lessons = Lessons(examples, WordVectors.load(), Opinions.load(), passed_over(data, examples))
    return train_on(lessons, out, seed=seed)


def train_on(lessons: Lessons, out: Path, *, seed: int, recipe: Recipe | None = None) -> TrainingReport:
    """As `train`, from lessons already read."""
    recipe, examples = recipe or Recipe(), lessons.examples
    kept = [pair for pair in examples if not _held_out(pair[0])] or examples
    unseen = [pair for pair in examples if _held_out(pair[0])] or examples
    # Two lessons at a time, each in a process of its own: neither depends on the other, nor on which is done first.
    with ProcessPoolExecutor(max_workers=2) as pool:
        trial, final = pool.map(_taught, (replace(lessons, examples=kept), lessons), [recipe] * 2, [seed] * 2)
    lexicon = Lexicon(trial.vocabulary, recipe.buckets)
    calibration = calibrated(
        scores_of(trial.network, [_coded(lexicon, example.whole) for example, _ in unseen]), unseen
    )
    report = TrainingReport(
        examples=len(examples),
        by_source=dict(sorted(Counter(example.source for example, _ in examples).items())),
        opinions=final.opinions,
        words=len(final.vocabulary),
        data=fingerprint(examples, lessons.unlabelled),
        seed=seed,
        calibration=calibration,
    )
    notes = {
        "types": list(TYPES),
        "languages": sorted({example.language for example, _ in examples}),
        **calibration.notes,
        "training": report.as_json(),
    }
    Weights(final.vocabulary, final.network, notes).save(out)
    return report


@dataclass(frozen=True)
class _Taught:
    vocabulary: tuple[str, ...]
    network: Network
    opinions: int


def _taught(lessons: Lessons, recipe: Recipe, seed: int) -> _Taught:
    examples, opinions = lessons.examples, lessons.opinions
    vocabulary = _vocabulary(lessons.texts, lessons.vectors, recipe.seldom)
    lexicon = Lexicon(vocabulary, recipe.buckets)
    made = [text for _, text in variants([example for example, _ in examples], seed, recipe.variants)]
    unlabelled = [text for text in (*made, *lessons.unlabelled) if opinions.on(text) is not None]
    targets = Targets.of(examples, unlabelled, opinions)
    texts = [example.whole for example, _ in examples] + unlabelled
    network = learn(
        _newborn(vocabulary, lessons.vectors, recipe, seed),
        [_coded(lexicon, text) for text in texts],
        [lexicon.spelled(word) for word in vocabulary],
        targets.slope,
        recipe.course,
        seed,
    )
    known = sum(opinions.on(example.whole) is not None for example, _ in examples)
    return _Taught(vocabulary, network, known + len(unlabelled))


def _held_out(example: Example) -> bool:
    return zlib.crc32(f"{example.group}*".encode()) % _HELD_OUT == 0


def _vocabulary(texts: Sequence[str], vectors: WordVectors, seldom: int) -> tuple[str, ...]:
    seen: Counter[str] = Counter()
    for text in texts:
        seen.update({word.form for word in words(text)})
    known = set(vectors.words)
    return (*vectors.words, *sorted(word for word, times in seen.items() if times >= seldom and word not in known))


def _coded(lexicon: Lexicon, text: str) -> list[Code]:
    return lexicon.codes(list(words(text))[:_LONGEST]) or [GAP]


def _newborn(vocabulary: Sequence[str], vectors: WordVectors, recipe: Recipe, seed: int) -> Network:
    """Small random numbers, but for the words whose vectors are known."""
    chance = np.random.default_rng(seed)
    width = vectors.rows.shape[1]
    pooled = 2 * (recipe.windows + recipe.phrases + recipe.clauses) + width

    def scattered(rows: int, columns: int, places: int = 1) -> Array:
        reach = 1 / np.sqrt(rows * places)
        return chance.uniform(-reach, reach, (rows, places * columns)).astype(np.float32)

    table = (chance.standard_normal((len(vocabulary), width)) * 0.05).astype(np.float32)
    table[: len(vectors.words)] = vectors.rows
    return Network(
        words=table,
        pieces=(chance.standard_normal((recipe.buckets, width)) * 0.05).astype(np.float32),
        windows=scattered(width, recipe.windows, 3),
        windows_bias=np.zeros(recipe.windows, dtype=np.float32),
        phrases=scattered(recipe.windows, recipe.phrases, 3),
        phrases_bias=np.zeros(recipe.phrases, dtype=np.float32),
        clauses=scattered(recipe.phrases, recipe.clauses, 3),
        clauses_bias=np.zeros(recipe.clauses, dtype=np.float32),
        middle=scattered(pooled, recipe.middle),
        middle_bias=np.zeros(recipe.middle, dtype=np.float32),
        heads=scattered(pooled + recipe.middle, COLUMNS),
        heads_bias=np.zeros(COLUMNS, dtype=np.float32),
    )
