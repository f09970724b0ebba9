"""What must hold before a letter may leave: findings, each with its rule, its sentence and what to change."""

from integration.apology.letter import Brief, Letter
from integration.apology.review.finding import Finding, Level
from integration.apology.review.form import form
from integration.apology.review.matching import matching
from integration.apology.review.numbers import numbers
from integration.apology.review.page import page
from integration.apology.review.repair import repair
from integration.apology.review.wording import wording

__all__ = ["Finding", "Level", "review"]


def review(letter: Letter, brief: Brief) -> tuple[Finding, ...]:
    """All findings, errors first. A letter in a language whose words we do not know gets one error saying so."""
    laid_out = page(letter, brief)
    if laid_out is None:
        return (Finding("C-30", Level.ERROR, f"Letters in “{letter.locale}” cannot be checked yet."),)
    found = (*wording(laid_out), *repair(laid_out), *matching(laid_out), *numbers(laid_out), *form(laid_out))
    return tuple(sorted(found, key=lambda finding: finding.level.rank))
