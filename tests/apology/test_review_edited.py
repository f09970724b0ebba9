"""Letters as agents leave them: empty, half typed, quoted, pasted; never an exception, and nothing when all is well."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration import resources
from integration.apology.letter import Brief
from integration.apology.phrases import PHRASES
from integration.apology.policy import OfferKind
from integration.apology.reading import FactKind
from integration.apology.review import Level, edited, review
from integration.rendering.writer import TemplateWriter, load_writer
from tests.builders import FRIDAY, a_brief, an_offer

FACTS = {FactKind.ORDER: "4471", FactKind.ITEM: "lamp"}
BRIEF = a_brief(FACTS, an_offer(OfferKind.REPLACEMENT, due=FRIDAY))


@pytest.fixture(scope="module")
def writer() -> TemplateWriter:
    return load_writer(resources.templates() / "letters")


def rules(text: str, brief: Brief, writer: TemplateWriter) -> list[str]:
    original = writer.write(brief)
    return [finding.rule for finding in review(edited(text, brief, original), brief, original=original)]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b", "> quoted only"])
def test_an_empty_composer_has_nothing_wrong(writer: TemplateWriter, text: str) -> None:
    """Nothing typed is nothing to say."""
    assert rules(text, BRIEF, writer) == []


def in_lines(text: str) -> str:
    return text.replace("\n\n", "\n")


def in_windows(text: str) -> str:
    return text.replace("\n", "\r\n")


def with_wide_gaps(text: str) -> str:
    return text.replace(". ", ".  ").replace("\n\n", "\n\n\n \n")


def with_history(text: str) -> str:
    return f"{text}\n\nOn Tue, Marta wrote:\n> It came broken.\n>\n> Oops, and 99 EUR!"


def with_ruled_history(text: str) -> str:
    return f"{text}\n\n-----Original Message-----\nFrom: Marta\nOops, and 99 EUR!"


def without_greeting(text: str) -> str:
    return text.partition("\n\n")[2]


@pytest.mark.parametrize(
    "change", [str, in_lines, in_windows, with_wide_gaps, with_history, with_ruled_history, without_greeting]
)
def test_a_good_letter_stays_good_however_it_is_typed(writer: TemplateWriter, change: object) -> None:
    """Line ends, empty lines, a missing greeting and what stands below in the mail are nobody's mistake."""
    assert callable(change)

    assert rules(change(writer.write(BRIEF).text), BRIEF, writer) == []


def test_what_an_agent_takes_out_is_named(writer: TemplateWriter) -> None:
    """C-25: a hint for each part that is gone, with its words; not for one that was said in other words."""
    original = writer.write(BRIEF)
    parts = original.text.split("\n\n")
    thanks = next(part for part in parts if part.startswith("Thank you"))
    shorter = original.text.replace(f"{thanks}\n\n", "")
    found = review(edited(shorter, BRIEF, original), BRIEF, original=original)
    reworded = original.text.replace(thanks, "Thank you for the photo.")

    assert [(finding.rule, finding.level) for finding in found] == [("C-25", Level.HINT)]
    assert thanks in found[0].suggestion
    assert rules(reworded, BRIEF, writer) == []


def test_an_offer_that_was_cut_comes_back_as_a_suggestion(writer: TemplateWriter) -> None:
    """C-2: the finding quotes how our letter made the offer, so that it can be put back."""
    original = writer.write(BRIEF)
    remedy = next(part for part in original.text.split("\n\n") if "replacement" in part)
    typed = edited(original.text.replace(f"{remedy}\n\n", ""), BRIEF, original)

    cut = next(finding for finding in review(typed, BRIEF, original=original) if finding.rule == "C-2")

    assert remedy in cut.suggestion


def test_a_text_without_a_signature_is_all_read(writer: TemplateWriter) -> None:
    """The last paragraph is only a signature if it looks like one: what stands there is not skipped."""
    text = "Hello Marta,\n\nI am sorry that we broke the lamp.\n\nThis will not happen again."

    assert "C-5" in rules(text, BRIEF, writer)


@pytest.mark.parametrize("locale", sorted(PHRASES))
@settings(deadline=None, max_examples=60)
@given(text=st.text(max_size=300))
def test_no_text_breaks_the_review(locale: str, text: str) -> None:
    """Whatever is typed in whatever language, the review answers."""
    brief = replace(BRIEF, locale=locale)

    findings = review(edited(text, brief), brief)

    assert all(finding.message for finding in findings)


def test_a_letter_that_was_kept_is_compared_by_its_paragraphs(writer: TemplateWriter) -> None:
    """C-25: of a draft read back only the text is known; what was cut from it is still named."""
    kept = replace(writer.write(BRIEF), paragraphs=())
    thanks = next(part for part in kept.text.split("\n\n") if part.startswith("Thank you"))
    found = review(edited(kept.text.replace(f"{thanks}\n\n", ""), BRIEF, kept), BRIEF, original=kept)

    assert [finding.rule for finding in found] == ["C-25"]
    assert thanks in found[0].suggestion
