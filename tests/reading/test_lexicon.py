"""Tests of the lists of goods."""

import pytest

from integration.reading.goods.lexicon import load_lexicon, plural


@pytest.mark.parametrize(
    ("noun", "expected"),
    [("lamp", "lamps"), ("knife", "knives"), ("battery", "batteries"), ("toy", "toys"), ("dress", "dresses"),
     ("bookshelf", "bookshelves"), ("watch", "watches")],
)  # fmt: skip
def test_a_plural_follows_the_rules_or_the_list(noun: str, expected: str) -> None:
    """Customers write of plates as often as of a plate."""
    assert plural(noun) == expected


def test_the_longest_name_comes_first() -> None:
    """ "Coffee machine" is found before "machine"."""
    heads = load_lexicon().heads["machine"]
    assert [len(head.words) for head in heads] == sorted((len(head.words) for head in heads), reverse=True)
    assert ("coffee", "machine") in [head.words for head in heads]


def test_the_lists_hold_several_hundred_things_and_no_paperwork() -> None:
    """An invoice, an order or a parcel is nothing a letter can call the item."""
    heads = load_lexicon().heads
    assert len({head.words for found in heads.values() for head in found}) > 1000
    assert not {"invoice", "order", "parcel", "account", "refund", "letter"} & heads.keys()
