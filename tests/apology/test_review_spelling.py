"""Misspelt words in letters: found with their sentence put right; never a name, a reference or a word of the ticket."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pytest

from integration import resources
from integration.apology.letter import Brief, Letter
from integration.apology.phrases import PHRASES
from integration.apology.policy import OfferKind
from integration.apology.reading import FactKind
from integration.apology.review import Finding, Level, review
from integration.rendering.locales import LOCALES
from integration.rendering.writer import TemplateWriter, load_writer
from integration.spelling.dictionaries import Dictionaries
from tests.builders import FRIDAY, a_brief, a_policy, a_reading, an_offer
from tests.letters_matrix import briefs

BRIEF = a_brief({FactKind.ORDER: "4471"}, an_offer(OfferKind.REPLACEMENT, due=FRIDAY))
SAMPLE = 280


@dataclass(slots=True)
class KnowsNothing:
    """A Speller to which every word is misspelt; it remembers what it was asked."""

    meant: str = ""
    asked: set[str] = field(default_factory=set)

    def unknown(self, words: frozenset[str], locale: str) -> Mapping[str, str]:
        assert locale
        self.asked |= words
        return dict.fromkeys(words, self.meant)


@pytest.fixture(scope="module")
def writer() -> TemplateWriter:
    return load_writer(resources.templates() / "letters")


def letter(text: str, locale: str = "en") -> Letter:
    return Letter("", (), "", f"Hello Marta,\n\n{text}\n\nPriya Nair", locale, BRIEF.tone, "none")


def misspelt(text: str, brief: Brief = BRIEF, locale: str = "en", meant: str = "") -> list[Finding]:
    findings = review(letter(text, locale), brief, speller=KnowsNothing(meant))
    return [finding for finding in findings if finding.rule == "CS-11"]


def test_a_misspelt_word_is_a_warning_with_its_sentence_put_right() -> None:
    """CS-11, CL-15: the agent sees the word, where it stands, and the sentence as it should be."""
    found = misspelt("recieve", meant="receive")[0]

    assert found.level is Level.WARNING
    assert "“recieve”" in found.message
    assert "receive" in found.suggestion


@pytest.mark.parametrize(
    "text",
    ["NASA", "to Okafor", "of 4471a", "me@mail.example", "https://mail.example/pfad", "www.pfad.example", "K7QX-20"],
)
def test_names_addresses_and_references_are_not_looked_up(text: str) -> None:
    """What is no word of a language is not asked for."""
    speller = KnowsNothing()
    review(letter(f"So {text}"), BRIEF, speller=speller)

    assert speller.asked <= {"So", "to", "of"}


def test_german_nouns_are_looked_up_though_they_have_capitals() -> None:
    """In German a capital inside a sentence is no sign of a name."""
    speller = KnowsNothing()
    review(letter("Es ist die Bestelung.", "de"), BRIEF, speller=speller)

    assert "Bestelung" in speller.asked


def test_words_of_the_ticket_and_of_the_policy_may_be_written() -> None:
    """What the customer calls it, and what an admin approved, is right."""
    brief = replace(
        BRIEF, reading=a_reading(text="My flurbl broke."), policy=a_policy({"cause": "The zwoosh was loose."})
    )

    assert [finding.message for finding in misspelt("flurbl zwoosh grumpf", brief)] == [
        "“grumpf” is not a word we know."
    ]


def test_a_handful_of_words_is_enough() -> None:
    """A letter in another language is not answered with a hundred warnings."""
    assert len(misspelt("ala bela cela dela ela fela gela hela")) == 5


@pytest.mark.parametrize("locale", sorted(set(LOCALES) & set(PHRASES)))
def test_no_word_of_our_own_letters_is_misspelt(writer: TemplateWriter, locale: str) -> None:
    """No false alarm on what we ship, in any language."""
    speller = Dictionaries()
    found = {
        finding.message
        for brief in briefs(SAMPLE)
        for finding in review(
            writer.write(replace(brief, locale=locale)), replace(brief, locale=locale), speller=speller
        )
        if finding.rule == "CS-11"
    }

    assert found == set()
