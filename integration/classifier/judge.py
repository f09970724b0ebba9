"""The trained judge: what kind of complaint a reading is, how sure that is, how bad, and which words say so."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from integration.apology.complaint import Abstention, Complaint, ComplaintType, Severity
from integration.apology.reading import Reading, Signal, SignalKind, Where
from integration.classifier.account_model import AccountModel, Lean, combined
from integration.classifier.account_model import Scored as ForLessons
from integration.classifier.evidence import deciding_words, telling_words
from integration.classifier.heads import HARMLESS, REPORTED, ROOT, SEVERITIES, SEVERITY, SIGNAL, SIGNALS
from integration.classifier.network import Array
from integration.classifier.scoring import Floats, Scored, chance, odds, root_chances, score, shares
from integration.classifier.weights import SHIPPED, Weights
from integration.classifier.words import Word, words

_HALF_KNOWN = 0.5
_FEWEST_KNOWN = 3  # words; the network hears something in one or two, but that is not enough to be sure
_SUREST = 0.99  # the few hundred messages judged by hand cannot show that anything is surer
_ACCUSING = 1.0  # more log odds are needed to call a customer a fraud than to call one hurt
_PATTERN_COUNTS = 2.5  # what a pattern that matched adds to the log odds of its signal


@dataclass(frozen=True, slots=True)
class Message:
    """The words of a reading: the subject's, then the text's."""

    reading: Reading
    subject: Sequence[Word]
    text: Sequence[Word]

    @classmethod
    def of(cls, reading: Reading) -> "Message":
        return cls(reading, list(words(reading.subject)), list(words(reading.text)))

    @property
    def empty(self) -> bool:
        return not any(word.form[0].isalpha() for word in (*self.subject, *self.text))

    @property
    def joined(self) -> list[Word]:
        """Subject and text as one; a sentence never runs from the one into the other."""
        if not self.subject:
            return list(self.text)
        shift = self.subject[-1].sentence + 1
        return [*self.subject, *(word._replace(sentence=word.sentence + shift) for word in self.text)]

    @property
    def parts(self) -> tuple[tuple[Where, str, Sequence[Word]], ...]:
        return (Where.SUBJECT, self.reading.subject, self.subject), (Where.TEXT, self.reading.text, self.text)


@dataclass(frozen=True, slots=True)
class Judged:
    """A message scored, with the chances of the types; `lean` is what an account's lessons had to say."""

    scored: Scored
    types: tuple[str, ...]
    chances: Floats
    lean: Lean | None

    def gains(self, best: int) -> Array:
        """What each word added for the type against the others, each of those by its share of the chances left."""
        pull = -self.chances.astype(np.float64)
        pull[best] = 0.0
        pull /= max(-pull.sum(), np.finfo(np.float64).tiny)
        pull[best] = 1.0
        direction = np.zeros(len(self.scored.scores), dtype=np.float32)
        direction[ROOT] = pull[: ROOT.stop]
        gains = self.scored.gains(direction)
        if self.lean is not None:
            gains += (self.lean.by_word @ pull).astype(np.float32)
        return gains


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
        return self.weights.fingerprint

    def scored(self, texts: Sequence[str]) -> list[ForLessons]:
        """What an account's model is taught beside. Texts without a word are left with even chances."""
        found = [list(words(text)) for text in texts]
        return [ForLessons(each, *self._for_lessons(each)) for each in found]

    def judge(self, reading: Reading, threshold: float) -> Complaint:
        message = Message.of(reading)
        if message.empty:
            return _silent(self.weights.types, reading)
        found = message.joined
        judged = self._judged(found)
        best = self._best(judged.chances)
        confidence = self._confidence(judged, best) * _understood(found, judged.scored)
        return Complaint(
            type=judged.types[best],
            confidence=confidence,
            severity=self._severity(judged.scored),
            secondary=self._secondary(judged, best),
            evidence=deciding_words(message.parts, judged.gains(best)),
            signals=self._signals(message, judged.scored),
            scores=dict(zip(judged.types, judged.chances.tolist(), strict=True)),
            abstention=self._abstention(reading.language, best, confidence, threshold),
        )

    def _judged(self, found: Sequence[Word]) -> Judged:
        scored = score(self.weights, found)
        chances = self._chances(scored)
        if self.account_model is None:
            return Judged(scored, self.types, chances, None)
        lean = self.account_model.lean(found, scored.word_vectors)
        return Judged(scored, self.account_model.types, combined(chances, lean), lean)

    def _chances(self, scored: Scored) -> Floats:
        """The chance of each shipped type to be the root failure."""
        return root_chances(scored.scores, self.weights.notes["temperature"])

    def _for_lessons(self, found: Sequence[Word]) -> tuple[Floats, Array]:
        if not found:
            width = self.weights.network.words.shape[1]
            return np.full(len(self.types), 1 / len(self.types)), np.zeros((0, width), dtype=np.float32)
        scored = score(self.weights, found)
        return self._chances(scored), scored.word_vectors

    def _best(self, chances: Floats) -> int:
        """Whether it is a complaint comes first, then which: many weak suspicions outweigh one of silence."""
        if chances[HARMLESS] >= self.weights.notes["harmless_bar"]:
            return HARMLESS
        complaints = chances.copy()
        complaints[HARMLESS] = 0.0
        return int(complaints.argmax())

    def _confidence(self, judged: Judged, best: int) -> float:
        """The chance that this failure is reported at all, be it the first or the second: then the answer is right."""
        by_reported, by_chance, shift = self.weights.notes["confidence"]
        own = odds(judged.chances[best])
        reported = own if best >= ROOT.stop else judged.scored.scores[REPORTED][best]
        return min(_SUREST, float(chance(by_reported * reported + by_chance * own + shift)))

    def _severity(self, scored: Scored) -> Severity:
        """The middle of the three chances: the level that the message is as likely above as below."""
        chances = shares(scored.scores[SEVERITY], self.weights.notes["severity_temperature"])
        return SEVERITIES[int(np.searchsorted(chances.cumsum(), 0.5))]

    def _abstention(self, language: str, best: int, confidence: float, threshold: float) -> Abstention | None:
        if not self._reads(language):
            return Abstention.LANGUAGE
        if confidence < threshold:
            return Abstention.UNSURE
        return Abstention.NOT_A_COMPLAINT if best == HARMLESS else None

    def _reads(self, language: str) -> bool:
        """A language that is not known is tried."""
        return not language or language.partition("-")[0].lower() in self.weights.languages

    def _secondary(self, judged: Judged, best: int) -> tuple[str, ...]:
        """Other failures the whole message or one of its sentences reports, likeliest first."""
        if best == HARMLESS:
            return ()
        loudest = judged.chances / self.weights.notes["message_bar"]
        whole = chance(judged.scored.scores[REPORTED]) / self.weights.notes["message_bar"]
        sentence = chance(judged.scored.by_sentence()[:, REPORTED].max(axis=0)) / self.weights.notes["sentence_bar"]
        loudest[: ROOT.stop] = np.maximum(whole, sentence)
        loudest[[best, HARMLESS]] = 0.0
        return tuple(judged.types[place] for place in np.argsort(-loudest, kind="stable") if loudest[place] >= 1)

    def _signals(self, message: Message, scored: Scored) -> tuple[Signal, ...]:
        """What needs a person: what patterns found, unless all the words speak against it, and what else is heard."""
        patterns = message.reading.signals
        if not self._reads(message.reading.language):
            return patterns
        bars = self.weights.notes["signal_bars"]
        found: list[Signal] = []
        for place, kind in enumerate(SIGNALS):
            quoted = [signal for signal in patterns if signal.kind is kind]
            heard = float(scored.scores[SIGNAL][place]) + (_PATTERN_COUNTS if quoted else 0.0)
            if heard >= bars[place] + (_ACCUSING if kind is SignalKind.REQUESTER_FRAUD else 0.0):
                found += quoted or self._told(message, scored, place)
        return tuple(found)

    def _told(self, message: Message, scored: Scored, place: int) -> list[Signal]:
        direction = np.zeros(len(scored.scores), dtype=np.float32)
        direction[SIGNAL][place] = 1
        span = telling_words(message.parts, scored.gains(direction))
        return [Signal(SIGNALS[place], span)] if span else []


