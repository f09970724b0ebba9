"""The trained judge: what kind of complaint a reading is, how sure that is, how bad, and which words say so."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from integration.apology.complaint import Abstention, Complaint, ComplaintType, Evidence, Severity
from integration.apology.reading import Reading, Where
from integration.classifier.account_model import AccountModel, Scored, combined
from integration.classifier.evidence import deciding_words
from integration.classifier.scoring import Floats, Score, score, shares, type_chances
from integration.classifier.vectors import WordVectors
from integration.classifier.weights import SHIPPED, Array, Weights
from integration.classifier.words import Word, words

# Between these chances that it is no complaint at all, saying either would be a guess.
_TOO_CLOSE = (0.35, 0.5)
_SEVERITIES = tuple(Severity)


@dataclass(frozen=True, slots=True)
class TrainedJudge:
    """Implements `flows.ports.Judge`. Holds nothing but weights, so one serves every thread.

    `account_model` is what an account's lessons taught beside the weights, if they did.
    """

    weights: Weights
    account_model: AccountModel | None = None

    @property
    def types(self) -> tuple[str, ...]:
        return self.weights.types

    @property
    def fingerprint(self) -> str:
        notes = json.dumps(self.weights.notes, sort_keys=True).encode()
        return hashlib.sha256(notes + self.weights.bias.tobytes()).hexdigest()[:16]

    def scored(self, texts: Sequence[str]) -> list[Scored]:
        """What an account's model is taught beside."""
        return [
            Scored(found, self._chances(score(self.weights, found).total), self._vectors(found))
            for found in (list(words(text)) for text in texts)
        ]

    def judge(self, reading: Reading, threshold: float) -> Complaint:
        subject, text = list(words(reading.subject)), list(words(reading.text))
        if not any(word.form[0].isalpha() for word in (*subject, *text)):
            return self._silent(Abstention.NO_WORDS)
        found = _joined(subject, text)
        scored = score(self.weights, found)
        types, added, chances = self._leant(found, scored)
        best = int(chances.argmax())
        return Complaint(
            type=types[best],
            confidence=float(chances[best]),
            severity=self._severity(scored.total),
            secondary=self._secondary(types, chances, found, scored),
            evidence=self._evidence(reading, (subject, text), added, chances, best),
            scores=dict(zip(types, chances.tolist(), strict=True)),
            abstention=self._abstention(reading.language, types[best], chances, threshold),
        )

    def _leant(self, found: Sequence[Word], scored: Score) -> tuple[tuple[str, ...], Array, Floats]:
        """The types, what each word adds to each, and their chances; the last type is the one that is no complaint."""
        shipped = len(self.types)
        chances = self._chances(scored.total)
        if self.account_model is None:
            return self.types, scored.by_word[:, :shipped], chances
        lean = self.account_model.lean(found, self._vectors(found))
        own = len(lean.total) - shipped
        added = np.pad(scored.by_word[:, :shipped], ((0, 0), (0, own))) + lean.by_word
        order = [*range(shipped - 1), *range(shipped, shipped + own), shipped - 1]
        types = tuple(self.account_model.types[column] for column in order)
        return types, added[:, order], combined(chances, lean)[order]

    def _vectors(self, found: Sequence[Word]) -> Array:
        rows, vectors = _word_vectors()
        known = [
            (place, rows[word.form], self.weights.rows.get(word.form))
            for place, word in enumerate(found)
            if word.form in rows
        ]
        by_word = np.zeros((len(found), vectors.shape[1]), dtype=np.float32)
        for place, row, term in known:
            by_word[place] = vectors[row] * (self.weights.unknown_rarity if term is None else self.weights.rarity[term])
        return by_word

    def _chances(self, total: Array) -> Floats:
        return type_chances(total[: len(self.weights.types)], self.weights.notes["temperature"])

    def _severity(self, total: Array) -> Severity:
        """The middle of the three chances: the level that the message is as likely above as below."""
        chances = shares(total[len(self.weights.types) :], self.weights.notes["severity_temperature"])
        return _SEVERITIES[int(np.searchsorted(chances.cumsum(), 0.5))]

    def _abstention(self, language: str, type_: str, chances: Floats, threshold: float) -> Abstention | None:
        if language and language.partition("-")[0].lower() not in self.weights.languages:
            return Abstention.LANGUAGE
        harmless = float(chances[-1])
        if chances.max() < threshold or _TOO_CLOSE[0] < harmless < _TOO_CLOSE[1]:
            return Abstention.UNSURE
        if type_ == ComplaintType.NOT_A_COMPLAINT:
            return Abstention.NOT_A_COMPLAINT
        return None

    def _secondary(
        self, types: tuple[str, ...], chances: Floats, found: Sequence[Word], scored: Score
    ) -> tuple[str, ...]:
        """Other types the whole message or one of its sentences speaks for, likeliest first."""
        best, harmless = int(chances.argmax()), len(types) - 1
        if best == harmless:
            return ()
        spoken = np.zeros(len(types), dtype=np.float32)
        spoken[: len(self.types) - 1] = self._by_sentence(found, scored)[:-1]
        loudest = np.maximum(chances / self.weights.notes["message_bar"], spoken)
        loudest[[best, harmless]] = 0.0
        order = np.argsort(-loudest, kind="stable")
        return tuple(types[column] for column in order if loudest[column] >= 1.0)

    def _by_sentence(self, found: Sequence[Word], scored: Score) -> Floats:
        """For each type, the most that any sentence's share says for it, as a multiple of the bar."""
        width = len(self.weights.types)
        numbers = [word.sentence for word in found]
        starts = [place for place in range(len(numbers)) if place == 0 or numbers[place] != numbers[place - 1]]
        if len(starts) < 2:
            return np.zeros(width, dtype=np.float32)
        sums = np.add.reduceat(scored.by_word[:, :width], starts, axis=0)
        # A sentence alone is as long as the message's norm makes it short: undo that, so that it may speak up.
        sizes = np.diff([*starts, len(numbers)]).astype(np.float32)
        louder = sums * np.sqrt(len(numbers) / sizes)[:, None]
        chances = type_chances(louder + self.weights.bias[:width], self.weights.notes["temperature"])
        spoken: Floats = chances.max(axis=0) / np.float32(self.weights.notes["sentence_bar"])
        return spoken

    def _evidence(
        self, reading: Reading, parts: tuple[list[Word], list[Word]], added: Array, chances: Floats, best: int
    ) -> tuple[Evidence, ...]:
        harmless = chances[-1]
        if best == len(chances) - 1:
            gain = added[:, -1] * (1 - harmless)
        else:
            which = chances[:-1] / (1 - harmless)
            gain = added[:, best] - added[:, :-1] @ which - added[:, -1] * harmless
        subject, text = parts
        return deciding_words(
            ((Where.SUBJECT, reading.subject, subject), (Where.TEXT, reading.text, text)), gain.tolist()
        )

    def _silent(self, why: Abstention) -> Complaint:
        chances = self._chances(self.weights.bias)
        best = ComplaintType.NOT_A_COMPLAINT
        return Complaint(
            type=best,
            confidence=float(chances[self.weights.types.index(best)]),
            severity=Severity.LOW,
            scores=dict(zip(self.weights.types, chances.tolist(), strict=True)),
            abstention=why,
        )


@cache
def load_judge(weights: Path | None = None) -> TrainedJudge:
    """The judge with the shipped weights, or with those at the path. Raises BadInput where they cannot be read."""
    judge = TrainedJudge(Weights.load(weights or SHIPPED))
    judge.weights.rows  # noqa: B018 - looked up once here, so that the first ticket is as fast as the next
    return judge


@cache
def _word_vectors() -> tuple[dict[str, int], Array]:
    vectors = WordVectors.load()
    return {word: row for row, word in enumerate(vectors.words)}, vectors.rows


def _joined(subject: Sequence[Word], text: Sequence[Word]) -> list[Word]:
    """Subject and text as one message; a sentence never runs from the one into the other."""
    shift = subject[-1].sentence + 1 if subject else 0
    return [*subject, *(word._replace(sentence=word.sentence + shift) for word in text)] if shift else [*text]
