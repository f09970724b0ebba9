"""The brief that a letter is written from, and that what an agent made of it is checked by."""

from datetime import datetime
from zoneinfo import ZoneInfo

from integration.apology.letter import Brief, Tone
from integration.apology.policy import Policy
from integration.apology.remedy import Remedy
from integration.apology.ticket import Ticket
from integration.flows.draft import Draft


def brief_for(draft: Draft, remedy: Remedy, policy: Policy, *, tone: Tone, locale: str, now: datetime) -> Brief:
    """Who signs, for which company and how customers are addressed comes from the ticket and the policy."""
    ticket = draft.ticket
    return Brief(
        ticket=ticket,
        reading=draft.reading,
        complaint=draft.complaint,
        remedy=remedy,
        policy=policy,
        tone=tone,
        locale=locale,
        agent_name=ticket.agent.name if ticket.agent else "",
        company=company_of(ticket, policy),
        now=now,
        informal=is_informal(policy, tone, locale),
        called=draft.called,
    )


def company_of(ticket: Ticket, policy: Policy) -> str:
    """The name that letters of this ticket's brand are signed with."""
    return policy.sign_off.get(ticket.brand.name) or policy.sign_off.get("") or ticket.brand.name


def is_informal(policy: Policy, tone: Tone, locale: str) -> bool:
    """Whether customers are addressed by tú, tu or du; a formal letter never does that."""
    return tone is not Tone.FORMAL and policy.address.get(locale) == "informal"


def local(now: datetime, policy: Policy) -> datetime:
    """The moment as the account's clocks have it."""
    return now.astimezone(ZoneInfo(policy.time_zone))
