"""C-7: an apology's score by its parts, of those that can be said in the case."""

from dataclasses import replace

import pytest

from integration import resources
from integration.apology.complaint import Fault
from integration.apology.letter import Letter
from integration.apology.policy import OfferKind
from integration.apology.reading import FactKind
from integration.apology.review import Component, Level, review, score
from integration.apology.review.components import WEIGHTS
from integration.rendering.writer import TemplateWriter, load_writer
from tests.builders import FRIDAY, a_brief, a_policy, an_offer

FACTS = {FactKind.ORDER: "4471", FactKind.ITEM: "lamp"}
BRIEF = a_brief(FACTS, an_offer(OfferKind.REPLACEMENT, due=FRIDAY))
KNOWN = replace(
    BRIEF,
    policy=a_policy({
        "cause": "The box was packed without its corner guards.",
        "fix": "Since 20 November every lamp leaves in a double box.",
    }),
)  # fmt: skip


@pytest.fixture(scope="module")
def writer() -> TemplateWriter:
    return load_writer(resources.templates() / "letters")


def without(letter: Letter, words: str) -> Letter:
    kept = [sentence for sentence in letter.text.split("\n\n") if words not in sentence]
    return replace(letter, text="\n\n".join(kept), html="")


def test_the_weights_come_to_a_hundred() -> None:
    """Points are of a hundred."""
    assert sum(WEIGHTS.values()) == 100


def test_a_whole_letter_has_all_points_and_no_hint(writer: TemplateWriter) -> None:
    """Every part that can be said is there: a hundred, with and without a known cause."""
    for brief in (BRIEF, KNOWN):
        letter = writer.write(brief)
        result = score(letter, brief)

        assert result is not None
        assert (result.points, result.missing) == (100, ())
        assert "C-7" not in {finding.rule for finding in review(letter, brief)}


@pytest.mark.parametrize(
    ("words", "missing", "points"),
    [
        ("corner guards", Component.EXPLANATION, 85),
        ("double box", Component.PREVENTION, 90),
        ("sorry", Component.REGRET, 55),
        ("replacement", Component.REPAIR, 75),
    ],
)
def test_a_part_that_is_missing_is_named_and_costs_its_weight(
    writer: TemplateWriter, words: str, missing: Component, points: int
) -> None:
    """The paragraph that says sorry also takes responsibility, so without it both are gone."""
    letter = without(writer.write(KNOWN), words)
    result = score(letter, KNOWN)
    hint = next(finding for finding in review(letter, KNOWN) if finding.rule == "C-7")

    assert result is not None
    assert missing in result.missing
    assert result.points == points
    assert hint.level is Level.HINT
    assert str(points) in hint.message


def test_nobody_loses_points_for_what_must_not_be_said(writer: TemplateWriter) -> None:
    """Where the fault is not ours, no responsibility is asked for."""
    brief = replace(BRIEF, remedy=replace(BRIEF.remedy, fault=Fault.NOT_OURS))
    result = score(writer.write(brief), brief)

    assert result is not None
    assert Component.RESPONSIBILITY not in (*result.present, *result.missing)


def test_a_language_without_words_has_no_score(writer: TemplateWriter) -> None:
    """Nothing is claimed about a letter nobody can check."""
    assert score(replace(writer.write(BRIEF), locale="xx"), BRIEF) is None
