"""`make letters-check`: nothing is wrong with any kind of letter, and the pages to leaf through are true."""

from pathlib import Path

import pytest

from integration.apology.letter import Letter
from integration.rendering.locales import LOCALES
from integration.rendering.writer import TemplateWriter
from tests.builders import a_brief, an_offer
from tests.letters_check import checked, faults
from tests.letters_matrix import FACTS
from tests.letters_pages import pages

DOCS = Path(__file__).parents[2] / "docs" / "letters"


@pytest.mark.parametrize("locale", LOCALES)
def test_no_letter_of_the_corpus_has_anything_wrong(writer: TemplateWriter, locale: str) -> None:
    """Every seventh letter of `make letters-check`: seven divides no number of kinds, so all kinds come up."""
    tally = checked(writer, [locale], by_chance=100, every=7)

    assert tally.letters[locale] > 400
    assert tally.wrong == []


def test_the_pages_are_what_the_templates_write(writer: TemplateWriter) -> None:
    """`make letters-check` was run after the last change of a letter, and the change was looked at."""
    wanted = dict(pages(writer))

    assert {path.name for path in DOCS.glob("*.md")} == set(wanted)
    for name, text in wanted.items():
        assert (DOCS / name).read_text(encoding="utf-8") == text, name


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("Marta", "Marta ", "a hole"),
        ("I am sorry", "I am am sorry", "a word twice"),
        ("I am sorry", "I am", "says sorry 0 times"),
        ("order 4471", "order  4471", "a hole"),
        ("I am sorry", "{{ sorry }}", "C-33"),
    ],
)
def test_the_check_sees_what_is_wrong(writer: TemplateWriter, old: str, new: str, fault: str) -> None:
    """A check that finds nothing in a spoilt letter would be worth nothing."""
    brief = a_brief(FACTS, an_offer(due=a_brief().now.date()))
    whole = writer.write(brief)
    spoilt = Letter(whole.subject, whole.paragraphs, whole.html, whole.text.replace(old, new), "en", whole.tone, "")

    assert list(faults(whole, brief)) == []
    assert any(fault in each for each in faults(spoilt, brief))
