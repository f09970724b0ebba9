"""What must hold afterwards, read from the sandbox's own records and from the inbox."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Engine, text

from integration.sandbox.context import Sandbox
from integration.sandbox.state import Audit, Comment, Desk, Ticket
from tests.chaos.story import Kind, Thread

TAG = "amends_drafted"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was counted, and every sentence about what should not be."""

    counts: Mapping[str, int]
    wrongs: tuple[str, ...]


def judge(threads: Iterable[Thread], desks: Mapping[str, Sandbox], engine: Engine) -> Verdict:
    counts: Counter[str] = Counter()
    wrongs: list[str] = []
    for thread in threads:
        desk = desks[thread.account].desk
        ticket = desk.tickets[thread.ticket_id]
        counts[f"tickets: {thread.kind}"] += 1
        counts["notes"] += len(_marks(ticket))
        wrongs += _wrongs(desk, ticket, thread)
    for sandbox in desks.values():
        counts.update(_deliveries(sandbox))
    states = _inbox(engine)
    for (state, result, reason), number in states.items():
        counts[f"inbox: {' '.join(filter(None, (state, result, reason)))}"] += number
        if state != "done":
            wrongs.append(f"{number} events are {state} in the inbox.")
    counts["events in the inbox"] = sum(states.values())
    if counts["events in the inbox"] < counts["events sent"]:
        wrongs.append(f"{counts['events sent']} events were sent, {counts['events in the inbox']} are in the inbox.")
    return Verdict(dict(sorted(counts.items())), tuple(wrongs))


def _wrongs(desk: Desk, ticket: Ticket, thread: Thread) -> Iterator[str]:
    name = f"{thread.account}/{ticket.id} ({thread.kind})"
    by_message = Counter(_marks(ticket))
    for message, number in by_message.items():
        if number > 1:
            yield f"{name}: {number} notes for message {message}."
    if thread.kind is not Kind.COMPLAINT:
        if by_message:
            yield f"{name}: has a note and must have none."
        return
    newest = _newest_public(ticket)
    waits = not desk.users[newest.author_id].is_staff
    if waits and str(newest.id) not in by_message:
        yield f"{name}: the newest message has no note."
    if waits is not (TAG in ticket.tags):
        yield f"{name}: the tag {TAG} is {'missing' if waits else 'there, and the ticket is answered'}."
    yield from _late_notes(desk, ticket, name)


def _late_notes(desk: Desk, ticket: Ticket, name: str) -> Iterator[str]:
    """A note answers what was the newest word at the time: a safe write would not have let another one in."""
    comments = {comment.audit_id: comment for comment in ticket.comments}
    newest: Comment | None = None
    for audit in ticket.audits:
        message = _marked(audit)
        if message is not None and (newest is None or str(newest.id) != message):
            yield f"{name}: a note for message {message} came when that was not the newest."
        comment = comments.get(audit.id)
        if comment and comment.public:
            newest = comment
    if any(comment.public for comment in ticket.comments if _is_ours(desk, ticket, comment)):
        yield f"{name}: a note is public."


def _marks(ticket: Ticket) -> list[str]:
    """The message of every note that this ticket's own record has of us, once for each time it was written."""
    return [message for audit in ticket.audits if (message := _marked(audit)) is not None]


def _marked(audit: Audit) -> str | None:
    custom = audit.metadata.get("custom") or {}
    if custom.get("app") != "amends" or not any(event.get("type") == "Comment" for event in audit.events):
        return None
    return str(custom["message"])


def _is_ours(desk: Desk, ticket: Ticket, comment: Comment) -> bool:
    audit = next(audit for audit in ticket.audits if audit.id == comment.audit_id)
    return desk.users[comment.author_id].is_staff and _marked(audit) is not None


def _newest_public(ticket: Ticket) -> Comment:
    return next(comment for comment in reversed(ticket.comments) if comment.public)


def _deliveries(sandbox: Sandbox) -> Counter[str]:
    counts: Counter[str] = Counter()
    for records in sandbox.desk.invocations.values():
        counts["events sent"] += len(records)
        for record in records:
            counts["deliveries"] += len(record["attempts"])
            # A second delivery of the very same request is refused as replayed; the first one was taken.
            taken = any(attempt["status"] == "success" for attempt in record["attempts"])
            counts["events taken" if taken else "events not taken"] += 1
    for seen in sandbox.requests.listed():
        counts["calls to Zendesk"] += 1
        counts["calls to Zendesk that failed or were slow"] += bool(seen["faults"])
    return counts


def _inbox(engine: Engine) -> dict[tuple[str, str, str], int]:
    query = text("SELECT state, coalesce(result, ''), coalesce(reason, ''), count(*) FROM inbox GROUP BY 1, 2, 3")
    with engine.connect() as connection:
        return {(state, result, reason): number for state, result, reason, number in connection.execute(query)}
