"""Lists in pages: by cursor where `page[size]` or a cursor is given, by offset otherwise (platform §7.4)."""

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import TypeVar
from urllib.parse import urlencode

from flask import request

from integration.sandbox.problems import bad_request
from integration.sandbox.rest.bodies import desk, number
from integration.sandbox.state import Record

T = TypeVar("T")

_LARGEST = 100
_DEEPEST_ROW = 10_000
_CURSORS = ("page[size]", "page[after]", "page[before]")


def paged(name: str, rows: Sequence[T], show: Callable[[T], Record]) -> Record:
    """The wrapped page that the request asks for. Raises `ApiProblem` 400 beyond row 10 000 or for a bad cursor."""
    if any(key in request.args for key in _CURSORS):
        return _by_cursor(name, rows, show)
    return _by_offset(name, rows, show)


def page_of(rows: Sequence[T]) -> list[T]:
    """The rows on the asked-for page, for side-loads."""
    start, size = _span(len(rows))
    return list(rows[start : start + size])


def link(**changed: str | int | None) -> str:
    """The address of this list with some parameters changed; None takes one out."""
    values = {key: value for key, value in {**request.args, **changed}.items() if value is not None}
    return f"https://{desk().subdomain}.zendesk.com{request.path}.json?{urlencode(values)}"


def _by_offset(name: str, rows: Sequence[T], show: Callable[[T], Record]) -> Record:
    start, size = _span(len(rows))
    page = start // size + 1
    if start + size > _DEEPEST_ROW:
        raise bad_request("InvalidPaginationDepth", "Requested response size was greater than Search Response Limits")
    more, fewer = start + size < len(rows), page > 1
    return {
        name: [show(row) for row in rows[start : start + size]],
        "next_page": link(page=page + 1) if more else None,
        "previous_page": link(page=page - 1) if fewer else None,
        "count": len(rows),
    }


def _by_cursor(name: str, rows: Sequence[T], show: Callable[[T], Record]) -> Record:
    start, size = _span(len(rows))
    end = min(start + size, len(rows))
    after, before = _cursor(end), _cursor(start)
    # the next link is given at the end too: whoever follows it without reading has_more runs in circles, as there
    following = link(**{"page[after]": after, "page[before]": None})
    return {
        name: [show(row) for row in rows[start:end]],
        "meta": {"has_more": end < len(rows), "after_cursor": after, "before_cursor": before},
        "links": {
            "prev": link(**{"page[before]": before, "page[after]": None}),
            "next": following,
        },
    }


def _span(total: int) -> tuple[int, int]:
    args = request.args
    if any(key in args for key in _CURSORS):
        size = _size(args.get("page[size]"))
        if "page[before]" in args:
            return max(0, min(total, _position(args["page[before]"])) - size), size
        return _position(args["page[after]"]) if "page[after]" in args else 0, size
    size = _size(args.get("per_page"))
    return (max(1, number(args.get("page"), 1)) - 1) * size, size


def _size(given: str | None) -> int:
    return max(1, min(number(given, _LARGEST), _LARGEST))


def _cursor(position: int) -> str:
    return base64.urlsafe_b64encode(f"o:{position}".encode()).decode()


def _position(cursor: str) -> int:
    try:
        kind, _, position = base64.urlsafe_b64decode(cursor).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        kind, position = "", ""
    if kind != "o" or not position.isdigit():
        raise bad_request("InvalidPaginationParameter", "page[after] or page[before] is not a cursor")
    return int(position)
