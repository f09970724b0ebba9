"""What one policy makes of one ticket, in words short enough to set beside another policy's."""

from dataclasses import dataclass

from integration.apology.complaint import Abstention, Complaint
from integration.apology.remedy import Offered, Remedy, RuleTrace, Truth
from integration.apology.remedy.conditions import Looks
from integration.apology.remedy.sentences import named

_NO_LETTER = {
    Abstention.NOT_A_COMPLAINT: "No letter: not a complaint",
    Abstention.UNSURE: "No letter: not sure enough",
    Abstention.LANGUAGE: "No letter: a language Amends does not read",
    Abstention.NO_WORDS: "No letter: no words of the customer",
    Abstention.TYPE_OFF: "No letter: the type is switched off",
}


@dataclass(frozen=True, slots=True)
class Decided:
    """A complaint as this policy takes it. Without a remedy, `complaint.abstention` says why there is no letter."""

    complaint: Complaint
    remedy: Remedy | None = None

    @property
    def words(self) -> str:
        """What the customer would get; two policies that say the same give the same."""
        if self.remedy is None:
            why = self.complaint.abstention
            return _NO_LETTER[why] if why else "No letter"
        offers = [_said(offer) for offer in self.remedy.offers]
        return "; ".join((*offers, *map(_waits, self.waiting))) or "Nothing offered yet"

    @property
    def rules(self) -> tuple[RuleTrace, ...]:
        """The rules that held, and those that could not be judged; to tell why the others failed takes its time."""
        if self.remedy is None:
            return ()
        looks = self.remedy.trace.rules
        if isinstance(looks, Looks):
            return looks.held_or_doubted
        return tuple(rule for rule in looks if rule.truth is not Truth.FALSE)

    @property
    def waiting(self) -> tuple[Offered, ...]:
        """What somebody has to approve first."""
        return tuple(offer for offer in self.remedy.left_out if offer.needs_approval_by) if self.remedy else ()


def _said(offer: Offered) -> str:
    return f"{named(offer)} for {offer.months} months" if offer.months else named(offer)


def _waits(offer: Offered) -> str:
    return f"{_said(offer)} if {offer.needs_approval_by} approves"
