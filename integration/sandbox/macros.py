"""What a macro would do to a ticket: computed on a copy, with placeholders rendered; nothing is changed."""

import copy
from typing import Any

from integration.sandbox.actions import apply_actions
from integration.sandbox.markup import html_from_markdown, sanitised, text_from_html
from integration.sandbox.placeholders import render, ticket_context
from integration.sandbox.records import via
from integration.sandbox.state import Actor, Desk, Record, Ticket, User
from integration.sandbox.wire import ticket_json

_ON_TICKET = {
    "status": "status",
    "priority": "priority",
    "type": "type",
    "subject": "subject",
    "group_id": "group_id",
    "assignee_id": "assignee_id",
    "brand_id": "brand_id",
    "current_tags": "tags",
    "set_tags": "tags",
    "remove_tags": "tags",
}


def is_visible(macro: Record, user: User) -> bool:
    """Shared macros are for everyone, restricted ones for a group or for one person."""
    restriction = macro.get("restriction")
    if restriction is None:
        return True
    if restriction["type"] == "User":
        return bool(restriction["id"] == user.id)
    return user.default_group_id in {restriction.get("id"), *restriction.get("ids", [])}


def applied(desk: Desk, macro: Record, ticket: Ticket, actor: Actor) -> Record:
    """The whole ticket as it would be, with the comment the macro would leave."""
    after = copy.deepcopy(ticket)
    apply_actions(desk, after, macro["actions"], actor.user)
    shown = ticket_json(desk, after)
    comment = _comment(macro, ticket_context(desk, after, actor.user))
    return {"ticket": shown | ({"comment": comment} if comment else {})}


def applied_to_nothing(desk: Desk, macro: Record, actor: Actor) -> Record:
    """Only what the macro sets, as there is no ticket to start from."""
    me, now = actor.user.id, desk.clock()
    brand = next(number for number, each in desk.brands.items() if each["default"])
    blank = Ticket(0, None, me, me, now, now, via=via(desk, actor.channel, actor.user), brand_id=brand)
    apply_actions(desk, blank, macro["actions"], actor.user)
    shown = ticket_json(desk, blank)
    named = {_ON_TICKET[each["field"]] for each in macro["actions"] if each["field"] in _ON_TICKET}
    fields = [field for field in shown["fields"] if field["value"] is not None]
    comment = _comment(macro, {"current_user": {"name": actor.user.name}})
    result = {name: shown[name] for name in sorted(named)} | {"fields": fields}
    return {"ticket": result | ({"comment": comment} if comment else {})}


def _comment(macro: Record, context: Record) -> Record | None:
    values = {each["field"]: each.get("value") for each in macro["actions"]}
    privacy = values.get("comment_mode_is_public")
    public = {} if privacy is None else {"public": str(privacy).lower() == "true"}
    if values.get("comment_value_html"):
        html_body = sanitised(render(sanitised(str(values["comment_value_html"])), context, escape=True))
        body = text_from_html(html_body)
    elif values.get("comment_value"):
        body = render(_text(values["comment_value"]), context, escape=False)
        html_body = sanitised(html_from_markdown(body))
    else:
        return public or None
    return {"body": body, "html_body": html_body, "scoped_body": [["channel:all", body]], **public}


def _text(value: Any) -> str:
    """A text, or pairs of channel and text as the editor stores them."""
    if isinstance(value, str):
        return value
    pairs = [value] if value and isinstance(value[0], str) else value
    return str(pairs[0][1])
