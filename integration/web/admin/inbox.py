"""What came in and what became of it: the last hours in figures, what waits, what was given up, and a second try."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Response, jsonify, request

from integration.errors import BadInput, Conflict, NotFound
from integration.flows.inbox import EventState, Hour, InboxCounts, InboxLine, Result
from integration.flows.inbox_ports import InboxDesk
from integration.flows.inbox_words import COVERED, KINDS, line_words, reason_label, reason_words
from integration.flows.summary import plain
from integration.web.admin.door import caller, guarded
from integration.web.bodies import id_of
from integration.web.parts import parts

HOURS = 24
PAGE = 25
MOST_AT_ONCE = 200  # that are tried again with one click
STATES = {
    "waiting": frozenset({EventState.WAITING, EventState.WORKING}),
    "dead": frozenset({EventState.DEAD}),
    "ended": frozenset({EventState.DONE, EventState.DROPPED}),
}
# What each hour is summed up to; `retried` and `dead` are no results, and counted beside them.
COUNTED = (*(result.value for result in Result), "retried", "dead")

pages = guarded("inbox")


@pages.get("/inbox")
def overview() -> Response:
    account, now = caller().visitor.account, parts().clock()
    since = now.replace(minute=0, second=0, microsecond=0) - timedelta(hours=HOURS - 1)
    hours = [hour for hour in _desk().hours(account, since) if hour.at >= since]
    return jsonify(
        counts=_counts(_desk().counts(account), now),
        hours=_hours(hours, since),
        skipped=_skipped(hours),
        calls=_calls(hours),
        **{state: _page(state, None) for state in STATES},
    )


@pages.get("/inbox/events")
def listed() -> Response:
    """A page of events in one state, the newest first, and the moment to go on from."""
    state, before = request.args.get("state", ""), request.args.get("before")
    if state not in STATES:
        raise BadInput(f"state: this is one of {', '.join(STATES)}.", "state")
    return jsonify(_page(state, _moment(before) if before else None))


@pages.post("/inbox/<event_id>/retry")
def retried(event_id: str) -> Response:
    by = caller().visitor
    _desk().retry(by.account, id_of(event_id), by=by.known_as, now=parts().clock())
    return overview()


@pages.post("/inbox/<event_id>/drop")
def dropped(event_id: str) -> Response:
    by = caller().visitor
    _desk().drop(by.account, id_of(event_id), by=by.known_as, now=parts().clock())
    return overview()


@pages.post("/inbox/retry")
def all_retried() -> Response:
    """Everything that was given up, so many at a time; what somebody else has seen to meanwhile is passed over."""
    by, now = caller().visitor, parts().clock()
    for line in _desk().lines(by.account, STATES["dead"], before=None, limit=MOST_AT_ONCE):
        try:
            _desk().retry(by.account, line.id, by=by.known_as, now=now)
        except (Conflict, NotFound):
            continue
    return overview()


def _desk() -> InboxDesk:
    return parts().admin.inbox


def _page(state: str, before: datetime | None) -> dict[str, Any]:
    found = _desk().lines(caller().visitor.account, STATES[state], before=before, limit=PAGE + 1)
    shown = found[:PAGE]
    return {
        "events": [line_json(line) for line in shown],
        "next": plain(shown[-1].received_at) if len(found) > PAGE else None,
    }


def line_json(line: InboxLine) -> dict[str, Any]:
    """One event with its words: what came of it, or what holds it up."""
    return {
        "id": line.id,
        "kind": KINDS.get(line.kind, line.kind.value),
        "ticket_id": line.ticket_id,
        "state": line.state.value,
        "received_at": plain(line.received_at),
        "due_at": plain(line.due_at),
        "next_at": plain(line.next_at),
        "tries": line.tries,
        "words": line_words(line),
        "ended_at": plain(line.ended_at) if line.ended_at else None,
    }


def _counts(counts: InboxCounts, now: datetime) -> dict[str, Any]:
    held = counts.held_back_until if counts.held_back_until and counts.held_back_until > now else None
    return {
        "waiting": counts.waiting,
        "working": counts.working,
        "dead": counts.dead,
        "oldest": plain(counts.oldest) if counts.oldest else None,
        "held_back": {"until": plain(held), "why": counts.held_back_why} if held else None,
    }


def _hours(hours: Sequence[Hour], since: datetime) -> list[dict[str, Any]]:
    """Each hour of the day behind us, those without an event too, the oldest first."""
    counted = {hour.at: _summed(hour.counts) for hour in hours}
    moments = (since + timedelta(hours=place) for place in range(HOURS))
    return [{"at": plain(at), **counted.get(at, dict.fromkeys(COUNTED, 0))} for at in moments]


def _summed(counts: Mapping[tuple[str, str], float]) -> dict[str, int]:
    """What was done together with another event has its draft there, and is not counted twice."""
    own = [(name, count) for (name, label), count in counts.items() if label != COVERED]
    return {name: round(sum(count for known, count in own if known == name)) for name in COUNTED}


def _skipped(hours: Sequence[Hour]) -> list[dict[str, Any]]:
    """How often each reason kept a draft from being written, the most frequent first."""
    reasons: Counter[str] = Counter()
    for hour in hours:
        for (name, label), count in hour.counts.items():
            if name == Result.SKIPPED and label not in ("", COVERED):
                reasons[label] += round(count)
    return [
        {"reason": reason, "label": reason_label(reason), "words": reason_words(reason), "count": count}
        for reason, count in reasons.most_common()
    ]


def _calls(hours: Sequence[Hour]) -> dict[str, float]:
    """How often Zendesk was called, and how long that took on average."""
    calls, seconds = (sum(hour.counts.get((name, ""), 0) for hour in hours) for name in ("calls", "seconds"))
    return {"count": round(calls), "seconds": round(seconds / calls, 2) if calls else 0}


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
        if found.tzinfo:
            found = found.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise BadInput("before: this is a moment, such as 2026-11-27T09:12:00+00:00.", "before") from error
    if found.tzinfo is None:
        raise BadInput("before: this moment says no time zone.", "before")
    return found
