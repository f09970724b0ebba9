"""A customer's ticket looked for or opened, where the shop cancelled their order."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import quote

from integration.apology.ticket import Status
from integration.flows.announcing import NewTicket, OpenTicket
from integration.zendesk.desk import PAGE, ZendeskDesk, mapped
from integration.zendesk.mapping import brand_from_rest, open_ticket_from_rest, user_from_rest

_SOLVED = frozenset({Status.SOLVED, Status.CLOSED})


@dataclass(frozen=True, slots=True)
class RestOrderDesk:
    """Implements the port OrderDesk. `brands` gives the ids of brands by name, and may remember them."""

    desk: ZendeskDesk
    brands: Callable[[], dict[str, str]]

    def opened(self, key: str) -> str | None:
        # By external id, and never by search, whose index lags for minutes (platform §7.7).
        # https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#list-tickets
        rows = self.desk.listed(f"tickets.json?external_id={quote(key, safe='')}", "tickets", open_ticket_from_rest)
        return next((row.ticket.id for row in rows), None)

    def waiting(self, email: str) -> tuple[OpenTicket, ...]:
        """Of the newest hundred tickets: whoever has more open ones is no shop's customer."""
        # https://developer.zendesk.com/api-reference/ticketing/users/users/#search-users
        quoted = quote(f'email:"{email}"', safe="")
        users = self.desk.answer(f"users/search.json?query={quoted}").get("users") or ()  # it knows no cursor pages
        known = (mapped(user_from_rest, {"user": row}) for row in users)
        # A search finds similar addresses too, and a colleague who shops here has agents' tickets.
        theirs = (each for each in known if each.email.casefold() == email.casefold() and each.role == "end-user")
        user = next(theirs, None)
        if user is None:
            return ()
        # https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#list-tickets
        path = f"users/{quote(user.id, safe='')}/tickets/requested.json?sort=-updated_at"
        rows = islice(self.desk.listed(path, "tickets", open_ticket_from_rest), PAGE)
        return tuple(row.ticket for row in rows if row.status not in _SOLVED)

    def open(self, new: NewTicket) -> str:
        # https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#create-ticket
        # The key is told twice: by the header Zendesk opens no second ticket for it within two hours, should the first
        # answer still be on its way; by the external id we find it again whenever we look.
        answer = self.desk.change("post", "tickets.json", {"ticket": self._body(new)}, key=new.key)
        return mapped(open_ticket_from_rest, answer.get("ticket")).ticket.id

    def _body(self, new: NewTicket) -> dict[str, Any]:
        body: dict[str, Any] = {
            "external_id": new.key,
            "subject": new.subject,
            "comment": {"html_body": new.html, "public": False},
            "requester": {"email": new.requester.email, "name": new.requester.name or new.requester.email},
            "tags": list(new.tags),
        }
        brand_id = self.brands().get(new.brand.casefold()) if new.brand else None
        if brand_id:
            body["brand_id"] = int(brand_id)
        if new.fields:
            body["custom_fields"] = [{"id": int(name), "value": value} for name, value in new.fields.items()]
        return body


def brands_of(desk: ZendeskDesk) -> dict[str, str]:
    """The ids of an account's brands by their names in small letters."""
    return {name.casefold(): id_ for id_, name in desk.listed("brands.json", "brands", brand_from_rest)}
