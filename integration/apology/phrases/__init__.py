"""The words that letter rules look for, by language: what owns a fault, what halves an apology, what promises."""

from collections.abc import Mapping

from integration.apology.phrases.english import ENGLISH
from integration.apology.phrases.french import FRENCH
from integration.apology.phrases.german import GERMAN
from integration.apology.phrases.kinds import Duty, Phrases
from integration.apology.phrases.portuguese import PORTUGUESE
from integration.apology.phrases.spanish import SPANISH
from integration.apology.phrases.words import Words

__all__ = ["PHRASES", "Duty", "Phrases", "Words"]

PHRASES: Mapping[str, Phrases] = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH, "pt": PORTUGUESE}
