"""The HTTP under the Zendesk client: one session per desk, and only reads are ever repeated."""

import time
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

Timeout = float | tuple[float, float] | tuple[float, None] | None
# A write that timed out may have been done; sent again, it would be done twice (platform §8.4).
READS_ONLY = Retry(
    total=2,
    connect=2,
    read=1,
    status=1,
    allowed_methods=["GET"],
    status_forcelist=[502, 503, 504],
    backoff_factor=0.2,
    respect_retry_after_header=False,
    raise_on_status=False,
)


def open_session(origin: str, base_url: str | None) -> requests.Session:
    """A session for one account's `origin`; with `base_url` its requests go to a sandbox there instead."""
    session = requests.Session()
    session.mount(origin, DeskAdapter(origin, base_url))
    return session


class DeskAdapter(HTTPAdapter):
    """Sends what is meant for `origin`, and remembers how long Zendesk last asked us to wait, in seconds.

    `calls` and `seconds` are what has been sent so far, and how long the answers took.
    """

    def __init__(self, origin: str, base_url: str | None) -> None:
        super().__init__(max_retries=READS_ONLY)
        self.origin = origin
        self.target = (base_url or origin).rstrip("/")
        self.retry_after: float | None = None
        self.calls = 0
        self.seconds = 0.0

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,  # noqa: FBT001, FBT002 - the signature is the library's
        timeout: Timeout = None,
        verify: bool | str = True,  # noqa: FBT001, FBT002 - the signature is the library's
        cert: bytes | str | tuple[bytes | str, bytes | str] | None = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        meant_for = request.url or self.origin
        request.url = self.target + meant_for.removeprefix(self.origin)
        self.retry_after = None
        self.calls += 1
        started = time.perf_counter()
        try:
            response = super().send(request, stream, timeout, verify, cert, proxies)
        finally:
            self.seconds += time.perf_counter() - started
            # The client tells its answers apart by the address it asked (platform §8.2).
            request.url = meant_for
        response.url = meant_for
        self._note_wait(response)
        return response

    def _note_wait(self, response: requests.Response) -> None:
        """The client reads whole seconds only, and would trip over a date."""
        written = response.headers.pop("Retry-After", None)
        self.retry_after = seconds_to_wait(written, datetime.now(UTC))
        if self.retry_after is not None:
            response.headers["Retry-After"] = str(round(self.retry_after))


def seconds_to_wait(written: str | None, now: datetime) -> float | None:
    """Read a Retry-After header, seconds or a date; None where it says nothing."""
    if not written:
        return None
    if written.strip().isdecimal():
        return float(written)
    try:
        until = parsedate_to_datetime(written)
    except ValueError:
        return None
    aware = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (aware - now).total_seconds())
