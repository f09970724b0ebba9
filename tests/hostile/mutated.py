"""Requests of Zendesk's and of a shop, spoilt at random: seeded, so that what was found can be found again."""

import http.client
import json
import string
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from itertools import count
from random import Random
from urllib.parse import urlsplit

from sqlalchemy import Engine

from tests.hostile.house import ACCOUNT, Answers, kept
from tests.receiving_fakes import SECRET, signed

LARGEST = 1024 * 1024
WEBHOOK, ORDERS = f"/webhooks/zendesk/{ACCOUNT}", "/api/v1/events/order-cancelled"
HOSTILE = (
    b"\x00", b"\\u0000", b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\\ud800", b'"', b"\\", b"\n", b"{", b"}", b"[", b"]",
    b"null", b"true", b"-1", b"1e999", b"NaN", b"9" * 400, b"'; DROP TABLE inbox; --", b"{{ticket.id}}", b"{% raw %}",
    b"<script>", "\u202e".encode(), "\u0660".encode(), b" " * 3000, b"[" * 3000, b'{"a":' * 300,
)  # fmt: skip
TIMES = ("", "noon", "0", "2026-13-01T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "\xe9", "1" * 5000)
ACCOUNTS = ("", "ACME", "bare", "nobody", "%00", "%ff", "..%2f", "a" * 3000, "acme%20", "acme%0d%0aX-A:%20b")
METHODS = ("GET", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "BREW")


@dataclass
class Asked:
    """One request, before it is sent."""

    path: str
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)
    method: str = "POST"

    def __str__(self) -> str:
        return f"{self.method} {self.path[:80]} {self.headers} {self.body[:200]!r}"


def requests(chance: Random, token: str) -> Iterator[Asked]:
    """Requests without end: some as they should be, most spoilt, many signed all the same."""
    for number in count():
        asked = _of_zendesk(chance, number) if chance.random() < 0.7 else _of_a_shop(chance, number, token)
        for _ in range(chance.choice((0, 1, 1, 1, 2, 4))):
            chance.choice(SPOILING)(asked, chance)
        if asked.path.startswith("/webhooks/") and chance.random() < 0.8:
            # Signed last, most of them, so that what is spoilt comes past the door.
            asked.headers = signed(SECRET, asked.body, datetime.now(UTC)) | asked.headers
        yield asked


def _of_zendesk(chance: Random, number: int) -> Asked:
    body = {
        "event": chance.choice(("written", "answered", "test")),
        "ticket": str(number),
        "at": "2026-11-24T09:00:00Z",
    }
    invocation = "".join(chance.choices(string.ascii_uppercase + string.digits, k=26))
    return Asked(WEBHOOK, json.dumps(body).encode(), {"X-Zendesk-Webhook-Invocation-Id": invocation})


def _of_a_shop(chance: Random, number: int, token: str) -> Asked:
    body = {
        "order": f"A-{number}",
        "customer": {"email": "marta@example.com", "name": "Marta"},
        "reason": chance.choice(("out_of_stock", "other")),
        "refund": {"amount": "49.90", "currency": "EUR", "within_business_days": 5},
        "items": ["Lamp"],
        "cancelled_at": "2026-11-24T10:00:00+02:00",
    }
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": f"k{chance.randrange(number + 1)}"}
    return Asked(ORDERS, json.dumps(body).encode(), headers | {"Content-Type": "application/json"})


def _flip(asked: Asked, chance: Random) -> None:
    if asked.body:
        place = chance.randrange(len(asked.body))
        asked.body = asked.body[:place] + bytes([chance.randrange(256)]) + asked.body[place + 1 :]


def _insert(asked: Asked, chance: Random) -> None:
    place = chance.randrange(len(asked.body) + 1)
    asked.body = asked.body[:place] + chance.choice(HOSTILE) + asked.body[place:]


def _cut(asked: Asked, chance: Random) -> None:
    first, last = sorted(chance.choices(range(len(asked.body) + 1), k=2))
    asked.body = asked.body[:first] + asked.body[last:]


