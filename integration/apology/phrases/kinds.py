"""What a language has to know for the rules: its word lists, and which promises which offers stand behind."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from integration.apology.phrases.words import Words
from integration.apology.policy import OfferKind


@dataclass(frozen=True, slots=True)
class Duty:
    """Words that commit us to something, and the offers that stand behind them.

    `by_answer` and `by_call` say that a promised answer or an offered call is enough.
    """

    words: Words
    kinds: frozenset[OfferKind]
    by_answer: bool = False
    by_call: bool = False


@dataclass(frozen=True, slots=True)
class Phrases:
    """One language; everything is sought in lower case."""

    months: tuple[str, ...]
    sorry: Words
    names_failure: Words  # we did it, or it is ours (C-1)
    admits: Words  # says outright that the fault is ours (C-10, C-41)
    half_apology: Words
    forgiveness: Words
    promises_change: Words
    absolute: Words
    blames: Words
    blames_others: Words  # in the opening only
    but: Words
    agentless: Words
    done: Words
    duties: tuple[Duty, ...]
    mentions: Mapping[OfferKind, Words]
    counts: re.Pattern[str]
    numbers: Mapping[str, int]
    channel: Words
    greeting_hole: re.Pattern[str]
    jokes: Words
    secret: Words
    jargon: Words
    cliches: Words
    vague: Words
    strong: Words
    stacked: Words
    checks: Words
    first_person: Words