@cache
def load_judge(weights: Path | None = None) -> TrainedJudge:
    """The judge with the shipped weights, or with those at the path. Raises BadInput where they cannot be read."""
    judge = TrainedJudge(Weights.load(weights or SHIPPED))
    judge.weights.lexicon  # noqa: B018 - looked up once here, so that the first ticket is as fast as the next
    return judge


def _understood(found: Sequence[Word], scored: Scored) -> float:
    """One, or less where most words are strange, or there are but one or two, however often: noise is never sure."""
    spoken = sum(word.form[0].isalpha() for word in found)
    known = spoken - len(scored.batch.strange_at)
    share = max(0.0, known) / max(_FEWEST_KNOWN, spoken * _HALF_KNOWN)
    return min(1.0, share, _telling(found) / _FEWEST_KNOWN)


def _telling(found: Sequence[Word]) -> int:
    """How many different words there are, up to as many as are needed; a letter, also drawn out, is none."""
    told: set[str] = set()
    for form, *_ in found:
        if form[0].isalpha() and len(set(form)) > 1:
            told.add(form)
            if len(told) == _FEWEST_KNOWN:
                break
    return len(told)


def _silent(types: Sequence[str], reading: Reading) -> Complaint:
    even = 1 / len(types)
    return Complaint(
        type=ComplaintType.NOT_A_COMPLAINT,
        confidence=even,
        severity=Severity.LOW,
        signals=reading.signals,
        scores=dict.fromkeys(types, even),
        abstention=Abstention.NO_WORDS,
    )
