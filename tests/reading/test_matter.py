"""What a message is about in the widest sense."""

import pytest

from integration.apology.reading import Matter
from integration.reading.matter import matter_of


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("My flight was delayed four hours and they lost my baggage at the airport.", Matter.TRAVEL),
        ("The parcel never came, the courier says it was delivered.", Matter.GOODS),
        ("The app is down again and I cannot get into my account.", Matter.SERVICE),
        ("Mi vuelo se canceló y nadie en el aeropuerto sabía nada.", Matter.TRAVEL),
        ("Ma commande n'est jamais arrivée, le colis est perdu.", Matter.GOODS),
        ("Mein Flug wurde gestrichen.", Matter.TRAVEL),
        ("A encomenda chegou aberta, o produto está partido.", Matter.GOODS),
        ("An hour on hold and then they hung up.", Matter.UNKNOWN),
        ("", Matter.UNKNOWN),
        ("The item was left at the airport.", Matter.UNKNOWN),
    ],
)
def test_the_words_say_what_it_is_about(text: str, matter: Matter) -> None:
    """Where they say nothing, or two things, nothing is taken for granted."""
    assert matter_of("", text) is matter


def test_a_word_said_often_counts_once() -> None:
    """Somebody who writes "app" ten times about a parcel and its delivery has still lost a parcel."""
    assert matter_of("Parcel", "delivery, order: " + "app " * 10) is Matter.GOODS
