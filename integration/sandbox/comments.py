"""Adding a comment to a ticket: who wrote it, who may see it, and what becomes of its text."""

from typing import Any

from integration.sandbox.markup import html_from_markdown, sanitised, text_from_html
from integration.sandbox.placeholders import render, ticket_context
from integration.sandbox.problems import record_invalid
from integration.sandbox.records import attachment, via
from integration.sandbox.state import Actor, Audit, Comment, Desk, Record, Ticket, User
from integration.sandbox.wire import comment_json

_MOST_PER_TICKET = 5000


def checked_comment(desk: Desk, ticket: Ticket, given: Any) -> Record:
    """The comment of a change, empty where there is none; looked at before anything is written.

    Raises `ApiProblem` 422 for what is no object, for an unknown author, or where the ticket is full.
    """
    if not given:
        return {}
    if not isinstance(given, dict):
        raise record_invalid("comment", "Comment: is not an object")
    author_id = given.get("author_id")
    if author_id is not None and not (str(author_id).isdigit() and int(author_id) in desk.users):
        raise record_invalid("comment", f"Comment: author {author_id} is not a user of this account")
    if len(ticket.comments) >= _MOST_PER_TICKET:
        raise record_invalid("base", f"Ticket: cannot have more than {_MOST_PER_TICKET} comments")
    return given


def is_blank(given: Record) -> bool:
    return not str(given.get("html_body") or given.get("body") or "").strip()


def add_comment(desk: Desk, actor: Actor, ticket: Ticket, given: Record, audit: Audit) -> Comment | None:
    """Store a checked comment (`html_body` or `body`, `public`, `author_id`); a blank one is ignored."""
    if is_blank(given):
        return None
    author = _author(desk, actor, given.get("author_id"))
    html_body, body = _rendered(desk, actor, ticket, given)
    comment = Comment(
        id=desk.next_id(),
        author_id=author.id,
        body=body,
        html_body=html_body,
        public=is_public(actor, ticket, given),
        created_at=desk.clock().replace(microsecond=0),
        via=via(desk, actor.channel, author),
        audit_id=audit.id,
        metadata=dict(audit.metadata),
        attachments=[attachment(desk, row) for row in _files(desk, given)],
    )
    ticket.comments.append(comment)
    shown = comment_json(comment)
    told = ("id", "type", "author_id", "body", "html_body", "plain_body", "public", "attachments", "audit_id")
    audit.events.append({key: shown[key] for key in told})
    return comment


def _files(desk: Desk, given: Record) -> list[Record]:
    """Files of macros that the workspace's composer holds, by macro and name."""
    named = {(each.get("macro_id"), each.get("file_name")) for each in given.get("files") or []}
    return [
        file
        for macro in desk.macros.values()
        for file in macro.get("files") or []
        if (macro["id"], file["file_name"]) in named
    ]


def is_public(actor: Actor, ticket: Ticket, given: Record) -> bool:
    """A light agent's comment is always private; without a word about it, a comment follows its ticket."""
    if actor.user.only_private_comments:
        return False
    wanted: Any = given.get("public")
    return ticket.is_public if wanted is None else wanted in {True, "true"}


def _author(desk: Desk, actor: Actor, author_id: int | str | None) -> User:
    """Staff may write for others; everybody else writes for themselves."""
    return desk.users[int(author_id)] if author_id is not None and actor.user.is_staff else actor.user


def _rendered(desk: Desk, actor: Actor, ticket: Ticket, given: Record) -> tuple[str, str]:
    """HTML and text of a comment. Only what staff write is rendered: mail from customers never is."""
    context = ticket_context(desk, ticket, actor.user) if actor.user.is_staff else None
    if given.get("html_body"):
        # rendered between two cleanings: entities are braces by then, and what a placeholder brings in is cleaned too
        html_body = sanitised(str(given["html_body"]))
        if context is not None:
            html_body = sanitised(render(html_body, context, escape=True))
        return html_body, text_from_html(html_body)
    body = str(given["body"])
    if context is not None:
        body = render(body, context, escape=False)
    return sanitised(html_from_markdown(body)), body
