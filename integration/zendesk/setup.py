"""What an admin has set up in Zendesk, as far as a policy may speak of it: ticket fields, groups and brands."""

from urllib.parse import quote

from integration.zendesk.desk import ZendeskDesk
from integration.zendesk.mapping import TicketField, field_from_rest, name_from_rest


def ticket_fields(desk: ZendeskDesk) -> tuple[TicketField, ...]:
    """The account's own fields that are in use; those that every ticket has cannot hold a fact."""
    found = desk.listed("ticket_fields.json", "ticket_fields", field_from_rest)
    return tuple(each for each in found if each.active and not each.is_built_in)


def groups(desk: ZendeskDesk) -> tuple[str, ...]:
    return _names(desk, "groups.json", "groups")


def brands(desk: ZendeskDesk) -> tuple[str, ...]:
    return _names(desk, "brands.json", "brands")


def groups_of(desk: ZendeskDesk, agent_id: str) -> frozenset[str]:
    """The names of the groups that an agent is in."""
    return frozenset(_names(desk, f"users/{quote(agent_id, safe='')}/groups.json", "groups"))


def _names(desk: ZendeskDesk, path: str, key: str) -> tuple[str, ...]:
    return tuple(sorted({name for name in desk.listed(path, key, name_from_rest) if name}))
