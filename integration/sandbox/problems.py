"""Refusals in the words and shapes of the REST API (platform §7.10)."""

from typing import Any


class ApiProblem(Exception):
    """An answer that is not a success; `body` is JSON, or plain text where the real API sends that."""

    def __init__(self, status: int, body: dict[str, Any] | str, headers: dict[str, str] | None = None) -> None:
        super().__init__(f"{status}: {body}")
        self.status = status
        self.body = body
        self.headers = headers or {}


def bad_request(error: str, description: str) -> ApiProblem:
    return ApiProblem(400, {"error": error, "description": description})


def unauthenticated() -> ApiProblem:
    return ApiProblem(401, {"error": "Couldn't authenticate you"})


def invalid_token() -> ApiProblem:
    return ApiProblem(
        401,
        {
            "error": "invalid_token",
            "error_description": "The access token provided is expired, revoked, malformed or invalid for other "
            "reasons.",
        },
    )


def missing_scope(scope: str) -> ApiProblem:
    description = f"You are missing the following required scopes: {scope}"
    return ApiProblem(403, {"error": "Forbidden", "description": description})


def forbidden() -> ApiProblem:
    message = "You do not have access to this page. Contact the account owner of this help desk for further help."
    return ApiProblem(403, {"error": {"title": "Forbidden", "message": message}})


def not_found() -> ApiProblem:
    return ApiProblem(404, {"error": "RecordNotFound", "description": "Not found"})


def conflict() -> ApiProblem:
    return ApiProblem(409, {"error": "UpdateConflict", "description": "Safe Update prevented the update"})


def record_invalid(field: str, description: str) -> ApiProblem:
    details = {field: [{"description": description}]}
    return ApiProblem(422, {"error": "RecordInvalid", "description": "Record validation errors", "details": details})


def too_many_values(allowed: int) -> ApiProblem:
    description = f"A maximum of {allowed} values are supported for this field"
    return ApiProblem(400, {"error": "TooManyValues", "description": description, "max_count": allowed})


def too_many_requests(retry_after: int | None) -> ApiProblem:
    text = "Number of allowed API requests per minute exceeded"
    return ApiProblem(429, text, {} if retry_after is None else {"Retry-After": str(retry_after)})
