"""Bytes that are hardly HTTP: no client sends them, and any port on the internet gets them."""

import re
import socket
import time

from tests.hostile.house import Answers

GARBAGE: tuple[bytes, ...] = (
    b"\x00\x01\x02\r\n\r\n",
    b"GET\r\n\r\n",
    b"POST /webhooks/zendesk/acme HTTP/9.9\r\n\r\n",
    b"POST /webhooks/zendesk/acme HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
    b"POST /webhooks/zendesk/acme HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    b"POST /webhooks/zendesk/acme HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
    b"POST /webhooks/zendesk/acme HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
    b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
    b"POST /webhooks/zendesk/acme HTTP/1.1\r\nHost: a\r\n" + b"X: " + b"a" * 20_000 + b"\r\n\r\n",
    b"POST /webhooks/zendesk/acme HTTP/1.1\r\nHost: a\r\n" + b"X: a\r\n" * 300 + b"\r\n",
    b"POST /" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
    b"POST /webhooks/zendesk/acme HTTP/1.1\r\nHost: a\r\nX Y: 1\r\n\r\n",
)


def throw(port: int, answers: Answers) -> None:
    """Send each to the server. It may answer or hang up (told as status 0), but not break or wait."""
    for garbage in GARBAGE:
        begun = time.perf_counter()
        with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
            connection.sendall(garbage)
            connection.shutdown(socket.SHUT_WR)
            answer = b"".join(iter(lambda: connection.recv(65_536), b""))
        found = re.match(rb"HTTP/\d\.\d (\d{3})", answer)
        answers.see(int(found[1]) if found else 0, "text/html", time.perf_counter() - begun, repr(garbage[:100]))
