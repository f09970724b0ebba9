"""What a language has to know for the rules: its word lists, and which promises which offers stand behind."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

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
class Readability:
    """How easily a text is read: base - per_word * words a sentence - per_syllable * syllables a word (rubric C-30).

    `easiest` is the lowest score, `longest` the longest mean sentence that counts as plain. `vowels` matches once a
    syllable; what `silent` matches is written and not heard.
    """

    base: float
    per_word: float
    per_syllable: float
    vowels: re.Pattern[str]
    silent: re.Pattern[str] | None = None
    easiest: float = 60
    longest: float = 20


@dataclass(frozen=True, slots=True)
class Script:
    """How a language is written: where greetings and sentences end, how days, sums and counts look, in lower case."""

    months: tuple[str, ...]  # January first
    # With the groups `day` and `month`: "27. november", "27 de noviembre"; where a month may stand before its day, also
    # `month_first` and `day_after`.
    dates: re.Pattern[str]
    decimal: str  # the sign before the cents: "." or ","
    counts: re.Pattern[str]  # "3 working days": the first group is a number or one of `numbers`
    numbers: Mapping[str, int]
    readability: Readability
    greeting_ends: str = ","  # signs a greeting may end with: "," and in Spanish ":"
    abbreviations: tuple[str, ...] = ()  # that end with a dot and end no sentence: "z. b.", "sr."
    spaced: str = ""  # signs that stand behind a space, as in French: ";:!?»"
    capital_nouns: bool = False  # whether a capital inside a sentence is no sign of a name, as in German
    units: str = ""  # words for per cent and currencies behind a number, as a pattern: "prozent|euros?"
    # Clock times beside 17:00, with the groups `hour` and, if any, `minute` and `pm`: "17 uhr", "17h30", "5 pm".
    clock: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Phrases:
    """One language; everything is sought in lower case, where every apostrophe is a plain one: '."""

    script: Script
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
    channel: Words
    greeting_hole: re.Pattern[str]
    jokes: Words
    secret: Words
    jargon: Words
    cliches: Words
    vague: Words
    strong: Words
    stacked: Words
    checks: Words  # says what is being found out (C-4)
    first_person: Words
    explains: Words  # gives a cause (C-4, C-7)
    thanks: Words  # thanks for something (C-28)
    late: Words  # owns that the answer comes late (C-13)
    personal: Words  # somebody looks after it themselves, or will call (C-21)
    # Thanks for nothing in particular: "thank you." (C-28)
    bare_thanks: Words = Words()  # noqa: RUF009 - a word list never changes
    # A line about the customer and not the matter: their plans, their time, what else would help (C-22).
    respect: Words = Words()  # noqa: RUF009 - the same
    # What the law of a country pack asks a letter to say, by duty: `may_cancel` (and have the money back),
    # `what_happened`, `consequences`, `measures`, `contact_point`.
    lawful: Mapping[str, Words] = field(default_factory=dict)
    # A rewording in the language of the letter, by rule id: "C-3": "I am sorry that …".
    examples: Mapping[str, str] = field(default_factory=dict)
