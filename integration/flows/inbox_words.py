"""What people read about events: what came in, what came of it, and why there is no draft."""

from collections.abc import Mapping

from integration.apology.auto_draft import Skip
from integration.flows.inbox import EventKind, EventState, InboxLine, Result

KINDS: Mapping[str, str] = {
    EventKind.WRITTEN: "A customer wrote",
    EventKind.ANSWERED: "An agent answered",
    EventKind.ORDER_CANCELLED: "The shop cancelled an order",
    EventKind.TEST: "A test of the installation",
}
RESULTS: Mapping[str, str] = {
    Result.DRAFTED: "Draft written",
    Result.TAGGED: "Tags set",
    Result.SENT: "Notice sent",
    Result.WITHDRAWN: "Older draft withdrawn",
    Result.SKIPPED: "No draft",
    Result.TESTED: "Test passed",
}
# By reason: what it is called in a table, and the sentence that explains it.
SKIPS: Mapping[str, tuple[str, str]] = {
    Skip.GONE: ("Ticket deleted", "The ticket was deleted before Amends read it."),
    Skip.CLOSED: ("Ticket closed", "A closed ticket takes no note."),
    Skip.SOLVED: ("Ticket solved", "The ticket was solved before Amends read it."),
    Skip.MERGED: ("Ticket merged", "The ticket was merged into another one."),
    Skip.SUSPENDED: ("Requester suspended", "Zendesk has suspended the requester."),
    Skip.CHANNEL: ("Not the customer's words", "A rule, a side conversation or a sample wrote it, not the customer."),
    Skip.NO_MESSAGE: ("Nothing to answer", "No message of the customer waits for an answer."),
    Skip.AUTOMATIC: ("Automatic reply", "A machine wrote it, such as an out-of-office reply."),
    Skip.ANSWERED: ("Already answered", "An agent answered before Amends read the ticket."),
    Skip.DRAFTED: ("Has its draft", "This message has its draft already."),
    Skip.NOT_A_COMPLAINT: ("Not a complaint", "It does not read like a complaint, so no apology is due."),
    Skip.UNSURE: ("Not sure", "Amends is less sure of the complaint than the policy asks for."),
    Skip.LANGUAGE: ("Another language", "Amends does not read this language."),
    Skip.NO_WORDS: ("No words", "The message has no words to read, such as only a picture."),
    Skip.SIGNAL: ("Needs a person", "The words ask for a person, such as a legal threat or an injury."),
    Skip.TYPE_OFF: ("Switched off", "This type of complaint is switched off, or the policy asks for nothing."),
    Skip.OVER_BUDGET: ("Over budget", "The budget of the day or the month is used up."),
    Skip.UNKNOWN_ANSWER: (
        "A fact is open",
        "Two facts disagree, and the letter needs one of them. Agents can say which.",
    ),
    Skip.BLOCKED: ("Letter needs mending", "The review found an error in the letter that only an agent can mend."),
    Skip.CUSTOMER_ASKED: ("Customer cancelled", "The customer cancelled the order themselves, so no apology is due."),
    Skip.OWN_UPDATE: ("Our own update", "Amends itself wrote the newest message."),
}
# Why a notice that the policy would send waits as a draft (`Held` of announcing.py).
HELD: Mapping[str, str] = {
    "not_approved": "no wording of the notice is approved",
    "wording_changed": "the wording has changed since it was approved",
    "own_reason": "the shop gave a reason in its own words",
    "attachment": "an agent has to attach a file",
    "blocked": "the review found an error in the letter",
    "signal": "the ticket needs a person",
    "language": "the letter is not in the customer's language",
    "channel": "the customer would not get it as a letter there",
    "conversation": "an agent talks to the customer already, or the customer waits for an answer",
}
_NOTHING_STANDS = {
    "nothing_stands": ("No draft stood", "An agent answered, and no draft of ours was on the ticket any more."),
}
_REASONS = {**SKIPS, **_NOTHING_STANDS}
COVERED = "covered"  # the reason of what was seen to with another event of the same ticket


def reason_label(reason: str) -> str:
    """What a reason is called; one that this version does not know goes by its own name."""
    known = _REASONS.get(reason)
    return known[0] if known else _spoken(reason)


def reason_words(reason: str) -> str:
    """The reason as a sentence, "" for one that this version does not know."""
    known = _REASONS.get(reason)
    return known[1] if known else ""


def line_words(line: InboxLine) -> str:
    """What came of an event, or what holds it up; "" for one that only waits for its turn."""
    if line.state is EventState.DONE:
        return _ended(line)
    if line.state is EventState.DROPPED:
        return "Dropped by an admin"
    return line.error


def _ended(line: InboxLine) -> str:
    if line.reason == COVERED:
        return "Done together with another message"
    if line.reason in _NOTHING_STANDS:
        return reason_label(line.reason)
    result = RESULTS.get(line.result) or _spoken(line.result)
    if line.result == Result.DRAFTED and line.reason in HELD:
        return f"{result}: {HELD[line.reason]}"
    return f"{result}: {_small(reason_label(line.reason))}" if line.reason else result


def _spoken(slug: str) -> str:
    return slug.replace("_", " ").capitalize()


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
