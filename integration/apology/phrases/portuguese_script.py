"""How Portuguese is written: days, sums, counts and hours, and how easily it is read."""

import re

from integration.apology.phrases.kinds import Readability, Script

SCRIPT = Script(
    months=(
        "janeiro", "fevereiro", "março", "abril", "maio", "junho",
        "julho", "agosto", "setembro", "outubro", "novembro", "dezembro",
    ),
    dates=re.compile(r"\b(?P<day>\d{1,2})(?:\.?[ºo°])? de (?P<month>[^\W\d]+)"),
    decimal=",",
    counts=re.compile(
        r"\b(\d+|um|uma|dois|duas|três|quatro|cinco|seis|sete|oito|nove|dez|doze|catorze|quatorze|quinze|vinte|trinta) "
        r"(?:longos |longas )?(dia|hora|semana|mês|mes|ano)(?:s|es)?\b"
    ),
    numbers={
        "um": 1, "uma": 1, "dois": 2, "duas": 2, "três": 3, "quatro": 4, "cinco": 5, "seis": 6, "sete": 7, "oito": 8,
        "nove": 9, "dez": 10, "doze": 12, "catorze": 14, "quatorze": 14, "quinze": 15, "vinte": 20, "trinta": 30,
    },
    # Flesch's formula as Martins and others fitted it to Portuguese, whose words are longer: 42 more. A syllable has
    # one strong vowel, with a weak one before or behind it, or weak vowels alone.
    readability=Readability(
        base=248.835,
        per_word=1.015,
        per_syllable=84.6,
        vowels=re.compile(r"[iu]?[aeoáéóíúâêôãõà](?:[iuo](?![aeoáéóíúâêôãõ]))?|[iu]+"),
        easiest=50,
        longest=20,
    ),
    abbreviations=("sr.", "sra.", "srta.", "dr.", "dra.", "exmo.", "exma.", "n.º", "p. ex.", "art.", "tel.", "av."),
    units=r"por cento|euros?|dólares?|reais|real|libras?|cêntimos?|centavos?",
    clock=re.compile(
        r"\b(?:às|até às|à|as) (?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d))?h?\b(?![:.h]\d|\d)"
        r"(?: (?:horas )?da (?P<pm>tarde|noite))?"
        r"(?! (?:dias|vezes|semanas|meses))"
    ),
)  # fmt: skip
