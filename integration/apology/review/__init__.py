"""What must hold before a letter may leave: findings, each with its rule, its sentence and what to change."""

from integration.apology.letter import Brief, Letter
from integration.apology.review.again import again
from integration.apology.review.components import Component, Score, components, score
from integration.apology.review.edited import edited
from integration.apology.review.finding import Finding, Level
from integration.apology.review.form import form
from integration.apology.review.lawful import lawful
from integration.apology.review.matching import matching
from integration.apology.review.numbers import numbers
from integration.apology.review.page import page
from integration.apology.review.repair import repair
from integration.apology.review.spelling import Speller, spelling
from integration.apology.review.treatment import treatment
from integration.apology.review.wording import wording

__all__ = ["Component", "Finding", "Level", "Score", "Speller", "edited", "review", "score"]

_RULES = (wording, repair, matching, numbers, treatment, lawful, form, again, components)


def review(
    letter: Letter, brief: Brief, *, speller: Speller | None = None, original: Letter | None = None
) -> tuple[Finding, ...]:
    """All findings, errors first. A letter in a language whose words we do not know gets one error saying so.

    `original` is what we wrote where the letter is an agent's edit of it. Nothing typed yet is nothing to say.
    """
    if not letter.paragraphs and not letter.text.strip():
        return ()
    laid_out = page(letter, brief, original)
    if laid_out is None:
        return (Finding("C-30", Level.ERROR, f"Letters in “{letter.locale}” cannot be checked yet."),)
    found = [finding for rule in _RULES for finding in rule(laid_out)]
    if speller:
        found += spelling(laid_out, speller)
    return tuple(sorted(found, key=lambda finding: finding.level.rank))
