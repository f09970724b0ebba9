"""How we know again what we wrote: a mark in the metadata of a change, which Zendesk keeps with it (platform §7.2)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from integration.flows.note import Mark, NoteKind, Written
from integration.zendesk.rest import AuditRow, WrittenRow, read_row

APP = "amends"
COMMENTS = frozenset({"Comment", "VoiceComment"})


@dataclass(frozen=True, slots=True)
class MarkedChange:
    """One change of a ticket: when, with which mark of ours if any, and the comment that came with it, or ""."""

    at: datetime | None
    mark: Mark | None
    comment_id: str


def metadata_of(mark: Mark) -> dict[str, str]:
    """What goes with a change of ours. It names no customer: metadata can be read by every agent and every app."""
    return {"app": APP, "draft": mark.draft_id, "message": mark.message_id, "kind": mark.kind.value}


def mark_from_metadata(custom: Mapping[str, Any]) -> Mark | None:
    """None for what another app wrote, and for what is no mark of this version's."""
    if custom.get("app") != APP:
        return None
    draft, message, kind = custom.get("draft"), custom.get("message"), custom.get("kind")
    if not isinstance(draft, str) or not isinstance(message, str) or kind not in tuple(NoteKind):
        return None
    return Mark(draft, message, NoteKind(kind))


def change_from_rest(payload: Any) -> MarkedChange:
    """Map one of a ticket's `audits`. Raises `BadInput` with the path of the field that does not fit."""
    return _change(read_row(AuditRow, payload))


def written_from_rest(payload: Any) -> Written:
    """Map the answer to a change: `ticket` and `audit`. Raises `BadInput`."""
    read = read_row(WrittenRow, payload)
    return Written(_change(read.audit).comment_id, read.ticket.updated_at)


def found(changes: Iterable[MarkedChange], mark: Mark, since: datetime) -> str | None:
    """The comment of the change that carries the mark; None where there is no such change since then.

    Zendesk may give the newest first or the oldest: only where they get older can the search end early.
    """
    before: datetime | None = None
    for change in changes:
        if change.mark == mark:
            return change.comment_id
        if change.at and before and change.at < before and change.at < since:
            return None
        before = change.at or before
    return None


def _change(row: AuditRow) -> MarkedChange:
    comment = next((event.id for event in row.events if event.type in COMMENTS), "")
    return MarkedChange(row.created_at, mark_from_metadata(row.metadata.custom), comment)
