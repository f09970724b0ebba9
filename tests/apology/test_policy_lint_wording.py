"""What the linter says of wordings: blame, half apologies, promises nobody keeps, numbers that are not the policy's."""

from dataclasses import replace
from decimal import Decimal

import pytest

from integration.apology.policy import Amount, AmountBasis, Due, Offer, OfferKind, Policy, Promise, TypeSettings
from integration.apology.policy_lint import lint, rubric_findings
from tests.apology.cases import policy, rule

AT = "rules[0].offers[0]"
DONE = Promise("do it", "shop", Due(2))
LINK = Offer("link", OfferKind.REORDER_LINK)
CREDIT = Offer("credit", OfferKind.STORE_CREDIT, Amount(AmountBasis.FIXED, Decimal(20)), promise=DONE)
VOUCHER = Offer("voucher", OfferKind.DISCOUNT_PERCENT, percent=Decimal(10))


def offering(offer: Offer) -> Policy:
    return policy(rule("tried", offer))


def found(by: Policy) -> list[tuple[str, str, str]]:
    return [(finding.level, finding.path, finding.words) for finding in lint(by)]


def worded(text: str, offer: Offer = VOUCHER, locale: str = "en") -> Policy:
    return offering(replace(offer, wording={locale: text}))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We are sorry if this upset you.", "“sorry if” takes back half of the apology (C-9)."),
        ("Sorry for any inconvenience.", "“any inconvenience” takes back half of the apology (C-9)."),
        ("As per our terms you get this.", "“as per our terms” puts the blame on the customer or on a rule (C-31)."),
        ("This will never happen again.", "“will never” promises what nobody can (C-5)."),
        ("Use it before your RMA ends.", "“rma” is a word customers do not use (C-30)."),
        ("I have sent you a code.", "“i have sent” says that something is done, and nobody knows that yet (C-35)."),
        ("Enjoy!", "“!” does not fit an apology (C-38)."),
    ],
)
def test_a_wording_that_breaks_the_rubric(text: str, words: str) -> None:
    """What the review of a letter would find is found in the policy already."""
    assert (
        "warning",
        "rules[0].offers[0].wording.en",
        f"Rule “Tried”: in the wording of 10 % off next order in en, {words}",
    ) in found(worded(text))


@pytest.mark.parametrize("text", ["Take {{percent}} % off with {{code}}.", "Your next order costs you 10 % less."])
def test_a_wording_that_is_fine(text: str) -> None:
    """Plain words and the offer's own number are no finding."""
    assert lint(worded(text)) == ()
    assert rubric_findings(text) == ()


def test_whoever_calls_may_judge_wordings_otherwise() -> None:
    """Only English is read, and a fix is told as what was done."""
    types = {"data_loss": TypeSettings(wording={"fix": "fix", "cause": "cause"})}
    by = replace(offering(replace(LINK, wording={"en-GB": "en", "de": "de"})), types=types)

    judged = lint(by, wording_findings=lambda text: (f"“{text}” is read.",))

    assert [(finding.path, finding.words) for finding in judged] == [
        (
            "rules[0].offers[0].wording.en-GB",
            "Rule “Tried”: in the wording of link to order again in en-GB, “en” is read.",
        ),
        ("types.data_loss.wording.cause", "Type data loss: in the wording “cause”, “cause” is read."),
    ]


def test_words_that_commit_to_what_nobody_does() -> None:
    """An offer whose words announce a call needs a promise that somebody keeps."""
    calling = worded("We will call you tomorrow.")
    (finding,) = lint(calling)

    assert finding.words == (
        "Rule “Tried”: in the wording of 10 % off next order in en, “will call you” promises something that nobody has"
        " to do (C-34). Give the offer a promise."
    )
    assert lint(worded("We will call you tomorrow.", replace(VOUCHER, promise=DONE))) == ()


@pytest.mark.parametrize(
    ("by", "path", "words"),
    [
        (worded("Take 20 USD.", locale="de"), f"{AT}.wording.de", "names 20 USD, and the policy is in EUR."),
        (worded("Take $20 off."), f"{AT}.wording.en", "names $20, and the policy is in EUR."),
        (worded("Take 1,200.50 pounds."), f"{AT}.wording.en", "names 1,200.50 pounds, and the policy is in EUR."),
        (
            offering(replace(CREDIT, promise=Promise("add GBP 20", "shop", Due(2)))),
            f"{AT}.promise.what",
            "names GBP 20, and the policy is in EUR.",
        ),
        (
            policy(replace(rule("a", LINK), name="Under 100 USD")),
            "rules[0].name",
            "names 100 USD, and the policy is in EUR.",
        ),
        (
            replace(offering(LINK), types={"data_loss": TypeSettings(wording={"cause": "It cost £5."})}),
            "types.data_loss.wording.cause",
            "names £5, and the policy is in EUR.",
        ),
        (worded("Take 15 % off."), f"{AT}.wording.en", "names 15 %, and the offer is 10 %; write {{percent}}."),
    ],
)  # fmt: skip
def test_numbers_that_are_not_the_policys(by: Policy, path: str, words: str) -> None:
    """Another currency, and another percentage than the offer's, are found wherever they are written."""
    assert any(
        finding.path == path and finding.level == "warning" and finding.words.endswith(words) for finding in lint(by)
    )


@pytest.mark.parametrize(
    ("text", "currency"),
    [("Take 20 EUR.", "EUR"), ("Take 20 € or EUR 20.", "EUR"), ("Take $20.", "CAD"), ("In 3 days, 2 for 1.", "EUR")],
)
def test_numbers_that_may_stand(text: str, currency: str) -> None:
    """The policy's own currency, a dollar of several, and plain counts are not held against a wording."""
    assert lint(replace(worded(text, CREDIT), currency=currency)) == ()


def test_an_amount_that_is_written_out() -> None:
    """A number in the text stays when the limits cut the offer."""
    (finding,) = lint(worded("Take 25 EUR.", CREDIT))

    assert finding.level == "hint"
    assert finding.words.endswith(
        "names 25 EUR, and the offer is store credit of 20 EUR; if that is meant, write {{amount}}."
    )
