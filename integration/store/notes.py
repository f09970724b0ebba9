"""What we wrote into tickets unasked, or were about to: once for each message of the customer and kind."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Engine, Row, bindparam, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from integration.flows.note import Note, NoteKind, NoteState
from integration.store.engine import reading
from integration.store.inbox_tables import notes as table
from integration.store.moments import from_row, to_row
from integration.store.tables import drafts

# These say how a ticket stands now; an acknowledgement or a notice was sent, and nothing takes it back.
_TAKEN_BACK = (NoteKind.DRAFT.value, NoteKind.TAGS.value)
_IN_FORCE = (NoteState.INTENDED.value, NoteState.WRITTEN.value)

_OF_TICKET = (table.c.account == bindparam("of")) & (table.c.ticket_id == bindparam("ticket"))
_THIS = _OF_TICKET & (table.c.message_id == bindparam("message")) & (table.c.kind == bindparam("of_kind"))
_READ = select(table).where(_THIS)
_ALL = select(table).where(_OF_TICKET).order_by(table.c.id)
_STANDING = (
    select(table)
    .where(_OF_TICKET, table.c.kind == NoteKind.DRAFT.value, table.c.state == NoteState.WRITTEN.value)
    .order_by(table.c.id.desc())
    .limit(1)
)
_WRITTEN = (
    update(table)
    .where(_THIS, table.c.state == NoteState.INTENDED.value)
    .values(state=NoteState.WRITTEN.value, comment_id=bindparam("comment"))
)
# Or taken back before anybody knew whether it was written. Tags come without a comment.
_NEVER_SEEN = (
    table.c.comment_id.is_(None) & (table.c.kind != NoteKind.TAGS.value) & (table.c.state != NoteState.WRITTEN.value)
)
_ACKNOWLEDGED = (
    select(func.count(table.c.id.distinct()))
    .select_from(table.join(drafts, (drafts.c.account == table.c.account) & (drafts.c.ticket_id == table.c.ticket_id)))
    .where(
        table.c.account == bindparam("of"),
        table.c.kind == NoteKind.ACKNOWLEDGEMENT.value,
        table.c.intended_at > bindparam("since"),
        drafts.c.requester_id == bindparam("requester"),
    )
)
_FORGET = delete(table).where(_THIS, (table.c.state == NoteState.INTENDED.value) | _NEVER_SEEN)
_END = (
    update(table)
    .where(
        _OF_TICKET, table.c.kind.in_(_TAKEN_BACK), table.c.state.in_(_IN_FORCE), table.c.draft_id != bindparam("but")
    )
    .values(state=bindparam("new_state"), ended_at=bindparam("moment"), answer_id=bindparam("answer"))
    .returning(*table.c)
)


@dataclass(frozen=True, slots=True)
class NoteStore:
    """Implements the ports Notes, ToldNotes and StandingNotes."""

    engine: Engine

    def intend(self, note: Note) -> Note:
        """Keep what is about to be written; gives the note that is there already, where one is."""
        with self.engine.begin() as connection:
            if connection.scalar(_insert(self.engine.dialect.name), _row(note)) is not None:
                return note
            return _note(connection.execute(_READ, _this(note)).one())

    def written(self, note: Note, comment_id: str, now: datetime) -> None:  # noqa: ARG002 - part of the port
        """It is in Zendesk, as this comment. One that was taken back meanwhile stays so."""
        with self.engine.begin() as connection:
            connection.execute(_WRITTEN, {**_this(note), "comment": comment_id or None})

    def of_ticket(self, account: str, ticket_id: str) -> tuple[Note, ...]:
        """In the order in which they were intended."""
        with reading(self.engine) as connection:
            return tuple(map(_note, connection.execute(_ALL, {"of": account, "ticket": ticket_id})))

    def end(
        self, account: str, ticket_id: str, state: NoteState, now: datetime, *, but: str = "", answer_id: str = ""
    ) -> tuple[Note, ...]:
        """Take back the drafts and tags in force on a ticket, but for those of the draft `but`; gives them as they are.

        One that was only intended is among them: Zendesk may have it.
        """
        ending = {
            "of": account,
            "ticket": ticket_id,
            "but": but,
            "new_state": state.value,
            "moment": to_row(now),
            "answer": answer_id or None,
        }
        with self.engine.begin() as connection:
            rows = connection.execute(_END, ending).all()
        return tuple(_note(row) for row in sorted(rows, key=lambda row: row.id))

    def forget(self, note: Note) -> None:
        """Drop what was intended and never written; anything else stays."""
        with self.engine.begin() as connection:
            connection.execute(_FORGET, _this(note))

    def acknowledged(self, account: str, requester_id: str, since: datetime) -> int:
        """How often this customer was told that an answer will come; tickets without a draft are not known to be
        theirs."""
        about = {"of": account, "requester": requester_id, "since": to_row(since)}
        with reading(self.engine) as connection:
            return connection.scalar(_ACKNOWLEDGED, about) or 0

    def standing(self, account: str, ticket_id: str) -> Note | None:
        """The note that holds the ticket's current draft."""
        with reading(self.engine) as connection:
            row = connection.execute(_STANDING, {"of": account, "ticket": ticket_id}).one_or_none()
        return _note(row) if row else None


@cache
def _insert(dialect: str) -> Any:
    new = (postgresql.insert if dialect == "postgresql" else sqlite.insert)(table)
    return new.on_conflict_do_nothing().returning(table.c.id)


def _this(note: Note) -> dict[str, Any]:
    return {"of": note.account, "ticket": note.ticket_id, "message": note.message_id, "of_kind": note.kind.value}


def _row(note: Note) -> dict[str, Any]:
    return {
        "account": note.account,
        "ticket_id": note.ticket_id,
        "message_id": note.message_id,
        "kind": note.kind.value,
        "draft_id": note.draft_id,
        "state": note.state.value,
        "intended_at": to_row(note.intended_at),
        "comment_id": note.comment_id or None,
        "ended_at": to_row(note.ended_at) if note.ended_at else None,
        "answer_id": note.answer_id or None,
    }


def _note(row: Row[Any]) -> Note:
    return Note(
        account=row.account,
        ticket_id=row.ticket_id,
        message_id=row.message_id,
        kind=NoteKind(row.kind),
        draft_id=row.draft_id,
        intended_at=from_row(row.intended_at),
        state=NoteState(row.state),
        comment_id=row.comment_id or "",
        ended_at=from_row(row.ended_at) if row.ended_at else None,
        answer_id=row.answer_id or "",
    )
