"""How Spanish is written: days, sums, counts and hours, and how easily it is read."""

import re

from integration.apology.phrases.kinds import Readability, Script

SCRIPT = Script(
    months=(
        "enero", "febrero", "marzo", "abril", "mayo", "junio",
        "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    ),
    dates=re.compile(r"\b(?P<day>\d{1,2})(?:\.?[ºo°])? de (?P<month>[^\W\d]+)"),
    decimal=",",
    counts=re.compile(
        r"\b(\d+|un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|catorce|quince|veinte|treinta) "
        r"(?:hábiles |laborables |largos |largas )?(día|hora|semana|mes|año)(?:s|es)?\b"
    ),
    numbers={
        "un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
        "nueve": 9, "diez": 10, "doce": 12, "catorce": 14, "quince": 15, "veinte": 20, "treinta": 30,
    },
    # The formula of Fernández Huerta, with syllables a word instead of a hundred words. A syllable has one strong
    # vowel, with a weak one before and behind it, or weak vowels alone; the u of que and gui is not heard anyway.
    readability=Readability(
        base=206.84,
        per_word=1.02,
        per_syllable=60.0,
        vowels=re.compile(r"[iuü]?[aeoáéóíú](?:[iuy](?![aeoáéóíú]))?|[iuü]+|y\b"),
        easiest=60,
        longest=20,
    ),
    greeting_ends=":,",
    abbreviations=(
        "sr.", "sra.", "srta.", "dr.", "dra.", "dña.", "ud.", "uds.", "núm.", "n.º", "p. ej.", "art.", "tel.",
    ),
    units=r"por ciento|euros?|dólares?|pesos?|libras?|céntimos?|reales|soles",
    clock=re.compile(
        r"\b(?:a|hasta|desde|antes de) las? (?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d))?\b(?![:.h]\d|\d)"
        r"(?: (?:horas )?(?:de|por) la (?P<pm>tarde|noche))?"
    ),
)  # fmt: skip
