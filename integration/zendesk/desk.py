"""One Zendesk account, as a job works with it; the only module that knows zenpy, and that reads its failures."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any, Literal, TypeVar
from urllib.parse import quote

import requests
from zenpy import Zenpy
from zenpy.lib.exception import APIException, RatelimitBudgetExceeded, RecordNotFoundException, ZenpyException

from integration.apology.ticket import Ticket
from integration.errors import AmendsError, BadInput, Conflict, DeskFailure, NoEntry, NotFound
from integration.zendesk.access import ApiToken, DeskCredentials, LentToken, OAuthClient, OAuthToken, TokenStore
from integration.zendesk.mapping import DeskUser, app_id_from_rest, ticket_from_rest, user_from_rest
from integration.zendesk.wire import DeskAdapter, open_session

Mapped = TypeVar("Mapped")
PAGE = 100
# Zendesk may ask a caller to wait; whoever has the job waits, not the thread.
NEVER_WAIT = 1
PUBLIC_KEY = "-----BEGIN PUBLIC KEY-----"
FAILURES = (APIException, ZenpyException, requests.RequestException)
WORTH_RETRYING = frozenset({HTTPStatus.REQUEST_TIMEOUT})
USUAL_PAUSE = 30.0  # seconds, where Zendesk says that it is too much and not for how long (platform §7.8)


def connect(
    credentials: DeskCredentials,
    *,
    tokens: TokenStore,
    base_url: str | None = None,
    timeout: float = 10,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> "ZendeskDesk":
    """A desk for one job in one thread; nothing is asked of Zendesk yet. `timeout` is in seconds, per call.

    `base_url` is the sandbox's address, empty for the real Zendesk.
    """
    origin = f"https://{credentials.subdomain}.zendesk.com"
    return ZendeskDesk(credentials, open_session(origin, base_url or None), tokens, clock, timeout)


class ZendeskDesk:
    """What Amends asks of an account. Every method raises NotFound or DeskFailure, and nothing of the libraries'."""

    def __init__(
        self,
        credentials: DeskCredentials,
        session: requests.Session,
        tokens: TokenStore,
        clock: Callable[[], datetime],
        timeout: float,
    ) -> None:
        self._credentials = credentials
        self._origin = f"https://{credentials.subdomain}.zendesk.com"
        self._session = session
        self._tokens = tokens
        self._clock = clock
        self._timeout = timeout
        self._client: Zenpy | None = None

    def agent(self, user_id: str) -> DeskUser:
        return mapped(user_from_rest, self._json(f"users/{quote(user_id, safe='')}.json"))

    def ticket(self, ticket_id: str) -> Ticket:
        """The ticket with its whole conversation."""
        ticket = mapped(ticket_from_rest, self.ticket_answer(ticket_id))
        name = self.brand_name(ticket.brand.id) if ticket.brand.id else ""
        return replace(ticket, brand=replace(ticket.brand, name=name))

    def ticket_answer(self, ticket_id: str) -> dict[str, Any]:
        """The same as it came, with everyone who had a part in it; the brand is an id only.

        The ticket comes before its comments: what is written between the two calls makes the ticket look too old, and
        a safe update is refused, which is the better mistake.
        """
        path = f"tickets/{quote(ticket_id, safe='')}"
        found = self._json(f"{path}.json?include=users,organizations")
        comments, users = self._conversation(path)
        found["comments"], found["users"] = comments, [*(found.get("users") or []), *users]
        return found

    def brand_name(self, brand_id: str) -> str:
        """ "" for a brand that was deleted since: an old ticket keeps it."""
        try:
            answer = self._json(f"brands/{quote(brand_id, safe='')}.json")
        except NotFound:
            return ""
        return str((answer.get("brand") or {}).get("name") or "")

    @property
    def spent(self) -> tuple[int, float]:
        """How many calls this desk has made, and how many seconds they took."""
        adapter = self._session.get_adapter(self._origin)
        return (adapter.calls, adapter.seconds) if isinstance(adapter, DeskAdapter) else (0, 0.0)

    def installation_app_id(self, installation_id: str) -> str:
        """The app behind an installation."""
        return mapped(app_id_from_rest, self._json(f"apps/installations/{quote(installation_id, safe='')}.json"))

    def app_public_key(self, app_id: str) -> str:
        """The PEM that the signed first requests of an app are checked with (platform §4.3)."""
        pem = self._get(f"apps/{quote(app_id, safe='')}/public_key.pem").text
        if not pem.lstrip().startswith(PUBLIC_KEY):
            raise DeskFailure("Zendesk sent something else than the app's public key.", permanent=True)
        return pem

    def rows(self, path: str, key: str) -> Iterator[Any]:
        """All rows of a list below /api/v2, page by page as they are asked for."""
        for page in self._pages(path):
            rows = page.get(key) or []
            if not isinstance(rows, list):
                raise DeskFailure("Zendesk's answer cannot be read.", permanent=False)
            yield from rows

    def listed(self, path: str, key: str, reader: Callable[[Any], Mapped]) -> Iterator[Mapped]:
        """The same, each as `reader` maps it."""
        return (mapped(reader, row) for row in self.rows(path, key))

    def answer(self, path: str) -> dict[str, Any]:
        """One answer to a read below /api/v2, as it came."""
        return self._json(path)

    def change(
        self, method: Literal["post", "put", "patch", "delete"], path: str, body: dict[str, Any], *, key: str = ""
    ) -> dict[str, Any]:
        """One write below /api/v2, and its answer, empty where Zendesk says nothing.

        It is sent once: only who asked knows whether to ask again. Where a ticket is created, Zendesk does so once for
        the same `key` within two hours.
        """
        # https://developer.zendesk.com/api-reference/ticketing/introduction/#idempotency
        headers = {"Idempotency-Key": key} if key else None
        response = self._with_token(lambda: self._write(method, path, body, headers))
        return {} if response.status_code == HTTPStatus.NO_CONTENT else _object(response)

    def ping(self) -> None:
        """Whether the credentials work: Zendesk answers strangers too, but as nobody (platform §7.5)."""
        if not (self._json("users/me.json").get("user") or {}).get("id"):
            raise NoEntry("Zendesk does not know the credentials of this account.")

    def _conversation(self, path: str) -> tuple[list[Any], list[Any]]:
        comments: list[Any] = []
        users: list[Any] = []
        for page in self._pages(f"{path}/comments.json?include=users"):
            comments += page.get("comments") or []
            users += page.get("users") or []
        return comments, users

    def _pages(self, path: str) -> Iterator[dict[str, Any]]:
        """The answers of a list, by cursor (platform §7.4)."""
        first = f"{path}{'&' if '?' in path else '?'}page[size]={PAGE}"
        after = ""
        while True:
            page = self._json(first + after)
            yield page
            meta = page.get("meta") or {}
            if not meta.get("has_more") or not meta.get("after_cursor"):
                return
            after = f"&page[after]={quote(str(meta['after_cursor']), safe='')}"

    def _json(self, path: str) -> dict[str, Any]:
        return _object(self._get(path))

    def _get(self, path: str) -> requests.Response:
        return self._with_token(lambda: self._read(path))

    def _with_token(self, ask: Callable[[], requests.Response]) -> requests.Response:
        """A lent token that Zendesk no longer takes is replaced once; what it refused so was not done."""
        lent = isinstance(self._credentials.access, OAuthClient)
        with self._failures():
            try:
                return ask()
            except (APIException, requests.HTTPError) as error:
                if not lent or _status(error) != HTTPStatus.UNAUTHORIZED:
                    raise
            self._tokens.forget(self._credentials.subdomain)
            self._client = None
            return ask()

    def _read(self, path: str) -> requests.Response:
        # zenpy's own readers cannot side-load and know no apps (platform §8.5); this one is under all of them.
        read = self._open().users._get  # noqa: SLF001 - there is no public way to a raw answer
        response: requests.Response = read(f"{self._origin}/api/v2/{path}", raw_response=True)
        return response

    def _write(
        self, method: str, path: str, body: dict[str, Any], headers: dict[str, str] | None = None
    ) -> requests.Response:
        # zenpy's own writers want its own objects, and drop fields that these do not know.
        users = self._open().users
        send = getattr(users.session, method)
        response: requests.Response = users._call_api(  # noqa: SLF001 - there is no public way to send plain JSON
            send, f"{self._origin}/api/v2/{path}", json=body or None, headers=headers, timeout=self._timeout
        )
        return response

    def _open(self) -> Zenpy:
        if self._client is None:
            self._client = Zenpy(
                subdomain=self._credentials.subdomain,
                session=self._session,
                timeout=self._timeout,
                disable_cache=True,
                ratelimit_budget=NEVER_WAIT,
                **self._keys(),
            )
        return self._client

    def _keys(self) -> dict[str, str]:
        match self._credentials.access:
            case OAuthToken(token):
                return {"oauth_token": token}
            case ApiToken(email, token):
                return {"email": email, "token": token}
            case OAuthClient() as client:
                return {"oauth_token": self._lent_token(client)}

    def _lent_token(self, client: OAuthClient) -> str:
        kept = self._tokens.token(self._credentials.subdomain)
        if kept is not None and kept.is_good(self._clock()):
            return kept.value
        asked = {"grant_type": "client_credentials", "scope": "read write"}
        asked |= {"client_id": client.client_id, "client_secret": client.client_secret}
        # https://developer.zendesk.com/api-reference/ticketing/oauth/grant_type_tokens/
        response = self._session.post(
            f"{self._origin}/oauth/tokens", json=asked, headers={"Authorization": None}, timeout=self._timeout
        )
        refused = HTTPStatus.BAD_REQUEST <= response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR
        if refused and response.status_code not in {*WORTH_RETRYING, HTTPStatus.TOO_MANY_REQUESTS}:
            raise NoEntry("Zendesk lends no token to this account's client. Check its id and secret.")
        response.raise_for_status()
        answer = response.json()
        if not answer.get("access_token"):
            raise NoEntry("Zendesk lent no token for this account's client.")
        lent = LentToken(answer["access_token"], self._clock() + timedelta(seconds=answer.get("expires_in") or 1800))
        self._tokens.keep(self._credentials.subdomain, lent)
        return lent.value

    @contextmanager
    def _failures(self) -> Iterator[None]:
        try:
            yield
        except FAILURES as error:
            adapter = self._session.get_adapter(self._origin)
            wait = adapter.retry_after if isinstance(adapter, DeskAdapter) else None
            raise _failure(error, wait) from error


