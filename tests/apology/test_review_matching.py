"""Whether like is repaid with like: warnings of the review about what is offered for what went wrong."""

from dataclasses import replace
from decimal import Decimal

import pytest

from integration import resources
from integration.apology.letter import Brief
from integration.apology.policy import OfferKind
from integration.apology.reading import FactKind
from integration.apology.review import Level, review
from integration.rendering.writer import TemplateWriter, load_writer
from tests.builders import FRIDAY, a_brief, a_remedy, an_offer, money

FACTS = {FactKind.ORDER: "4471", FactKind.ITEM: "lamp", FactKind.ORDER_VALUE: money("89")}
VOUCHER = an_offer(OfferKind.DISCOUNT_PERCENT, percent=Decimal(20), code="K7QX-20")
REPLACEMENT = an_offer(OfferKind.REPLACEMENT, due=FRIDAY)


@pytest.fixture(scope="module")
def writer() -> TemplateWriter:
    return load_writer(resources.templates() / "letters")


def damaged(**changes: object) -> Brief:
    return replace(a_brief(FACTS, REPLACEMENT, VOUCHER), **changes)


def test_like_is_repaid_with_like(writer: TemplateWriter) -> None:
    """C-17: a voucher alone for a broken lamp is a warning; with a new lamp, or with a call, it is not."""
    alone = damaged(remedy=a_remedy(VOUCHER))
    mended = damaged(remedy=a_remedy(REPLACEMENT, VOUCHER))
    called = damaged(remedy=a_remedy(an_offer(OfferKind.PHONE_CALL, due=FRIDAY), VOUCHER))

    assert [each.level for each in review(writer.write(alone), alone) if each.rule == "C-17"] == [Level.WARNING]
    for brief in (mended, called):
        assert "C-17" not in {finding.rule for finding in review(writer.write(brief), brief)}


def test_lost_money_comes_back_as_money(writer: TemplateWriter) -> None:
    """C-18: credit for a wrong charge is a warning, unless the money is refunded beside it."""
    credit = an_offer(OfferKind.STORE_CREDIT, amount=money("20"), due=FRIDAY)
    refund = an_offer(OfferKind.REFUND_PARTIAL, amount=money("20"), due=FRIDAY)
    charged = replace(damaged().complaint, type="billing_error")
    alone = damaged(complaint=charged, remedy=a_remedy(credit))
    beside = damaged(complaint=charged, remedy=a_remedy(refund, credit))

    assert "C-18" in {finding.rule for finding in review(writer.write(alone), alone)}
    assert "C-18" not in {finding.rule for finding in review(writer.write(beside), beside)}
