"""Tests of the signals that need a person."""

import pytest

from integration.apology.reading import SignalKind, Where
from integration.reading.signals import load_watch


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("My solicitor will write to you on Monday.", SignalKind.LEGAL_THREAT),
        ("I'll see you in small claims court.", SignalKind.LEGAL_THREAT),
        ("Ich habe meinen Anwalt eingeschaltet.", SignalKind.LEGAL_THREAT),
        ("Voy a denunciar esto, mi abogado ya lo sabe.", SignalKind.LEGAL_THREAT),
        ("The shelf came down on me and I was taken to hospital.", SignalKind.INJURY_OR_SAFETY),
        ("It caught fire while charging.", SignalKind.INJURY_OR_SAFETY),
        ("Mon fils a été blessé.", SignalKind.INJURY_OR_SAFETY),
        ("I don't want to be alive any more.", SignalKind.SELF_HARM),
        ("Quero morrer.", SignalKind.SELF_HARM),
        ("My mother is 86 and lives alone.", SignalKind.VULNERABLE),
        ("Meine Mutter sitzt im Rollstuhl.", SignalKind.VULNERABLE),
        ("I have reported you to trading standards.", SignalKind.PRESS_OR_REGULATOR),
        ("A journalist has already rung me.", SignalKind.PRESS_OR_REGULATOR),
        ("Vou ao Procon.", SignalKind.PRESS_OR_REGULATOR),
        ("i dropped it myself but i'll say it was the courier", SignalKind.REQUESTER_FRAUD),
    ],
)
def test_a_signal_is_seen_and_quoted(text: str, kind: SignalKind) -> None:
    """Each signal is found, and its span quotes the text to the letter."""
    found = [signal for signal in load_watch().signals(Where.TEXT, text) if signal.kind is kind]
    assert found
    assert all(signal.span.quote == text[signal.span.start : signal.span.end] for signal in found)


@pytest.mark.parametrize(
    "text",
    [
        "I am dying to get my parcel.",
        "The cake was to die for, thank you.",
        "I am reading a novel about a lawyer and the last chapter is missing.",
        "Thanks to your lawyer for the lovely letter.",
        "The tennis court shoes fit well.",
        "Where is my order 4471?",
        "Can I change the delivery day to Friday?",
    ],
)
def test_words_that_only_sound_grave_are_no_signal(text: str) -> None:
    """Figures of speech, stories and thanks raise nothing."""
    assert load_watch().signals(Where.TEXT, text) == ()


def test_a_capital_that_grows_in_lower_case_keeps_the_offsets() -> None:
    """The Turkish dotted capital I is two characters in lower case; quotes must not shift."""
    text = "İİİ my solicitor will write"
    signal = load_watch().signals(Where.TEXT, text)[0]
    assert signal.span.quote == text[signal.span.start : signal.span.end]
    assert "solicitor" in signal.span.quote
