"""How German is written: days, sums, counts and how easily it reads."""

import re

from integration.apology.phrases.kinds import Readability, Script

_MONTHS = (
    "januar",
    "februar",
    "märz",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
)
_NUMBERS = {
    "null": 0,
    **dict.fromkeys(("ein", "eine", "einem", "einen", "einer"), 1),
    "zwei": 2,
    "drei": 3,
    "vier": 4,
    "fünf": 5,
    "sechs": 6,
    "sieben": 7,
    "acht": 8,
    "neun": 9,
    "zehn": 10,
    "zwölf": 12,
    "vierzehn": 14,
    "dreißig": 30,
}

SCRIPT = Script(
    months=_MONTHS,
    dates=re.compile(rf"\b(?P<day>\d{{1,2}})\. ?(?P<month>{'|'.join(_MONTHS)})\b"),
    decimal=",",
    counts=re.compile(
        rf"\b(\d+|{'|'.join(word for word in _NUMBERS if word != 'null')}) "
        r"(?:werk|arbeits|kalender|geschäfts|bank)?"
        r"(?:tag(?:e|en)?|stunden?|wochen?|monat(?:e|en)?|jahr(?:e|en)?)\b"
    ),
    numbers=_NUMBERS,
    # Amstad's formula, which is Flesch's for German.
    readability=Readability(
        base=180,
        per_word=1,
        per_syllable=58.5,
        vowels=re.compile(r"ei|ie|eu|äu|au|ai|aa|ee|oo|[aeiouyäöü]"),
        easiest=55,
    ),
    abbreviations=(
        "z. b.",
        "z.b.",
        "d. h.",
        "d.h.",
        "u. a.",
        "u.a.",
        "ca.",
        "bzw.",
        "nr.",
        "dr.",
        "prof.",
        "hr.",
        "inkl.",
        "ggf.",
        "evtl.",
        "tel.",
        "zzgl.",
    ),
    capital_nouns=True,
    units="prozent|euros?|cents?|dollars?|franken|pfund",
    clock=re.compile(r"\b(?P<hour>(?<![:.])\d{1,2})(?:[.:](?P<minute>\d{2}))? uhr\b"),
)
