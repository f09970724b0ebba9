"""Tests of the name to greet."""

import pytest

from integration.apology.reading import PersonName
from integration.apology.ticket import Requester
from integration.reading.names import name_to_greet, person_name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("ottilie crane", PersonName("Ottilie", "Crane")),
        ("OTTILIE O'BRIEN", PersonName("Ottilie", "O'Brien")),
        ("MCDONALD, ANGUS", PersonName("Angus", "McDonald")),
        ("Smith, Mr John", PersonName("John", "Smith", "Mr")),
        ("jan van der berg", PersonName("Jan", "van der Berg")),
        ("Dr. Ana de la Cruz", PersonName("Ana", "de la Cruz", "Dr")),
        ("anne-marie dupont", PersonName("Anne-Marie", "Dupont")),
        ("Mrs Dunphy", PersonName("", "Dunphy", "Mrs")),
        ("Mr J. Smith", PersonName("", "Smith", "Mr")),
        ("JP Morgan", PersonName("JP", "Morgan")),
        ("🌸 Lily 🌸", PersonName("Lily")),
        ("田中 太郎", PersonName("田中 太郎")),
        ("Мария Иванова", PersonName("Мария Иванова")),
    ],
)
def test_a_name_comes_out_as_a_person_would_write_it(written: str, name: PersonName) -> None:
    """Shouting, lower case, order, honorifics and particles are settled; other scripts stay as they are."""
    assert person_name(written) == name


@pytest.mark.parametrize(
    "written",
    [
        "", "jess@example.com", "+49 151 1234567", "Caller +49 151", "Web User 65f1ab", "Anonymous", "J", "J. Smith",
        "Acme GmbH", "Billing Team", "{{ticket.requester}}", "<b>Ada</b>", "Mr and Mrs Brown",
        "Lindqvist Locksmiths", "SEO Experts Worldwide",
        "Rosa's Studio", "Mill Lane Vets", "Orders Desk",
        "\u202eKrow\u202c Ana", "Ren\ufffd Dupont", "x" * 60, "https://a.b",
    ],
)  # fmt: skip
def test_what_is_no_name_is_not_greeted(written: str) -> None:
    """Addresses, numbers, companies, placeholders and lone initials fall back to a neutral greeting."""
    assert person_name(written) is None


def test_the_part_before_the_at_is_no_name() -> None:
    """Zendesk fills a missing name from the address."""
    assert person_name("jess", "jess@example.com") is None


@pytest.mark.parametrize(
    ("signature", "text", "given"),
    [
        ("Ottilie Crane\n555-0142", "It broke.", "Ottilie"),
        ("", "It broke.\n\nOttilie Crane", "Ottilie"),
        ("Jess", "x", "Jess"),
    ],
)
def test_a_signature_helps_where_the_record_has_no_name(signature: str, text: str, given: str) -> None:
    """The name under the letter is greeted if Zendesk only knows an address."""
    name = name_to_greet(Requester("7", name="o.crane@example.com"), signature, text)
    assert name is not None
    assert name.given == given


def test_a_last_line_that_is_a_sentence_is_no_signature() -> None:
    """A remark at the end of a letter is not taken for a name."""
    assert name_to_greet(Requester("7"), "", "It broke.\nNot good enough") is None
