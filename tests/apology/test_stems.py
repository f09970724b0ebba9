"""The plain letters behind a pattern: every match of every word list holds one of them, or the list would be blind."""

import pytest

from integration.apology.phrases import Words
from integration.apology.phrases.stems import stems


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("sorry if", {"sorry if"}),
        ("(?:dhl|ups|fedex)", {"dhl", "ups", "fedex"}),
        ("any (?:trouble|inconvenience)", {"trouble", "inconvenience"}),
        (r"refund\w*", {"refund"}),
        ("apologi[sz]e", {"apologi"}),
        ("(?:a|an)?", {""}),
        (r"\d+ ?% off", {"% off"}),
        ("i'?m sorry", {"m sorry"}),
        (r"e\.g\.", {"e.g."}),
        ("(?<!or )talk(?! to)", {"talk"}),
        ("x(?:ab|cd(?:e|f))y{2}", {"ab", "cd"}),
        ("a|bc", {"a", "bc"}),
        ("[(|)]x", {"x"}),
        ("", {""}),
    ],
)
def test_stems_of_a_pattern(pattern: str, expected: set[str]) -> None:
    """The longest letters that have to be there, of each alternative."""
    assert stems(pattern) == expected


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (Words("sorry if", "(?:dhl|ups)"), "so ups it is"),
        (Words("(?:very )?late"), "too late"),
        (Words(verbs=("call you",), will="(?:will|am) "), "i will call you"),
        (Words("colou?r"), "color"),
    ],
)
def test_what_is_there_is_found(words: Words, text: str) -> None:
    """Asking for the letters first hides no match."""
    assert words.find(text)
    assert list(words.find_all(text))


def test_an_empty_list_is_false_and_finds_nothing() -> None:
    """A rule that a language has no words for is off there."""
    words = Words()

    assert not words
    assert words.find("anything") is None
    assert list(words.find_all("anything")) == []
