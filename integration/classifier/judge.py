"""The trained judge: what kind of complaint a reading is, how sure that is, how bad, and which words say so."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from integration.apology.complaint import Abstention, Complaint, ComplaintType, Evidence, Severity
from integration.apology.reading import Reading, Where
from integration.classifier.evidence import deciding_words
from integration.classifier.scoring import Floats, Score, score, shares, type_chances
from integration.classifier.weights import SHIPPED, Array, Weights
from integration.classifier.words import Word, words

# Between these chances that it is no complaint at all, saying either would be a guess.
_TOO_CLOSE = (0.35, 0.5)
_SEVERITIES = tuple(Severity)


@dataclass(frozen=True, slots=True)
class TrainedJudge:
    """Implements `flows.ports.Judge`. Holds nothing but weights, so one serves every thread."""

    weights: Weights

    def judge(self, reading: Reading, threshold: float) -> Complaint:
        subject, text = list(words(reading.subject)), list(words(reading.text))
        if not any(word.form[0].isalpha() for word in (*subject, *text)):
            return self._silent(Abstention.NO_WORDS)
        found = _joined(subject, text)
        scored = score(self.weights, found)
        chances = self._chances(scored.total)
        best = int(chances.argmax())
        return Complaint(
            type=self.weights.types[best],
            confidence=float(chances[best]),
            severity=self._severity(scored.total),
            secondary=self._secondary(chances, found, scored, best),
            evidence=self._evidence(reading, (subject, text), scored, chances, best),
            scores=dict(zip(self.weights.types, chances.tolist(), strict=True)),
            abstention=self._abstention(reading.language, chances, best, threshold),
        )

    def _chances(self, total: Array) -> Floats:
        return type_chances(total[: len(self.weights.types)], self.weights.notes["temperature"])

    def _severity(self, total: Array) -> Severity:
        """The middle of the three chances: the level that the message is as likely above as below."""
        chances = shares(total[len(self.weights.types) :], self.weights.notes["severity_temperature"])
        return _SEVERITIES[int(np.searchsorted(chances.cumsum(), 0.5))]

    def _abstention(self, language: str, chances: Floats, best: int, threshold: float) -> Abstention | None:
        if language and language.partition("-")[0].lower() not in self.weights.languages:
            return Abstention.LANGUAGE
        harmless = float(chances[-1])
        if chances[best] < threshold or _TOO_CLOSE[0] < harmless < _TOO_CLOSE[1]:
            return Abstention.UNSURE
        if self.weights.types[best] == ComplaintType.NOT_A_COMPLAINT:
            return Abstention.NOT_A_COMPLAINT
        return None

    def _secondary(self, chances: Floats, found: Sequence[Word], scored: Score, best: int) -> tuple[str, ...]:
        """Other types the whole message or one of its sentences speaks for, likeliest first."""
        if self.weights.types[best] == ComplaintType.NOT_A_COMPLAINT:
            return ()
        loudest = np.maximum(chances / self.weights.notes["message_bar"], self._by_sentence(found, scored))
        loudest[[best, self.weights.types.index(ComplaintType.NOT_A_COMPLAINT)]] = 0.0
        order = np.argsort(-loudest, kind="stable")
        return tuple(self.weights.types[column] for column in order if loudest[column] >= 1.0)

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
        self, reading: Reading, parts: tuple[list[Word], list[Word]], scored: Score, chances: Floats, best: int
    ) -> tuple[Evidence, ...]:
        added = scored.by_word[:, : len(chances)]
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


def _joined(subject: Sequence[Word], text: Sequence[Word]) -> list[Word]:
    """Subject and text as one message; a sentence never runs from the one into the other."""
    shift = subject[-1].sentence + 1 if subject else 0
    return [*subject, *(word._replace(sentence=word.sentence + shift) for word in text)] if shift else [*text]
