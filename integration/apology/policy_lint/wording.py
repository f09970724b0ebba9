"""Wordings that break the rubric: blame, half apologies, promises nobody keeps, numbers that are not the policy's."""

from collections.abc import Iterator

from integration.apology.phrases import PHRASES
from integration.apology.policy import AmountBasis, OfferKind, Policy
from integration.apology.policy_lint.currencies import amounts_in, percentages_in
from integration.apology.policy_lint.finding import (
    PlacedOffer,
    PolicyFinding,
    WordingFindings,
    hint,
    offers_on,
    warning,
)
from integration.apology.policy_lint.finding import rules_on as rules
from integration.apology.policy_words.offers import kind_words, name_words
from integration.apology.policy_words.values import number
from integration.apology.terms import spoken

_ENGLISH = PHRASES["en"]


def of_wording(policy: Policy, wording_findings: WordingFindings) -> Iterator[PolicyFinding]:
    """`wording_findings` reads English, so wordings in other languages are only asked for their money."""
    for placed in offers_on(policy):
        yield from _of_offer(placed, policy, wording_findings)
    for at in rules(policy):
        yield from _in_another_currency(f"{at.path}.name", at.title, "its name", at.rule.name, policy)
    for type_, settings in policy.types.items():
        title = f"Type {spoken(type_)}: "
        for name, text in settings.wording.items():
            path = f"types.{type_}.wording.{name}"
            yield from _in_another_currency(path, title, f"the wording “{name}”", text, policy)
            # What was mended is told in the past tense: this wording is the record of it (rubric C-5).
            told = wording_findings(text) if name != "fix" else ()
            yield from (warning(path, f"{title}in the wording “{name}”, {words}") for words in told)


def _of_offer(placed: PlacedOffer, policy: Policy, wording_findings: WordingFindings) -> Iterator[PolicyFinding]:
    offer, title = placed.offer, placed.at.title
    name = "an offer of your own" if offer.kind is OfferKind.CUSTOM else kind_words(offer)
    if offer.promise:
        path = f"{placed.path}.promise.what"
        yield from _in_another_currency(path, title, f"the promise for {name}", offer.promise.what, policy)
    for locale, text in offer.wording.items():
        path, where = f"{placed.path}.wording.{locale}", f"the wording of {name} in {locale}"
        yield from _in_another_currency(path, title, where, text, policy)
        yield from _other_numbers(placed, path, where, text, policy)
        if locale.split("-", maxsplit=1)[0] == "en":
            yield from (warning(path, f"{title}in {where}, {words}") for words in wording_findings(text))
            yield from _unowned(placed, path, where, text)


def _in_another_currency(path: str, title: str, where: str, text: str, policy: Policy) -> Iterator[PolicyFinding]:
    for written in amounts_in(text):
        if policy.currency not in written.currencies:
            words = f"{title}{where} names {written.words}, and the policy is in {policy.currency}."
            yield warning(path, words)


def _other_numbers(placed: PlacedOffer, path: str, where: str, text: str, policy: Policy) -> Iterator[PolicyFinding]:
    """What is written out stays as it is when the offer changes, or the limits cut it (rubric C-36)."""
    offer, title = placed.offer, placed.at.title
    for words, share in percentages_in(text):
        if offer.kind is OfferKind.DISCOUNT_PERCENT and offer.percent is not None and share != offer.percent:
            meant = f"and the offer is {number(offer.percent)} %; write {{{{percent}}}}."
            yield warning(path, f"{title}{where} names {words}, {meant}")
    for written in amounts_in(text):
        is_its_own = offer.amount and offer.amount.basis is AmountBasis.FIXED and offer.amount.value == written.number
        if offer.amount and policy.currency in written.currencies and not is_its_own:
            meant = f"and the offer is {name_words(offer, policy.currency)}; if that is meant, write {{{{amount}}}}."
            yield hint(path, f"{title}{where} names {written.words}, {meant}")


def _unowned(placed: PlacedOffer, path: str, where: str, text: str) -> Iterator[PolicyFinding]:
    """Words that commit us to something that neither the offer nor a promise stands behind (rubric C-34)."""
    low = " ".join(text.split()).lower()
    if placed.offer.promise:
        return
    for duty in _ENGLISH.duties:
        match = duty.words.find(low)
        if match and (placed.offer.kind not in duty.kinds or placed.offer.kind is OfferKind.CUSTOM):
            words = f"{placed.at.title}in {where}, “{match[0]}” promises something that nobody has to do (C-34)."
            yield warning(path, f"{words} Give the offer a promise.")
            return
