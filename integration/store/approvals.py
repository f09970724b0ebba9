"""Requests for approval: asked for once, decided once, and both on record."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, Select, bindparam, insert, select, update

from integration.apology.reading import Money
from integration.apology.remedy import Grant
from integration.errors import Conflict, NotFound
from integration.flows.approval import ApprovalRequest, ApprovalState
from integration.store.accounts import lock
from integration.store.audit import put_on_record
from integration.store.engine import reading
from integration.store.moments import from_row, to_row
from integration.store.tables import approvals

MOST_LISTED = 500  # a page of them; who has more open requests than this has other problems
_NEWEST_FIRST = (approvals.c.asked_at.desc(), approvals.c.id)
_OF_TICKET = (
    select(approvals)
    .where(approvals.c.account == bindparam("account"), approvals.c.ticket_id == bindparam("ticket_id"))
    .order_by(*_NEWEST_FIRST)
)


@dataclass(frozen=True, slots=True)
class ApprovalStore:
    """Implements the port Approvals."""

    engine: Engine

    def ask(self, request: ApprovalRequest) -> ApprovalRequest:
        """Keep the request, or give the one there is for the same draft, offer and amount.

        An offer whose amount has changed meanwhile is another offer to the lead: the old request is withdrawn if it
        is still open, so that nobody decides on what the letter no longer says.
        """
        with self.engine.begin() as connection:
            lock(connection, request.account)  # two clicks ask once
            asked = _read(connection, _same_offer(request))
            for known in asked:
                if known.amount == request.amount:
                    return known
            for known in asked:
                if known.state is ApprovalState.OPEN:
                    _close(connection, _withdrawn(known, request))
            connection.execute(insert(approvals).values(_row(request)))
            _note(connection, request, "approval_requested")
        return request

    def request(self, account: str, request_id: str) -> ApprovalRequest:
        """Raises NotFound for a request that is not there, or another account's."""
        with reading(self.engine) as connection:
            return _one(connection, account, request_id)

    def of_ticket(self, account: str, ticket_id: str) -> tuple[ApprovalRequest, ...]:
        """All requests on this ticket, the newest first."""
        with reading(self.engine) as connection:
            return _read(connection, _OF_TICKET, account=account, ticket_id=ticket_id)

    def listed(self, account: str, states: frozenset[ApprovalState]) -> tuple[ApprovalRequest, ...]:
        """The account's requests in these states, the newest first, at most MOST_LISTED of them."""
        query = (
            select(approvals)
            .where(approvals.c.account == account, approvals.c.state.in_(sorted(states)))
            .order_by(*_NEWEST_FIRST)
            .limit(MOST_LISTED)
        )
        with reading(self.engine) as connection:
            return _read(connection, query)

    def decide(self, decided: ApprovalRequest) -> ApprovalRequest:
        """Keep how it was decided, by whom and when; nothing else of the request changes.

        Raises NotFound for a request that is not there, and Conflict for one that is no longer open.
        """
        with self.engine.begin() as connection:
            lock(connection, decided.account)
            known = _one(connection, decided.account, decided.id)
            if known.state is not ApprovalState.OPEN:
                raise Conflict(f"This request is {known.state} already.")
            closed = replace(
                known,
                state=decided.state,
                decided_by=decided.decided_by,
                decided_by_name=decided.decided_by_name,
                decided_at=decided.decided_at,
                note=decided.note,
            )
            _close(connection, closed)
        return closed


def granted(connection: Connection, account: str, ticket_id: str) -> tuple[Grant, ...]:
    """What was approved on this ticket, the greatest amounts first: approving less later takes nothing back."""
    requests = _read(connection, _OF_TICKET, account=account, ticket_id=ticket_id)
    approved = [request for request in requests if request.state is ApprovalState.APPROVED]
    approved.sort(key=lambda request: request.amount.amount if request.amount else Decimal(0), reverse=True)
    return tuple(
        Grant(request.offer_id, request.amount, request.decided_by_name or request.decided_by, request.group)
        for request in approved
    )


def _read(connection: Connection, query: Select[Any], **given: str) -> tuple[ApprovalRequest, ...]:
    return tuple(_request(row) for row in connection.execute(query, given).mappings())


def _same_offer(request: ApprovalRequest) -> Select[Any]:
    return (
        select(approvals)
        .where(
            approvals.c.account == request.account,
            approvals.c.draft_id == request.draft_id,
            approvals.c.offer_id == request.offer_id,
            approvals.c.state != ApprovalState.WITHDRAWN,
        )
        .order_by(*_NEWEST_FIRST)
    )


def _one(connection: Connection, account: str, request_id: str) -> ApprovalRequest:
    found = _read(connection, select(approvals).where(approvals.c.account == account, approvals.c.id == request_id))
    if not found:
        raise NotFound("There is no such request for approval.")
    return found[0]


def _withdrawn(known: ApprovalRequest, by: ApprovalRequest) -> ApprovalRequest:
    return replace(
        known,
        state=ApprovalState.WITHDRAWN,
        decided_by=by.asked_by,
        decided_by_name=by.asked_by_name,
        decided_at=by.asked_at,
    )


def _close(connection: Connection, closed: ApprovalRequest) -> None:
    row = _row(closed)
    values = {name: row[name] for name in ("state", "decided_by", "decided_by_name", "decided_at", "note")}
    connection.execute(update(approvals).where(approvals.c.id == closed.id).values(values))
    _note(connection, closed, f"approval_{closed.state}")


def _note(connection: Connection, request: ApprovalRequest, action: str) -> None:
    """On record stands the offer as the lead saw it, and who said what of it."""
    is_open = request.state is ApprovalState.OPEN
    name, id_ = (request.asked_by_name, request.asked_by) if is_open else (request.decided_by_name, request.decided_by)
    details = {
        "request": request.id,
        "ticket": request.ticket_id,
        "offer": request.words,
        "amount": f"{request.amount.amount} {request.amount.currency}" if request.amount else None,
        "group": request.group,
        "agent": id_,
        "note": request.reason if is_open else request.note,
    }
    at = request.asked_at if request.decided_at is None else request.decided_at
    put_on_record(connection, request.account, action, details, by=name or id_, now=at)


def _row(request: ApprovalRequest) -> dict[str, Any]:
    return {
        "id": request.id,
        "account": request.account,
        "draft_id": request.draft_id,
        "ticket_id": request.ticket_id,
        "requester_id": request.requester_id,
        "offer_id": request.offer_id,
        "words": request.words,
        "amount": str(request.amount.amount) if request.amount else None,
        "currency": request.amount.currency if request.amount else None,
        "group": request.group,
        "policy_version": request.policy_version,
        "asked_by": request.asked_by,
        "asked_by_name": request.asked_by_name,
        "asked_at": to_row(request.asked_at),
        "reason": request.reason,
        "state": request.state.value,
        "decided_by": request.decided_by,
        "decided_by_name": request.decided_by_name,
        "decided_at": to_row(request.decided_at) if request.decided_at else None,
        "note": request.note,
    }


def _request(row: RowMapping) -> ApprovalRequest:
    values: dict[str, Any] = dict(row)
    currency, amount, decided_at = values.pop("currency"), row["amount"], row["decided_at"]
    values["amount"] = Money(Decimal(amount), currency) if amount else None
    values["asked_at"] = from_row(row["asked_at"])
    values["state"] = ApprovalState(row["state"])
    values["decided_at"] = from_row(decided_at) if decided_at else None
    return ApprovalRequest(**values)
