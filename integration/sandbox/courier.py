"""Delivering webhooks from a thread of its own: signed, retried, recorded, and broken off when all goes wrong."""

import queue
import threading
from collections import deque
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta

import requests

from integration.sandbox.faults import DELIVERY, FaultBox
from integration.sandbox.records import webhook_headers
from integration.sandbox.signature import sign
from integration.sandbox.state import Desk, Notification, Record, stamp
from integration.sandbox.ulid import new_ulid

_RETRIES_ON_CONFLICT = 3
_RETRIES_ON_TIMEOUT = 5
_RETRIES_WHEN_ASKED = 5
# how often is documented, how long between is not
_SECONDS_BETWEEN = 10.0
_WINDOW = timedelta(minutes=5)
# a share of very few says nothing
_FEWEST_TO_JUDGE = 10
_HELD_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: a status, or none and the word for it (`timeout`, `failed`)."""

    status: int | None
    trouble: str = ""
    retry_after: str | None = None
    body: str = ""


@dataclass
class _Invocation:
    id: str
    webhook: Record
    secret: str
    body: str
    record: Record = field(default_factory=dict)


def next_wait(answer: Answer, retries: int) -> float | None:
    """Seconds until the next attempt, or None when there is none (platform §6.3, the table of answers)."""
    if answer.trouble == "timeout":
        return _SECONDS_BETWEEN if retries < _RETRIES_ON_TIMEOUT else None
    if answer.status == 409:
        return _SECONDS_BETWEEN if retries < _RETRIES_ON_CONFLICT else None
    if answer.status in {429, 503} and (answer.retry_after or "").isdigit() and retries < _RETRIES_WHEN_ASKED:
        seconds = float(answer.retry_after or 0)
        return seconds if seconds < 60 else None
    return None


def outcome(answer: Answer) -> str:
    if answer.status is None:
        return answer.trouble
    return "success" if 200 <= answer.status < 300 else "terminated"


class Courier:
    """Takes notifications off `desk.outgoing`. `time_scale` shortens the waits between attempts."""

    def __init__(self, desk: Desk, faults: FaultBox, *, timeout: float, time_scale: float) -> None:
        self.desk = desk
        self._faults = faults
        self._timeout = timeout
        self._time_scale = time_scale
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="courier", daemon=True)
        self._pool = ThreadPoolExecutor(max_workers=8, thread_name_prefix="delivery")
        self._recent: dict[str, deque[tuple[float, bool]]] = {}

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self.desk.outgoing.put(None)
        self._thread.join()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def attempt(self, webhook: Record, secret: str, body: str, invocation_id: str) -> Answer:
        """Send one signed request, stamped with the time of this attempt."""
        raw = b"" if webhook["http_method"] in {"GET", "DELETE"} else body.encode()
        at = stamp(self.desk.clock() + timedelta(seconds=self._faults.skew()))
        headers = webhook_headers(webhook) | {
            "User-Agent": "Zendesk Webhook",
            "X-Zendesk-Account-Id": str(self.desk.account_id),
            "X-Zendesk-Webhook-Id": webhook["id"],
            "X-Zendesk-Webhook-Invocation-Id": invocation_id,
            "X-Zendesk-Webhook-Signature-Timestamp": at,
            "X-Zendesk-Webhook-Signature": sign(secret, at, raw),
        }
        with requests.Session() as session:
            # a proxy for the way out has no business with calls to this machine
            session.trust_env = False
            try:
                response = session.request(
                    webhook["http_method"],
                    webhook["endpoint"],
                    data=raw,
                    headers=headers,
                    timeout=self._timeout,
                    allow_redirects=False,
                )
            except requests.Timeout:
                return Answer(None, trouble="timeout")
            except requests.RequestException as trouble:
                return Answer(None, trouble="failed", body=str(trouble))
        return Answer(response.status_code, retry_after=response.headers.get("Retry-After"), body=response.text[:2000])

    def _run(self) -> None:
        held: list[_Invocation] = []
        while True:
            try:
                notification = self.desk.outgoing.get(timeout=_HELD_SECONDS * self._time_scale if held else None)
            except queue.Empty:
                held = self._send_all(held)
                continue
            if notification is None:
                return
            invocation = self._open(notification)
            if invocation is None:
                continue
            kinds = {fault.kind for fault in self._faults.take(DELIVERY, "POST", invocation.webhook["endpoint"])}
            copies = [invocation, invocation] if "duplicate_delivery" in kinds else [invocation]
            if "reorder_deliveries" in kinds:
                held += copies
                continue
            held = self._send_all([*copies, *held])

    def _send_all(self, invocations: Iterable[_Invocation]) -> list[_Invocation]:
        for invocation in invocations:
            self._pool.submit(self._deliver, invocation)
        return []

    def _open(self, notification: Notification) -> _Invocation | None:
        """Record an invocation; None when the webhook is gone, switched off or cut off."""
        with self.desk.lock:
            webhook = self.desk.webhooks.get(notification.webhook_id)
            if webhook is None or webhook["status"] != "active":
                return None
            now = self.desk.clock()
            record: Record = {
                "id": new_ulid(now),
                "webhook_id": webhook["id"],
                "status": "circuit broken" if self._is_cut_off(webhook["id"]) else "in progress",
                "latest_completed_at": None,
                "attempts": [],
                "payload": notification.body,
            }
            self.desk.invocations.setdefault(webhook["id"], []).append(record)
            secret = self.desk.webhook_secrets[webhook["id"]]
        if record["status"] == "circuit broken":
            return None
        # a copy: settings changed meanwhile do not reach attempts under way
        return _Invocation(record["id"], dict(webhook), secret, notification.body, record)

    def _deliver(self, invocation: _Invocation) -> None:
        retries = 0
        while True:
            answer = self.attempt(invocation.webhook, invocation.secret, invocation.body, invocation.id)
            self._note(invocation, answer)
            wait = next_wait(answer, retries)
            if wait is None or self._stopping.wait(wait * self._time_scale):
                return
            retries += 1

    def _note(self, invocation: _Invocation, answer: Answer) -> None:
        with self.desk.lock:
            at = self.desk.clock()
            result = outcome(answer)
            attempt = {"completed_at": stamp(at), "status": result, "status_code": answer.status, "body": answer.body}
            invocation.record["attempts"].append({"id": new_ulid(at), **attempt})
            invocation.record.update(status=result, latest_completed_at=stamp(at))
            recent = self._recent.setdefault(invocation.webhook["id"], deque())
            recent.append((at.timestamp(), result == "success"))

    def _is_cut_off(self, webhook_id: str) -> bool:
        """Whether seven in ten attempts, or more than 1000, failed within five minutes."""
        recent = self._recent.get(webhook_id, deque())
        oldest = (self.desk.clock() - _WINDOW).timestamp()
        while recent and recent[0][0] < oldest:
            recent.popleft()
        failures = sum(not good for _, good in recent)
        return failures > 1000 or (len(recent) >= _FEWEST_TO_JUDGE and failures >= 0.7 * len(recent))
