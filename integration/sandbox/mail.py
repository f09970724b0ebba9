"""A customer's e-mail arriving: a new ticket, or a comment on the one it answers."""

from typing import Any

from integration.sandbox.markup import html_from_text
from integration.sandbox.state import Actor, Audit, Desk, User
from integration.sandbox.tickets import create_ticket, update_ticket


def receive(desk: Desk, letter: dict[str, Any]) -> Audit:
    """Take in `{from: {name, email}, subject, text or html, ticket_id?}`; whoever is not known yet becomes a user."""
    with desk.lock:
        sender = desk.user_by_email(letter["from"]["email"]) or _new_user(desk, letter["from"])
        comment = {"html_body": letter.get("html") or html_from_text(letter["text"]), "public": True}
        actor = Actor(sender, channel="email", client="Mail")
        if letter.get("ticket_id"):
            return update_ticket(desk, actor, int(letter["ticket_id"]), {"comment": comment})
        return create_ticket(desk, actor, {"subject": letter.get("subject"), "comment": comment})


def _new_user(desk: Desk, sender: dict[str, str]) -> User:
    name = sender.get("name") or sender["email"].partition("@")[0]
    user = User(max(desk.users) + 1, name, sender["email"], created_at=desk.clock().replace(microsecond=0))
    desk.users[user.id] = user
    return user
