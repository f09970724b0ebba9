"""Tests of cutting quoted chains, signatures and footers."""

import pytest

from integration.reading.quotes import own_part

CHAINS = {
    "English": "On Mon, 5 May 2025 at 10:12, Shop <help@shop.example> wrote:\n> Dear Ada",
    "English, broken line": "On Mon, 5 May 2025 at 10:12, Shop <help@shop.example>\nwrote:\n> Dear Ada",
    "German": "Am 05.05.2025 um 10:12 schrieb Shop <help@shop.example>:\n> Liebe Ada",
    "French": "Le lun. 5 mai 2025 à 10:12, Shop <help@shop.example> a écrit :\nChère Ada",
    "Spanish": "El lun, 5 may 2025 a las 10:12, Shop (<help@shop.example>) escribió:\nEstimada Ada",
    "Portuguese": "Em seg., 5 de mai. de 2025 às 10:12, Shop <help@shop.example> escreveu:\nCara Ada",
    "Outlook": "From: Shop <help@shop.example>\nSent: Monday, 5 May 2025\nTo: Ada\nSubject: Your order\n\nDear Ada",
    "Outlook, German": "Von: Shop\nGesendet: Montag, 5. Mai 2025\nAn: Ada\nBetreff: Ihre Bestellung\n\nLiebe Ada",
    "Forwarded": "---------- Forwarded message ---------\nFrom: Shop\n\nDear Ada",
    "Original message": "-----Original Message-----\nFrom: Shop\nDear Ada",
    "Bare marks": "> Dear Ada\n> thank you for your order",
}


@pytest.mark.parametrize("chain", CHAINS.values(), ids=CHAINS.keys())
def test_a_quoted_chain_is_cut(chain: str) -> None:
    """Whatever the mail program and its language, only the words above the quote are the customer's."""
    assert own_part(f"Where is my lamp?\n\n{chain}") == ("Where is my lamp?", "")


@pytest.mark.parametrize(
    ("text", "own", "signature"),
    [
        ("It broke.\n\nKind regards,\nAda Byron\n555-0142", "It broke.", "Ada Byron\n555-0142"),
        ("Kaputt.\n\nMit freundlichen Grüßen\nAda", "Kaputt.", "Ada"),
        ("Cassé.\n\nCordialement,\nAda", "Cassé.", "Ada"),
        ("Roto.\n\nUn saludo,\nAda", "Roto.", "Ada"),
        ("Partiu.\n\nAtenciosamente,\nAda", "Partiu.", "Ada"),
        ("It broke.\n--\nAda Byron\nDirector", "It broke.", "Ada Byron\nDirector"),
        ("It broke.\n\nThanks\nAda\norder: EL-30077", "It broke.\norder: EL-30077", "Ada\norder: EL-30077"),
        ("It broke.\n\nThanks,\nAda\n\nPS It was a gift.", "It broke.\nPS It was a gift.", "Ada\n\nPS It was a gift."),
        ("It broke.\n\nSent from my iPhone", "It broke.", ""),
        ("It broke.\n\nGesendet von meinem Telefon", "It broke.", ""),
        ("It broke.\n\nThis e-mail is confidential and meant for its recipient.", "It broke.", ""),
    ],
)
def test_signatures_and_footers_are_cut(text: str, own: str, signature: str) -> None:
    """A signature leaves, but a reference or a postscript under it is still the customer's word."""
    assert own_part(text) == (own, signature)


@pytest.mark.parametrize(
    "text",
    [
        "To: Complaints\nFrom: Mrs D. Achebe\n\nNobody came.",
        "On Monday he wrote: nothing.\nI am tired of it.",
        "Thanks, I tried that already and it did not help.",
        "- the lid is cracked\n- the cable is missing",
        "This e-mail is the third I write.",
    ],
)
def test_the_customers_own_lines_stay(text: str) -> None:
    """Forms, lists, and sentences that only resemble headers or farewells are kept whole."""
    assert own_part(text)[0] == text
