"""One account's Zendesk for the length of one event: a ticket read, our own changes found again, one change written."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from integration.flows.note import Mark, SeenTicket, Writing, Written
from integration.zendesk.desk import ZendeskDesk, mapped
from integration.zendesk.mapping import seen_from_rest
from integration.zendesk.marks import change_from_rest, found, metadata_of, written_from_rest

CLOCKS_DIFFER = timedelta(minutes=5)  # ours and Zendesk's


@dataclass(frozen=True, slots=True)
class RestTicketDesk:
    """Implements the port TicketDesk over `desk`, which this thread has to itself for now.

    `brand_name` gives a brand's name by its id: names change so rarely that they are worth remembering.
    """

    desk: ZendeskDesk
    brand_name: Callable[[str], str]
    clock: Callable[[], datetime]
    _before: tuple[int, float] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_before", self.desk.spent)

    @property
    def calls(self) -> int:
        return self.desk.spent[0] - self._before[0]

    @property
    def seconds(self) -> float:
        return self.desk.spent[1] - self._before[1]

    def read(self, ticket_id: str) -> SeenTicket:
        """Two calls, and one more for a brand whose name nobody has asked for lately."""
        read_at = self.clock()
        answer = self.desk.ticket_answer(ticket_id)
        seen = mapped(lambda payload: seen_from_rest(payload, read_at), answer)
        brand = seen.ticket.brand
        if not brand.id:
            return seen
        named = replace(brand, name=self.brand_name(brand.id))
        return replace(seen, ticket=replace(seen.ticket, brand=named))

    def find(self, ticket_id: str, mark: Mark, since: datetime) -> str | None:
        # https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_audits/
        path = f"{_path(ticket_id)}/audits.json?sort_order=desc"
        return found(self.desk.listed(path, "audits", change_from_rest), mark, since - CLOCKS_DIFFER)

    def write(self, ticket_id: str, writing: Writing) -> Written:
        # https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#update-ticket
        answer = self.desk.change("put", f"{_path(ticket_id)}.json", {"ticket": _body(writing)})
        return mapped(written_from_rest, answer)


def _path(ticket_id: str) -> str:
    return f"tickets/{quote(ticket_id, safe='')}"


def _body(writing: Writing) -> dict[str, Any]:
    """All in one change (platform §7.2): what is written in two can be half written."""
    body: dict[str, Any] = {
        "tags": list(writing.tags),
        "metadata": metadata_of(writing.mark),
        "safe_update": True,
        "updated_stamp": writing.stamp,
    }
    if writing.html:
        # Always said: where it is not, the ticket's history decides who reads it (platform §9.7).
        body["comment"] = {"html_body": writing.html, "public": writing.public}
    if writing.fields:
        body["custom_fields"] = [{"id": int(name), "value": value} for name, value in writing.fields.items()]
    return body
