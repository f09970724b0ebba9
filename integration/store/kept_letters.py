"""A letter out of the JSON that its draft was kept as, with all it was written from."""

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pydantic import TypeAdapter

from integration.apology.cancellation import Cancellation
from integration.apology.complaint import Complaint
from integration.apology.letter import Letter
from integration.apology.reading import Fact, FactKind, Reading
from integration.apology.remedy import Remedy
from integration.apology.review import Finding

_DAYS = frozenset({FactKind.INCIDENT_DATE, FactKind.DEADLINE})
# Never needed to check a letter by, and longer than all the rest.
_NO_TRACE = {"policy_version": 0, "rules": [], "guards": [], "words": []}
_NO_WORDS = {"subject": "", "text": ""}


@dataclass(frozen=True, slots=True)
class LetterInDraft:
    """The parts of a draft's body that a letter was written from, and the letter; pydantic passes over the rest."""

    reading: Reading
    complaint: Complaint
    remedy: Remedy
    letter: Letter
    findings: tuple[Finding, ...] = ()
    called: bool = False


_WHOLE = TypeAdapter(LetterInDraft)
_TOLD = TypeAdapter(Cancellation)


def letter_in(body: str) -> LetterInDraft | None:
    """None for a draft that has no letter."""
    kept: dict[str, Any] = json.loads(body)
    if not kept.get("remedy") or not kept.get("letter"):
        return None
    kept["remedy"]["trace"] = _NO_TRACE
    kept["reading"] |= _NO_WORDS
    found = _WHOLE.validate_python(kept)
    return replace(found, reading=_with_days(found.reading))


def cancellation_in(body: str) -> Cancellation | None:
    """What the shop told that a draft began with; None for one that began with a customer's words."""
    told = (json.loads(body).get("reading") or {}).get("cancellation")
    return _TOLD.validate_python(told) if told else None


def _with_days(reading: Reading) -> Reading:
    """In JSON a day is a text like any other: only the kind of a fact tells that it is one."""
    return replace(reading, facts=tuple(map(_with_day, reading.facts)))


def _with_day(fact: Fact) -> Fact:
    if fact.kind in _DAYS and isinstance(fact.value, str):
        return replace(fact, value=date.fromisoformat(fact.value))
    return fact
