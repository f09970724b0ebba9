"""The dictionaries: right words are right in all their forms, slips are found with the word that was meant."""

import time
import tracemalloc

import pytest

from integration.apology.review import Speller
from integration.spelling.dictionaries import Dictionaries, own_words
from integration.spelling.forms import LANGUAGES

RIGHT = {
    "en": "colour color organise organize apologise apologize cancelled canceled parcels can't team's I'm refunded "
    "jewellery jewelry grey gray follow-up you'll",
    "es": "reembolso enviaré recibirá habérselo decírselo llámenos escríbanos malísimo envíos disculpas infelizmente",
    "fr": "colis l'envoi aujourd'hui qu'elle renvoyez-le-nous appelez-moi malheureusement gratuitement temps au pas",
    "de": "Ersatzlampe Rechnungsnummer Lieferverzögerung Rücksendeetikett Versandkostenerstattung E-Mail-Adresse "
    "entschuldigen Datenschutzbeauftragter Straße",
    "pt": "contato contacto fato facto receção recepção enviar-lhe avisá-lo dir-lhe-ei infelizmente equipa equipe",
}
SLIPS = {
    "en": {"recieve": "receive", "teh": "the", "seperate": "separate", "becuase": "because", "Delivry": "Delivery"},
    "es": {"tambien": "también", "porqe": "porque"},
    "fr": {"comande": "commande", "abimée": "abîmée"},
    "de": {"Bestelung": "Bestellung", "Liferung": "Lieferung"},
    "pt": {"encomnda": "encomenda"},
}
HEAVIEST = 40_000_000  # bytes a language may take


@pytest.fixture(scope="module")
def speller() -> Dictionaries:
    return Dictionaries()


@pytest.mark.parametrize("locale", sorted(RIGHT))
def test_right_words_are_right(speller: Dictionaries, locale: str) -> None:
    """British and American, Portugal's and Brazil's, endings, compounds, words joined by apostrophe and hyphen."""
    port: Speller = speller

    assert port.unknown(frozenset(RIGHT[locale].split()), locale) == {}


@pytest.mark.parametrize("locale", sorted(SLIPS))
def test_slips_are_found_with_what_was_meant(speller: Dictionaries, locale: str) -> None:
    """In the case they were written in; asked twice, the answer is the same."""
    for _ in range(2):
        assert speller.unknown(frozenset(SLIPS[locale]), locale) == SLIPS[locale]


def test_what_is_like_no_word_has_no_suggestion(speller: Dictionaries) -> None:
    """Better no advice than a guess."""
    assert speller.unknown(frozenset({"xqzvwk", "x" * 60}), "en") == {"xqzvwk": "", "x" * 60: ""}


def test_a_language_without_dictionary_is_left_alone(speller: Dictionaries) -> None:
    """Nothing is said about words nobody can look up."""
    assert speller.unknown(frozenset({"szczęście"}), "pl") == {}


@pytest.mark.parametrize("locale", sorted(LANGUAGES))
def test_a_languages_own_list_is_well_kept(locale: str) -> None:
    """Nothing is both right and wrong, and what a wrong word means is not wrong itself."""
    own = own_words(locale)

    assert not own.right & set(own.wrong)
    assert not set(own.wrong) & set(own.wrong.values())


def test_words_known_from_before_are_looked_up_in_no_time(speller: Dictionaries) -> None:
    """A letter's words cost a fraction of a millisecond once they were asked for."""
    words = frozenset(" ".join(RIGHT["en"].split()).split())
    speller.unknown(words, "en")

    started = time.process_time()
    for _ in range(200):
        speller.unknown(words, "en")

    assert (time.process_time() - started) / 200 < 0.001


@pytest.mark.parametrize("locale", sorted(LANGUAGES))
def test_a_language_fits_into_forty_megabytes(locale: str) -> None:
    """Dictionaries are read once for each language and process: they may not crowd out the letters."""
    tracemalloc.start()
    Dictionaries().unknown(frozenset({"x"}), locale)
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert taken < HEAVIEST
