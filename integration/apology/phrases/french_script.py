"""How French is written: days, sums, counts and how easily it reads."""

import re

from integration.apology.phrases.kinds import Readability, Script

_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
_NUMBERS = {
    "un": 1,
    "une": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "six": 6,
    "sept": 7,
    "huit": 8,
    "neuf": 9,
    "dix": 10,
    "douze": 12,
    "quinze": 15,
    "trente": 30,
}
_SPACE = "[ \u00a0\u202f]"

SCRIPT = Script(
    months=_MONTHS,
    dates=re.compile(rf"\b(?P<day>1er|\d{{1,2}}){_SPACE}(?P<month>{'|'.join(_MONTHS)})\b"),
    decimal=",",
    counts=re.compile(
        rf"\b(\d+|{'|'.join(_NUMBERS)}){_SPACE}"
        r"(?:jours?|heures?|semaines?|mois|ans?|années?)(?: (?:ouvrés?|ouvrables?))?\b"
    ),
    numbers=_NUMBERS,
    # Kandel and Moles's formula, which is Flesch's for French.
    readability=Readability(
        base=207,
        per_word=1.015,
        per_syllable=73.6,
        vowels=re.compile(r"[aeiouyàâéèêëîïôöùûüœæ]+"),
        silent=re.compile(r"[^\W\d_aeiouyàâéèêëîïôöùûüœæ]e(?:s|nt)?\b"),
        easiest=55,
    ),
    spaced=":;!?»",
    abbreviations=("p. ex.", "c.-à-d.", "env.", "tél.", "dr.", "m.", "réf."),
    units="pour cent|euros?|centimes?|dollars?|francs?",
    clock=re.compile(rf"\b(?P<hour>[01]?\d|2[0-3]){_SPACE}?h(?:{_SPACE}?(?P<minute>[0-5]\d))?\b"),
)
