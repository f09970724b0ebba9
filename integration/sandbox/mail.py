"""A customer's e-mail arriving: a new ticket, or a comment on the one it answers."""

from typing import Any

from integration.sandbox.markup import html_from_text
from integration.sandbox.problems import record_invalid
from integration.sandbox.state import Actor, Audit, Desk
from integration.sandbox.tickets import create_ticket, update_ticket


def receive(desk: Desk, letter: dict[str, Any]) -> Audit:
    """Take in `{from: {name, email}, subject, text or html, ticket_id?}`; whoever is not known yet becomes a user.

    Raises `ApiProblem` 422 for a suspended sender: no ticket comes of that, and no trigger runs.
    """
    with desk.lock:
        sender = desk.user_for(letter["from"].get("name"), letter["from"]["email"])
        if sender.suspended:
            raise record_invalid("requester", "Requester: is suspended")
        comment = {"html_body": letter.get("html") or html_from_text(letter["text"]), "public": True}
        actor = Actor(sender, channel="email", client="Mail")
        if letter.get("ticket_id"):
            return update_ticket(desk, actor, int(letter["ticket_id"]), {"comment": comment})
        return create_ticket(desk, actor, {"subject": letter.get("subject"), "comment": comment})
