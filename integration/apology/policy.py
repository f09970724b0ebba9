"""The admin's policy as data: rules in the manner of Zendesk triggers, offers, guards, contacts and time promises."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from integration.apology.complaint import ComplaintType, Fault, Severity


class OfferKind(StrEnum):
    """What can be offered (product.md, Remedy policy)."""

    APOLOGY_ONLY = "apology_only"
    REFUND_FULL = "refund_full"
    REFUND_PARTIAL = "refund_partial"
    REFUND_FEE = "refund_fee"
    REPLACEMENT = "replacement"
    REPAIR = "repair"
    RESEND_MISSING = "resend_missing"
    DISCOUNT_PERCENT = "discount_percent"
    STORE_CREDIT = "store_credit"
    FREE_SHIPPING = "free_shipping"
    EXPEDITED_SHIPPING = "expedited_shipping"
    PRIORITY_HANDLING = "priority_handling"
    ALTERNATIVE_PRODUCT = "alternative_product"
    REORDER_LINK = "reorder_link"
    VERIFICATION_HELP = "verification_help"
    SERVICE_CREDIT = "service_credit"
    DATA_RESTORE = "data_restore"
    CREDIT_MONITORING = "credit_monitoring"
    CORRECTED_DOCUMENT = "corrected_document"
    NAMED_CONTACT = "named_contact"
    PHONE_CALL = "phone_call"
    FREE_SERVICE = "free_service"
    CUSTOM = "custom"


# Given on top of putting things right, and so subject to the limits; what the customer is owed never is.
GESTURES = frozenset({
    OfferKind.DISCOUNT_PERCENT, OfferKind.STORE_CREDIT, OfferKind.SERVICE_CREDIT, OfferKind.FREE_SHIPPING,
    OfferKind.EXPEDITED_SHIPPING, OfferKind.FREE_SERVICE, OfferKind.CUSTOM,
})  # fmt: skip
# Worth something only to a customer who comes back: never given again after a repeat failure.
COUPONS = frozenset({OfferKind.DISCOUNT_PERCENT, OfferKind.STORE_CREDIT, OfferKind.FREE_SHIPPING})
# Worth nothing to the customer without a sum, which only the policy can name.
NEEDS_AMOUNT = frozenset({OfferKind.STORE_CREDIT, OfferKind.SERVICE_CREDIT})
# What gives a customer their money, or a right account of it (rubric C-15).
MAKES_GOOD = frozenset({
    OfferKind.REFUND_FULL, OfferKind.REFUND_PARTIAL, OfferKind.REFUND_FEE,
    OfferKind.STORE_CREDIT, OfferKind.SERVICE_CREDIT, OfferKind.CORRECTED_DOCUMENT,
})  # fmt: skip


class Operator(StrEnum):
    """What a condition may ask of a fact; which fit which fact is in `integration.apology.terms`."""

    IS = "is"
    IS_NOT = "is_not"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    GREATER_THAN = "greater_than"
    AT_LEAST = "at_least"
    INCLUDES_ANY = "includes_any"
    INCLUDES_ALL = "includes_all"
    INCLUDES_NONE = "includes_none"
    PRESENT = "present"
    NOT_PRESENT = "not_present"


ConditionValue = Decimal | bool | str | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Condition:
    """One row: a fact by name (`order_value`, `tags`, `field:360001`), an operator, a value."""

    fact: str
    operator: Operator
    value: ConditionValue = None


@dataclass(frozen=True, slots=True)
class Conditions:
    """Meet all of `all` and, where `any` is not empty, at least one of `any`."""

    all: tuple[Condition, ...] = ()
    any: tuple[Condition, ...] = ()


class AmountBasis(StrEnum):
    FIXED = "fixed"
    PERCENT_OF_ORDER = "percent_of_order"
    PERCENT_OF_DISPUTE = "percent_of_dispute"
    PER_DAY_LATE = "per_day_late"


@dataclass(frozen=True, slots=True)
class Amount:
    """How much money: `value` is an amount, a percentage, or an amount per day, by `basis`."""

    basis: AmountBasis
    value: Decimal
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    round_to: Decimal = Decimal("0.01")


class DueUnit(StrEnum):
    HOURS = "business_hours"
    BUSINESS_DAYS = "business_days"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Due:
    count: int
    unit: DueUnit = DueUnit.BUSINESS_DAYS


@dataclass(frozen=True, slots=True)
class Promise:
    """What the company then has to do, who owns it, and by when; no promise without both (product.md, guards)."""

    what: str
    owner: str
    due: Due


@dataclass(frozen=True, slots=True)
class Approval:
    """Above this amount (in the policy's currency) a member of `group` must approve the offer first."""

    above: Decimal
    group: str


@dataclass(frozen=True, slots=True)
class Code:
    """Where a voucher's code comes from: `static` is one code that every customer gets."""

    value: str
    source: Literal["static"] = "static"


@dataclass(frozen=True, slots=True)
class Pool:
    """A stock of one-time codes: each letter takes one of its own, and none is ever given twice."""

    name: str
    source: Literal["pool"] = "pool"


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the agent may make of an offer's amount, in the policy's currency.

    Without `least` any sum above nothing, without `most` no more than the policy gives itself.
    """

    least: Decimal | None = None
    most: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that may be offered. `wording` overrides the shipped sentence, by locale; it may use placeholders."""

    id: str
    kind: OfferKind
    amount: Amount | None = None
    percent: Decimal | None = None  # for discount_percent
    months: int | None = None  # for credit_monitoring
    expires_after_days: int | None = None
    code: Code | Pool | None = None
    promise: Promise | None = None
    approval: Approval | None = None
    agent_may: Bounds | None = None
    cost: Decimal | None = None  # what it costs us where no amount says so, in the policy's currency
    wording: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_gesture(self) -> bool:
        """Whether the limits apply. What is measured by the amount in dispute is the customer's own money, no gift."""
        if self.amount and self.amount.basis is AmountBasis.PERCENT_OF_DISPUTE:
            return False
        return self.kind in GESTURES or (self.kind is OfferKind.REFUND_PARTIAL and self.amount is not None)


@dataclass(frozen=True, slots=True)
class Rule:
    """When the conditions hold, `offers` are made together; the agent may take one of `alternatives` for the first.

    The first rule that holds decides. A rule that says `stack` decides nothing: wherever it stands, it adds those of
    its offers that are of another kind; only where no other rule holds do stacking rules make the letter themselves.
    """

    id: str
    name: str
    when: Conditions
    offers: tuple[Offer, ...]
    alternatives: tuple[Offer, ...] = ()
    optional: frozenset[str] = frozenset()  # ids of offers the agent may leave out
    stack: bool = False
    enabled: bool = True
    fault: Fault = Fault.OURS


class Ownership(StrEnum):
    """How far the letter may own the failure (rubric C-41)."""

    FULL = "full"
    SYMPATHY = "sympathy"
    LEGAL_REVIEW = "legal_review"


@dataclass(frozen=True, slots=True)
class Guards:
    """Limits that hold whatever the rules say; None means no limit. Money is in the policy's currency.

    They cut gestures. A refund, a repair or a replacement is owed, so it counts towards the cap but is never cut.
    """

    period_days: int = 90  # how far back "earlier apologies" look (rubric C-16)
    offers_per_requester: int | None = 2
    amount_per_requester: Decimal | None = Decimal(200)
    amount_per_agent_day: Decimal | None = Decimal(1000)
    budget_day: Decimal | None = None
    budget_month: Decimal | None = None
    cap_percent_of_price: Decimal = Decimal(150)  # rubric C-19
    regulated: frozenset[str] = frozenset()  # types that use only approved wordings, in neutral tone
    injury_ownership: Ownership = Ownership.SYMPATHY  # at most this where somebody may be hurt (duties, Injury)
    legal_floor: frozenset[str] = frozenset()  # packs of duties that are switched on, such as us, eu, uk


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom the customer may turn to. An empty brand or locale serves all; the closest match wins."""

    phone: str = ""
    email: str = ""
    hours: str = ""
    person: str = ""
    team: str = ""
    brand: str = ""
    locale: str = ""
    type: str = ""  # a complaint type with a contact of its own, such as accounts for billing


class AutoDraft(StrEnum):
    """What is done about a complaint before anyone opens the ticket."""

    DRAFT = "draft"  # an internal note with the draft
    TAG = "tag"  # only the tags, for views and other triggers
    NOTHING = "nothing"


class Notice(StrEnum):
    """What becomes of the notice that an order was cancelled (seed OC-1)."""

    DRAFT = "draft"  # an agent reads it and sends it
    SEND = "send"  # it goes out at once, as long as its wording is the approved one


@dataclass(frozen=True, slots=True)
class TypeSettings:
    """What an account decides for one complaint type. `label` is what its agents call it, "" as Amends does."""

    enabled: bool = True
    label: str = ""
    answer_within: Due = Due(1)  # when the remedy, or its decision, follows if none is decided now (CL-11)
    ownership: Ownership = Ownership.FULL
    ownership_by_country: Mapping[str, Ownership] = field(default_factory=dict)
    call_from: Severity | None = Severity.HIGH  # severity from which a phone call is offered (CL-12)
    # What is known and approved to be said about this type, by name: `steps` (one a line), `guide`, `reason`, `cause`,
    # `fix`, `status_link`; in other languages than English with the language behind it: `steps@de`.
    wording: Mapping[str, str] = field(default_factory=dict)
    attachments: tuple[str, ...] = ()  # names of files that go with the letter
    auto_draft: AutoDraft = AutoDraft.DRAFT  # what a trigger does about it
    auto_draft_from: float | None = None  # the confidence that takes; none: the policy's threshold
    acknowledge: bool = False  # whether the customer is told at once when the full answer comes (seed CL-2)
    notice: Notice = Notice.DRAFT  # of an order that the shop cancelled
    notice_approved: str = ""  # the fingerprint of the wording that may go out unread

    def said(self, name: str, language: str) -> str:
        """What is approved to be said, in this language; "" where nothing is."""
        own = self.wording.get(f"{name}@{language}", "")
        return own or (self.wording.get(name, "") if language == "en" else "")


@dataclass(frozen=True, slots=True)
class Policy:
    """One account's whole policy. `currency` is ISO 4217; `time_zone` an IANA name; weekdays count from Monday = 0."""

    currency: str
    rules: tuple[Rule, ...]
    contacts: tuple[Contact, ...]
    types: Mapping[str, TypeSettings] = field(default_factory=dict)
    guards: Guards = Guards()
    threshold: float = 0.5  # confidence below which nothing is suggested unasked
    time_zone: str = "UTC"
    business_days: tuple[int, ...] = (0, 1, 2, 3, 4)
    business_hours: tuple[int, int] = (9, 17)
    holidays: frozenset[date] = frozenset()  # days without business, whatever the weekday
    sign_off: Mapping[str, str] = field(default_factory=dict)  # company name by brand; "" for all others
    field_map: Mapping[str, str] = field(default_factory=dict)  # fact kind -> custom field id
    set_fields: Mapping[str, str] = field(default_factory=dict)  # "complaint", "remedy" -> custom field id
    default_tone: Literal["warm", "neutral", "formal"] = "warm"
    # How customers are addressed, by language; formally (usted, vous, Sie) where nothing is said.
    address: Mapping[str, Literal["formal", "informal"]] = field(default_factory=dict)

    @property
    def own_types(self) -> tuple[str, ...]:
        """The complaint types this account has beside the shipped ones."""
        return tuple(sorted(set(self.types) - set(ComplaintType)))

    def settings_for(self, type_: str) -> TypeSettings:
        return self.types.get(type_, TypeSettings())

    def contact_for(self, *, brand: str, locale: str, type_: str) -> Contact | None:
        """The contact that fits best: type before brand before locale; None where the admin has set none."""

        def fit(contact: Contact) -> int | None:
            score = 0
            for wanted, has, weight in (
                (contact.type, type_, 4),
                (contact.brand, brand, 2),
                (contact.locale, locale.split("-", maxsplit=1)[0], 1),
            ):
                if wanted and wanted != has:
                    return None
                score += weight if wanted else 0
            return score

        fits = [(score, contact) for contact in self.contacts if (score := fit(contact)) is not None]
        return max(fits, key=lambda scored: scored[0])[1] if fits else None


@dataclass(frozen=True, slots=True)
class PolicyVersion:
    """A published policy: its number counts from 1 within the account."""

    number: int
    policy: Policy
    published_at: datetime
    published_by: str
    note: str = ""
