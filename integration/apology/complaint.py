"""What went wrong, how sure we are, how bad it is, and the words that show it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from integration.apology.reading import Signal, Span


class ComplaintType(StrEnum):
    """The shipped types (product.md). Accounts may add their own, so a `Complaint.type` is any key."""

    ORDER_CANCELLED_VERIFICATION = "order_cancelled_verification"
    ORDER_CANCELLED = "order_cancelled"
    LATE_DELIVERY = "late_delivery"
    DAMAGED_ITEM = "damaged_item"
    DEFECTIVE_ITEM = "defective_item"
    WRONG_OR_MISSING_ITEM = "wrong_or_missing_item"
    BILLING_ERROR = "billing_error"
    REFUND_DELAY = "refund_delay"
    SERVICE_OUTAGE = "service_outage"
    DATA_LOSS = "data_loss"
    PRIVACY_BREACH = "privacy_breach"
    INCORRECT_INFORMATION = "incorrect_information"
    MISSED_COMMITMENT = "missed_commitment"
    POOR_SERVICE = "poor_service"
    NOT_A_COMPLAINT = "not_a_complaint"


# What a shop tells us of by itself, and so what a notice may go out about (seed OC-1).
NOTICES = (ComplaintType.ORDER_CANCELLED, ComplaintType.ORDER_CANCELLED_VERIFICATION)
# The customer is out of money: words alone do not answer these (rubric C-15).
MONEY_LOST = frozenset({ComplaintType.BILLING_ERROR, ComplaintType.REFUND_DELAY})
# Of the second complaints with this score or more, six in ten were really made; of all that are found, not half
# (docs/classifier.md). A letter that answers what nobody wrote shows that nobody read.
LIKELY = 0.30
# From here on a second complaint is answered unasked, with a remedy of its own: six in seven of these were really made.
ANSWERED = 0.40
# Two names of one failure, to a customer: nobody complains of both, and a letter that answered both would sound deaf.
TWINS = (
    frozenset({ComplaintType.ORDER_CANCELLED_VERIFICATION, ComplaintType.ORDER_CANCELLED}),
    frozenset({ComplaintType.DAMAGED_ITEM, ComplaintType.DEFECTIVE_ITEM}),
    frozenset({ComplaintType.LATE_DELIVERY, ComplaintType.MISSED_COMMITMENT}),
)


class Severity(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def rank(self) -> int:
        return list(Severity).index(self)


class Fault(StrEnum):
    """Whose fault it is, as far as anyone knows; it chooses how the letter opens (rubric C-10)."""

    OURS = "ours"
    UNCLEAR = "unclear"
    NOT_OURS = "not_ours"


class Abstention(StrEnum):
    """Why no apology is suggested."""

    NOT_A_COMPLAINT = "not_a_complaint"
    UNSURE = "unsure"
    LANGUAGE = "language"
    NO_WORDS = "no_words"
    TYPE_OFF = "type_off"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that decided for the type; `weight` is their share of the score, between 0 and 1."""

    span: Span
    weight: float


@dataclass(frozen=True, slots=True)
class Complaint:
    """The judgement. `type` is always the best guess; where `abstention` is set it is not acted on unasked."""

    type: str
    confidence: float  # calibrated: 0.8 is right 8 times in 10
    severity: Severity
    secondary: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    signals: tuple[Signal, ...] = ()  # the reading's, less those all other words speak against, and what else was heard
    scores: Mapping[str, float] = field(default_factory=dict)
    abstention: Abstention | None = None
    chosen_by_agent: bool = False
    anyway: bool = False  # a letter was asked for where none would be suggested
    second: str | None = None  # what else is complained of, by the agent's word; "" for nothing

    @property
    def likely_secondary(self) -> tuple[str, ...]:
        """The secondary types a letter may speak of; the others are only shown to the agent."""
        if self.second is not None:
            return (self.second,) if self.second else ()
        likely = (type_ for type_ in self.secondary if self.scores.get(type_, 0.0) >= LIKELY)
        return tuple(type_ for type_ in likely if {type_, self.type} not in TWINS)

    @property
    def answered_secondary(self) -> tuple[str, ...]:
        """Those that the letter answers with a remedy: what the agent named, or what is as good as certain."""
        if self.second is not None:
            return self.likely_secondary
        return tuple(type_ for type_ in self.likely_secondary if self.scores.get(type_, 0.0) >= ANSWERED)

    def corrected(self, type_: str) -> "Complaint":
        """The same ticket judged by the agent: their choice stands, the words and the severity stay."""
        if type_ == ComplaintType.NOT_A_COMPLAINT:
            why = Abstention.NOT_A_COMPLAINT
            return replace(self, type=type_, secondary=(), abstention=why, chosen_by_agent=True)
        secondary = tuple(other for other in self.secondary if other != type_)
        return replace(self, type=type_, secondary=secondary, abstention=None, chosen_by_agent=True)

    def taken_up(self) -> "Complaint":
        """A letter is wanted where none would be suggested: the likeliest failure, no surer than the judge is of it."""
        type_ = self._likeliest_failure()
        secondary = tuple(other for other in self.secondary if other != type_)
        confidence = self.confidence if type_ == self.type else self.scores.get(type_, 0.0)
        return replace(self, type=type_, confidence=confidence, secondary=secondary, abstention=None, anyway=True)

    def _likeliest_failure(self) -> str:
        if self.type != ComplaintType.NOT_A_COMPLAINT:
            return self.type
        others = {key: score for key, score in self.scores.items() if key != ComplaintType.NOT_A_COMPLAINT}
        return max(others, key=lambda key: others[key], default=ComplaintType.POOR_SERVICE.value)
