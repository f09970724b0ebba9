"""What Spanish, French, German and Portuguese say around the day something was promised, needed or went wrong."""

import re
from dataclasses import dataclass

from integration.reading.facts.calendar import Leaning


@dataclass(frozen=True, slots=True)
class Cues:
    """Patterns for the words before a date and, where a language puts its verb last, for those after it."""

    promised: str
    needed: str
    promised_after: str = ""  # only where `promised` stands before
    happened: str = ""
    happened_after: str = ""


SPANISH = Cues(
    promised=r"(?:(?:tenía|tenían|debía|debían|debería|tendría|iba|iban) (?:que |a )?(?:haber )?(?:llegar|llegado"
    r"|estar|entregarse"
    r"|ser entregad[oa]|venir)|prometi(?:eron|ó|do|da)|previst[oa]|estimada|fecha de entrega|prevista)"
    r"[^.;!?\d]{0,25}?(?: (?:el|para|para el|era|es|como máximo el|antes del))?:? ?(?:el )?$",
    needed=r"(?:necesito|necesitamos|lo quiero|me hace falta)[^.;!?]{0,30} (?:para|antes del?)(?: el)? $",
)
FRENCH = Cues(
    promised=r"(?:(?:devait|devaient|aurait dû|auraient dû) (?:être livrée?s?|arriver|être là|venir)|promise?s?"
    r"|prévue?s?"
    r"|date de livraison|livraison estimée)[^.;!?\d]{0,25}?(?: (?:le|pour|pour le|au plus tard le|avant le|était))?:? ?"
    r"(?:le )?$",
    needed=r"(?:besoin|il me le faut|il me la faut|il nous le faut)[^.;!?]{0,30} (?:pour|avant)(?: le)? $",
)
GERMAN = Cues(
    promised=r"\b(?:sollten?|hätten?|war|waren|wurden?|haben|habt|zugesagt|versprochen|liefertermin|lieferdatum)\b"
    r"[^.;!?\d]{0,40}?(?:(?:am|bis|für|zum|spätestens|ist|war)(?: (?:den|zum|am))? |: ?)$",
    promised_after=r" (?:[^\W\d]+ ){0,4}?(?:geliefert werden|ankommen|da sein|eintreffen|kommen sollen"
    r"|geliefert werden sollen"
    r"|versprochen|zugesagt|angekündigt|vorgesehen|geplant)\b",
    needed=r"\b(?:brauche|brauchen|benötige|benötigen)\b[^.;!?]{0,30} (?:bis|zum|spätestens)(?: (?:zum|am))? $",
    happened=r"\b(?:kam|kamen|ist|sind|wurden?|haben)\b[^.;!?]{0,30}(?: am)? $",
    happened_after=r" (?:[^\W\d]+ ){0,4}?(?:kaputt|defekt|beschädigt|zerbrochen|storniert|abgebucht|ausgefallen"
    r"|kaputtgegangen|falsch geliefert)\b",
)
PORTUGUESE = Cues(
    promised=r"(?:(?:devia|deviam|deveria|era para|tinha de|tinha que|iria) (?:ter )?(?:chegar|chegado|ser entregue"
    r"|estar|vir)"
    r"|prometi(?:do|da|dos|das)|prometeram|previst[oa]|prazo|data de entrega)[^.;!?\d]{0,25}?(?: (?:a|até|em|no dia"
    r"|dia|para"
    r"|para o dia|era))?:? ?(?:[oa] )?$",
    needed=r"(?:preciso|precisamos|quero)[^.;!?]{0,30} (?:até|antes d[eo]|para)(?: (?:o dia|dia|a|o))? $",
)
CUES = {"es": SPANISH, "fr": FRENCH, "de": GERMAN, "pt": PORTUGUESE}


def deadline_abroad(language: str, before: str, after: str) -> Leaning | None:
    """Whether the date is a deadline, and if so whether it speaks of what was or of what is to come."""
    cues = CUES[language]
    if _holds(cues.needed, before):
        return Leaning.FUTURE
    if not _holds(cues.promised, before):
        return None
    if (
        cues.promised_after
        and not re.match(cues.promised_after, after, re.IGNORECASE)
        and not re.search(r"(?:liefertermin|lieferdatum|zugesagt|versprochen)[^.;!?]{0,30}$", before, re.IGNORECASE)
    ):
        return None
    return Leaning.PAST


def happened_abroad(language: str, before: str, after: str) -> bool:
    """Whether the words around a date say, with the verb behind it, that something went wrong on it."""
    cues = CUES[language]
    return (
        bool(cues.happened)
        and _holds(cues.happened, before)
        and bool(re.match(cues.happened_after, after, re.IGNORECASE))
    )


def _holds(pattern: str, before: str) -> bool:
    return re.search(rf"(?<!\w){pattern}", before, re.IGNORECASE) is not None
