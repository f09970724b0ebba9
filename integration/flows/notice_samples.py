"""Notices for an order that is made up, as the account's policy and wordings write them today."""

from collections.abc import Collection, Iterator
from datetime import datetime

from integration.apology.cancellation import CancelReason
from integration.apology.complaint import NOTICES, Abstention, Complaint, Severity
from integration.apology.letter import Letter
from integration.apology.policy import PolicyVersion
from integration.apology.reading import PersonName, Reading
from integration.apology.ticket import Channel, Requester, Ticket
from integration.errors import BadInput
from integration.flows.announced import type_of
from integration.flows.briefing import local
from integration.flows.draft import Occasion, Wishes
from integration.flows.drafting import Drafting, Judged
from integration.flows.letter_samples import SOME, cancellation


def samples(
    account: str,
    type_: str,
    trying: Drafting,
    now: datetime,
    version: PolicyVersion | None = None,
    locales: Collection[str] = (),
) -> Iterator[tuple[CancelReason, Letter]]:
    """A letter for each reason and language; `trying` keeps and holds nothing.

    Without a `version` the live policy words them; without `locales` they are in every language.

    Raises BadInput for a type that has no notice, NotFound where the account has no policy.
    """
    if type_ not in NOTICES:
        raise BadInput(f"type: {type_!r} has no notice. These have one: {', '.join(NOTICES)}.", "type")
    version = version or trying.policies.live(account)
    reasons = [each for each in CancelReason if type_of(each) == type_ and each is not CancelReason.CUSTOMER_ASKED]
    ticket = Ticket("0", "", (), Requester("0", "Marta Ilves"), Channel.EMAIL)
    unread = Complaint(type_, 0.0, Severity.MEDIUM, abstention=Abstention.NO_WORDS)
    for locale in locales or trying.writers.locales():
        for reason in reasons:
            told = cancellation(reason, locale, version.policy.currency, local(now, version.policy), known=SOME)
            read = Reading("", "", locale, PersonName("Marta", "Ilves"))
            draft = trying.compose(
                Judged(ticket, read, unread, version).told(told), Wishes(), Occasion(account, "", now)
            )
            if draft.letter:
                yield reason, draft.letter
