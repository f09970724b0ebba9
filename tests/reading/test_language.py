"""Tests of telling the language."""

import pytest

from integration.reading.language import load_guesser


@pytest.mark.parametrize(
    ("text", "locale", "language"),
    [
        ("Where is my parcel? It should have been here on Monday.", "en-US", "en"),
        ("Wo bleibt mein Paket? Es sollte schon am Montag hier sein.", "en-US", "de"),
        ("Où est mon colis ? Il devait arriver lundi dernier.", "", "fr"),
        ("¿Dónde está mi pedido? Debía llegar el lunes pasado.", "", "es"),
        ("Onde está a minha encomenda? Devia ter chegado na segunda.", "", "pt"),
        ("ok", "de-AT", "de"),
        ("4471", "", ""),
    ],
)
def test_the_text_decides_and_the_locale_where_it_is_short(text: str, locale: str, language: str) -> None:
    """A sentence is enough to tell; a word is not, and then the requester's locale is taken."""
    assert load_guesser().language(text, locale) == language
