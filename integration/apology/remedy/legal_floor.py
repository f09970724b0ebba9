"""What the law of some places asks of a remedy, as packs an admin switches on (rubric, Duties by complaint type).

Not legal advice: each duty names the row it comes from, and counsel decides which packs a company switches on.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from integration.apology.complaint import ComplaintType
from integration.apology.policy import COUPONS, Due, DueUnit, OfferKind, Policy
from integration.apology.remedy.case import Case

GUARD = "legal_floor"
_EU = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()  # noqa: SIM905 - a list of codes reads best as words
)
PACKS = {"us": "United States", "eu": "European Union", "uk": "United Kingdom"}
COUNTRIES = {"us": frozenset({"US"}), "eu": _EU, "uk": frozenset({"GB"})}
_MONEY_BACK = frozenset({OfferKind.REFUND_FULL})
_MENDED = _MONEY_BACK | {OfferKind.REPLACEMENT, OfferKind.REPAIR}
_CREDITS = COUPONS | {OfferKind.SERVICE_CREDIT}


@dataclass(frozen=True, slots=True)
class Duty:
    """One row: complaints of these types, by customers of the pack's countries, must get one of `met_by`.

    `as_choice` puts the refund beside what the policy offers, for a right the customer may use or not. `within` is the
    latest day of a refund. `not_alone` may not be all that is offered. `months` is the shortest credit monitoring.
    """

    id: str
    pack: str
    types: frozenset[str]
    words: str  # completes "because ..."
    met_by: frozenset[OfferKind] = frozenset()
    within: Due | None = None
    as_choice: bool = False
    not_alone: frozenset[OfferKind] = frozenset()
    months: int | None = None

    def holds(self, case: Case, policy: Policy) -> bool:
        country = case.ticket.requester.country.upper()
        return self.concerns(case, policy) and country in COUNTRIES[self.pack]

    def concerns(self, case: Case, policy: Policy) -> bool:
        return self.pack in policy.guards.legal_floor and case.complaint.type in self.types


DUTIES = (
    Duty(
        "us_cancelled",
        "us",
        frozenset({ComplaintType.ORDER_CANCELLED, ComplaintType.ORDER_CANCELLED_VERIFICATION}),
        "in the United States a seller who will not ship refunds in full within seven working days",
        _MONEY_BACK,
        Due(7),
    ),
    Duty(
        "us_late",
        "us",
        frozenset({ComplaintType.LATE_DELIVERY}),
        "in the United States the customer of a late order may cancel for a full refund within seven working days",
        _MONEY_BACK,
        Due(7),
        as_choice=True,
    ),
    Duty(
        "eu_late",
        "eu",
        frozenset({ComplaintType.LATE_DELIVERY}),
        "in the European Union the customer of an order later than agreed may cancel for a full refund",
        _MONEY_BACK,
        Due(14, DueUnit.DAYS),
        as_choice=True,
    ),
    Duty(
        "uk_faulty",
        "uk",
        frozenset({ComplaintType.DAMAGED_ITEM, ComplaintType.DEFECTIVE_ITEM}),
        "in the United Kingdom goods rejected within 30 days are refunded in full within 14 days",
        _MENDED,
        Due(14, DueUnit.DAYS),
        as_choice=True,
        not_alone=_CREDITS,
    ),
    Duty(
        "eu_money_back",
        "eu",
        frozenset({ComplaintType.REFUND_DELAY}),
        "in the European Union a customer gets a voucher in place of a refund only if they agree to it",
        not_alone=_CREDITS,
    ),
    Duty(
        "us_breach",
        "us",
        frozenset({ComplaintType.PRIVACY_BREACH}),
        "the strictest of the United States asks for 24 months of identity services",
        months=24,
    ),
)


def duties(case: Case, policy: Policy) -> tuple[Duty, ...]:
    """Those of the switched-on packs that hold for this complaint, by a customer of this country."""
    if not policy.guards.legal_floor:
        return ()
    return tuple(duty for duty in DUTIES if duty.holds(case, policy))


def in_doubt(case: Case, policy: Policy) -> Iterator[Duty]:
    """Those that may hold or not, because nobody knows the customer's country."""
    if not case.ticket.requester.country:
        yield from (duty for duty in DUTIES if duty.concerns(case, policy))