def _double(asked: Asked, _chance: Random) -> None:
    asked.body *= 2


def _replace_value(asked: Asked, chance: Random) -> None:
    try:
        body = json.loads(asked.body)
        body[chance.choice(sorted(body))] = chance.choice(
            (None, True, -1, 1e300, [], {}, [[]], "", "x" * 70_000, "\x00")
        )
    except (ValueError, TypeError, IndexError, RecursionError):
        return
    asked.body = json.dumps(body).encode()


def _swell(asked: Asked, chance: Random) -> None:
    asked.body += b" " * chance.choice((70_000, 1024 * 1024, 1024 * 1024 + 1))


def _spoil_header(asked: Asked, chance: Random) -> None:
    name = chance.choice(
        (
            "X-Zendesk-Webhook-Signature",
            "X-Zendesk-Webhook-Signature-Timestamp",
            "X-Zendesk-Webhook-Invocation-Id",
            "Idempotency-Key",
            "Authorization",
            "Content-Type",
        )
    )
    asked.headers[name] = chance.choice((*TIMES, "\x7f", "Bearer ", "x" * 300, "application/xml; charset=ebcdic"))


def _old(asked: Asked, chance: Random) -> None:
    at = datetime.now(UTC) - timedelta(minutes=chance.choice((4, 6, 9, -4, -6)))
    asked.headers |= signed(SECRET, asked.body, at)


def _other_account(asked: Asked, chance: Random) -> None:
    asked.path = f"/webhooks/zendesk/{chance.choice(ACCOUNTS)}"


def _other_method(asked: Asked, chance: Random) -> None:
    asked.method = chance.choice(METHODS)


SPOILING: tuple[Callable[[Asked, Random], None], ...] = (
    _flip, _flip, _insert, _insert, _cut, _double, _replace_value, _replace_value, _swell, _spoil_header, _spoil_header,
    _old, _other_account, _other_method,
)  # fmt: skip


@dataclass
class Sender:
    """Sends to one server, and remembers what was promised: a 202 says that the event is kept."""

    address: str
    answers: Answers = field(default_factory=Answers)
    promised: list[dict[str, str]] = field(default_factory=list)
    _connection: http.client.HTTPConnection | None = None

    def send(self, asked: Asked) -> None:
        begun = time.perf_counter()
        try:
            status, kind, content = self._answer(asked)
        except (http.client.HTTPException, OSError) as error:
            self.close()
            # What is too large may be refused before it was sent to its end.
            if len(asked.body) <= LARGEST:
                self.answers.wrong.append(f"{type(error).__name__}: {asked}")
            return
        self.answers.see(status, kind, time.perf_counter() - begun, str(asked))
        if status == HTTPStatus.ACCEPTED:
            self.promised.append({"id": json.loads(content)["id"]} if content else self._known_by(asked))

    def broken(self, engine: Engine) -> Iterator[str]:
        """The promises that were not held."""
        there = kept(engine)
        for words in self.promised:
            if not any(word in there[column] for column, word in words.items()):
                yield f"not kept: {words}"

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _answer(self, asked: Asked) -> tuple[int, str, bytes]:
        """As every client does: a connection that the server has closed meanwhile is opened anew."""
        if self._connection is not None:
            try:
                return self._exchange(asked)
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
                self.close()
        return self._exchange(asked)

    def _exchange(self, asked: Asked) -> tuple[int, str, bytes]:
        if self._connection is None:
            self._connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=5)
        headers = {name: value.encode("latin-1") for name, value in asked.headers.items()}
        self._connection.request(asked.method, asked.path, asked.body, headers)
        answer = self._connection.getresponse()
        return answer.status, answer.headers.get("Content-Type", ""), answer.read()

    @staticmethod
    def _known_by(asked: Asked) -> dict[str, str]:
        return {
            "key": f"zendesk:{asked.headers.get('X-Zendesk-Webhook-Invocation-Id', '').strip()}",
            "signature": asked.headers.get("X-Zendesk-Webhook-Signature", ""),
        }
