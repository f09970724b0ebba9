"""How a message is cut into terms."""

import pytest

from integration.classifier.words import LONGEST_READ, pieces, terms, words


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("My ORDER hasn\u2019t come", ["my", "order", "hasn't", "come"]),
        ("order #3318, 12 days, AB77", ["order", "<ref>", "<few>", "days", "<ref>"]),
        ("£45.50 or 20euros", ["<money>", "or", "<money>"]),
        ("@shop see www.example.com or a.b@example.com", ["<handle>", "see", "<link>", "or", "<mail>"]),
        ("sooooo late!! why?!", ["soo", "late", "!", "why", "?"]),
        ("card XXXX on XX/XX/2019", ["card", "<ref>", "on", "<ref>", "<number>"]),
        ("naïve 😡", ["naïve", "😡"]),
    ],
)
def test_words_are_plain_forms(text: str, forms: list[str]) -> None:
    """Case, numbers, links and drawn-out letters do not make new words."""
    assert [word.form for word in words(text)] == forms


def test_words_know_where_they_stand() -> None:
    """Offsets cut the word out of the message as it was written."""
    text = "İzmir: The LAMP\u2019s broken. Why?"
    assert [text[word.start : word.end] for word in words(text)] == [
        "İzmir",
        "The",
        "LAMP\u2019s",
        "broken",
        "Why",
        "?",
    ]


def test_pairs_stay_within_a_sentence() -> None:
    """The last word of a sentence and the first of the next are no pair."""
    found = [term for term, _, _ in terms(list(words("It broke. Never again")))]
    assert "it broke" in found
    assert "broke never" not in found


def test_reading_ends_at_the_cap() -> None:
    """What stands behind the cap is not read."""
    assert [word.form for word in words(" " * LONGEST_READ + "late")] == []


def test_misspelt_words_share_pieces() -> None:
    """A slip of the finger leaves most of a word in place."""
    assert len(set(pieces("delivery")) & set(pieces("delivrey"))) >= 4


def test_sentences_end_at_stops_and_at_lines() -> None:
    """A full stop, a mark and a new line each begin another sentence; a space does not."""
    found = list(words("It broke. Why?\nNever again  at\n\nall"))
    assert [(word.form, word.sentence) for word in found] == [
        ("it", 0),
        ("broke", 0),
        ("why", 1),
        ("?", 1),
        ("never", 3),
        ("again", 3),
        ("at", 3),
        ("all", 4),
    ]
