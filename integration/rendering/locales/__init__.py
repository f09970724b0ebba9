"""The languages letters are written in; the first is the one to fall back on."""

from collections.abc import Mapping

from integration.rendering.locales.english import ENGLISH
from integration.rendering.locales.french import FRENCH
from integration.rendering.locales.german import GERMAN
from integration.rendering.locales.kinds import LetterLocale
from integration.rendering.locales.portuguese import PORTUGUESE
from integration.rendering.locales.spanish import SPANISH

__all__ = ["LOCALES", "LetterLocale"]

LOCALES: Mapping[str, LetterLocale] = {locale.key: locale for locale in (ENGLISH, FRENCH, GERMAN, SPANISH, PORTUGUESE)}
