"""Whether a ticket gets a draft before anyone opens it, and if not, why: the reasons, and the rules in their order."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from enum import StrEnum

from integration.apology.complaint import Abstention, Complaint
from integration.apology.policy import AutoDraft, Policy
from integration.apology.reading import Reading
from integration.apology.remedy import Remedy, RuleTrace, Truth
from integration.apology.review import Finding, Level
from integration.apology.ticket import Message, Status, Ticket, Writer


class Skip(StrEnum):
    """Why nothing is drafted unasked; a metric label and a log field alike."""

    GONE = "gone"  # the ticket was deleted
    CLOSED = "closed"
    SOLVED = "solved"
    MERGED = "merged"
    SUSPENDED = "suspended"  # the requester is
    CHANNEL = "channel"  # a side conversation, a rule, a sample: not the customer's own words to us
    NO_MESSAGE = "no_message"  # nothing from the customer that waits for an answer
    AUTOMATIC = "automatic"  # a machine wrote, such as an auto-reply
    ANSWERED = "answered"  # an agent answered since
    DRAFTED = "drafted"  # this message has its draft already
    NOT_A_COMPLAINT = "not_a_complaint"
    UNSURE = "unsure"
    LANGUAGE = "language"
    NO_WORDS = "no_words"
    SIGNAL = "signal"  # a person must handle it
    TYPE_OFF = "type_off"  # the account turned the type off, or asks for nothing
    OVER_BUDGET = "over_budget"  # the budget of the day or month is used up
    UNKNOWN_ANSWER = "unknown_answer"  # candidates disagree, and the letter needs to know
    BLOCKED = "blocked"  # the letter has an error that only an agent can mend
    CUSTOMER_ASKED = "customer_asked"  # the customer cancelled the order themselves: nothing to be sorry for
    OWN_UPDATE = "own_update"  # the newest message is our own


# Channels whose words are not the customer's to us (platform §9.13). Automatic mail is known by its own mark.
NOT_THE_CUSTOMER = frozenset({"side_conversation", "system", "rule", "closed_ticket", "sample_ticket"})
MERGED = "closed_by_merge"  # the tag that Zendesk gives to what was merged into another ticket (platform §9.9)
_BUDGETS = frozenset({"budget_day", "budget_month"})
_BY_ABSTENTION = {
    Abstention.NOT_A_COMPLAINT: Skip.NOT_A_COMPLAINT,
    Abstention.UNSURE: Skip.UNSURE,
    Abstention.LANGUAGE: Skip.LANGUAGE,
    Abstention.NO_WORDS: Skip.NO_WORDS,
    Abstention.TYPE_OFF: Skip.TYPE_OFF,
}


def without(ticket: Ticket, message_ids: Collection[str]) -> Ticket:
    """The ticket as if these messages were not there. What only says that an answer will come is no answer."""
    if not message_ids:
        return ticket
    return replace(ticket, messages=tuple(each for each in ticket.messages if each.id not in message_ids))


def waiting(ticket: Ticket) -> Message | None:
    """The newest message of the customer that no agent has answered in public; None where none waits."""
    return next((each for each in _unanswered(ticket) if not each.automatic), None)


def answer(ticket: Ticket) -> Message | None:
    """The newest public answer that an agent gave."""
    return next((each for each in reversed(ticket.messages) if _is_answer(each)), None)


def skip_by_ticket(
    ticket: Ticket, *, source: str, suspended: bool, drafted: Collection[str], own: Collection[str]
) -> Skip | None:
    """The first reason that the ticket itself gives, before a word of it is read; None where there is none.

    `source` is the channel as Zendesk names it, `suspended` is the requester, `drafted` are the messages that have
    their draft, and `own` those that we wrote.
    """
    if ticket.status is Status.CLOSED:
        return Skip.MERGED if MERGED in ticket.tags else Skip.CLOSED
    if ticket.status is Status.SOLVED:
        return Skip.SOLVED
    if suspended:
        return Skip.SUSPENDED
    if source in NOT_THE_CUSTOMER:
        return Skip.CHANNEL
    message = waiting(ticket)
    if message is None:
        return _nothing_waits(ticket, own)
    return Skip.DRAFTED if message.id in drafted else None


def skip_by_judgement(complaint: Complaint, policy: Policy) -> Skip | None:
    """The first reason that what the customer says gives. A signal comes first: it wants a person, whatever else holds.

    `complaint` is as it is acted on unasked.
    """
    if complaint.signals:
        return Skip.SIGNAL
    if complaint.abstention:
        return _BY_ABSTENTION[complaint.abstention]
    settings = policy.settings_for(complaint.type)
    if settings.auto_draft is AutoDraft.NOTHING:
        return Skip.TYPE_OFF
    if settings.auto_draft_from is not None and complaint.confidence < settings.auto_draft_from:
        return Skip.UNSURE
    return None


def skip_by_letter(reading: Reading, remedy: Remedy, findings: Collection[Finding]) -> Skip | None:
    """The first reason that what would be offered, and the letter that says so, give."""
    if any(trace.guard in _BUDGETS for trace in remedy.trace.guards):
        return Skip.OVER_BUDGET
    if _hangs_on_conflict(reading, remedy):
        return Skip.UNKNOWN_ANSWER
    if any(finding.level is Level.ERROR for finding in findings):
        return Skip.BLOCKED
    return None


def _nothing_waits(ticket: Ticket, own: Collection[str]) -> Skip:
    if ticket.messages and ticket.messages[-1].id in own:
        return Skip.OWN_UPDATE
    if any(each.automatic for each in _unanswered(ticket)):
        return Skip.AUTOMATIC
    return Skip.ANSWERED if answer(ticket) else Skip.NO_MESSAGE


def _unanswered(ticket: Ticket) -> Iterator[Message]:
    """The requester's public messages since the last answer, the newest first; a machine's are among them."""
    for each in reversed(ticket.messages):
        if _is_answer(each):
            return
        if each.writer is Writer.REQUESTER and each.public:
            yield each


def _is_answer(message: Message) -> bool:
    """As the reading has it: what comes before an agent's public words has been answered."""
    return message.writer is Writer.AGENT and message.public and not message.automatic


def _hangs_on_conflict(reading: Reading, remedy: Remedy) -> bool:
    """Whether a rule could not be answered because candidates disagree: what is right to offer is then not known."""
    open_kinds = {conflict.kind.value for conflict in reading.conflicts}
    return bool(open_kinds) and any(_asks(rule, open_kinds) for rule in remedy.trace.rules)


def _asks(rule: RuleTrace, facts: Collection[str]) -> bool:
    if rule.truth is not Truth.UNKNOWN:
        return False
    return any(each.truth is Truth.UNKNOWN and each.fact in facts for each in rule.conditions)