def _object(response: requests.Response) -> dict[str, Any]:
    try:
        found = response.json()
    except requests.JSONDecodeError as error:
        raise DeskFailure("Zendesk's answer cannot be read.", permanent=False) from error
    if not isinstance(found, dict):
        raise DeskFailure("Zendesk's answer cannot be read.", permanent=False)
    return found


def mapped(reader: Callable[[Any], Mapped], answer: Any) -> Mapped:
    """What `reader` makes of an answer. Raises DeskFailure where it does not fit."""
    try:
        return reader(answer)
    except BadInput as error:
        raise DeskFailure(f"Zendesk's answer does not fit: {error}", permanent=True) from error


_MEANT: Mapping[int | None, Callable[[], AmendsError]] = {
    HTTPStatus.UNAUTHORIZED: lambda: NoEntry(
        "Zendesk does not take the credentials of this account: revoked, perhaps, or mistyped."
    ),
    HTTPStatus.FORBIDDEN: lambda: DeskFailure(
        "Zendesk does not let Amends do this with its credentials.", permanent=True
    ),
    HTTPStatus.NOT_FOUND: lambda: NotFound("Zendesk does not have what was asked for."),
    HTTPStatus.CONFLICT: lambda: Conflict("Somebody else changed it in Zendesk at the same time."),
}


def _failure(error: Exception, wait: float | None) -> AmendsError:
    """What a failure of the libraries means to us, and whether trying again can help."""
    status = _status(error)
    if isinstance(error, RatelimitBudgetExceeded) or status == HTTPStatus.TOO_MANY_REQUESTS:
        pause = USUAL_PAUSE if wait is None else wait
        return DeskFailure("Zendesk asks us to slow down.", permanent=False, retry_after=pause)
    if isinstance(error, RecordNotFoundException):
        status = HTTPStatus.NOT_FOUND
    if status in _MEANT:
        return _MEANT[status]()
    if status is None:
        return DeskFailure("Zendesk cannot be reached.", permanent=isinstance(error, ZenpyException))
    lasting = status < HTTPStatus.INTERNAL_SERVER_ERROR and status not in WORTH_RETRYING
    return DeskFailure(f"Zendesk answered with status {status}.", permanent=lasting, retry_after=wait)


def _status(error: Exception) -> int | None:
    response = getattr(error, "response", None)
    return response.status_code if isinstance(response, requests.Response) else None
