"""The headers of every answer: who may frame it, what it may load, what may be kept of it."""

from flask import Response, request

from integration.web.parts import parts

NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'"


def page_policy(account: str) -> str:
    """A page runs our files and Zendesk's client SDK, talks to us, and sits in this account's desk only."""
    given = parts()
    scripts = " ".join(["'self'", *_origin(given.zaf_sdk_url)])
    return (
        f"{NOTHING}; script-src {scripts}; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        f"frame-ancestors {given.desk_origin(account)}"
    )


def notice_policy() -> str:
    """A page with a sentence and nothing to click: any desk may frame it, since we do not know whose it is."""
    return f"{NOTHING}; style-src 'self'; img-src 'self' data:; frame-ancestors *"


def harden(response: Response) -> Response:
    """What holds for all answers; pages bring their own Content-Security-Policy."""
    response.headers.setdefault("Content-Security-Policy", f"{NOTHING}; frame-ancestors 'none'")
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    if request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store"
    return response


def _origin(address: str) -> list[str]:
    """The origin of an absolute address; none for a path on this server, which 'self' covers."""
    scheme, found, rest = address.partition("://")
    return [f"{scheme}://{rest.split('/', maxsplit=1)[0]}"] if found else []
