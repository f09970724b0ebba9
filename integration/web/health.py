"""What monitors ask: is the process alive, are its parts ready, what has it done."""

from collections.abc import Callable

from flask import Blueprint, Response, jsonify
from prometheus_client import CONTENT_TYPE_LATEST

from integration.errors import AmendsError
from integration.observability import logger
from integration.web.parts import parts
from integration.web.problems import NOT_READY

pages = Blueprint("health", __name__)
OK, NOT_OK = "ok", "not ready"


@pages.get("/health")
def health() -> Response:
    """Alive, whatever the rest does: a database that is away is no reason to restart this process."""
    return jsonify(status=OK, version=parts().product_version)


@pages.get("/ready")
def ready() -> tuple[Response, int] | Response:
    """Each part's own check, by name; 503 as long as one of those that this server needs says no.

    What is only told beside them is another's: a worker that is away is no reason to send requests elsewhere.
    """
    needed = {name: _result(name, check) for name, check in parts().checks.items()}
    told = {name: _result(name, check) for name, check in parts().told.items()}
    is_ready = set(needed.values()) <= {OK}
    answer = jsonify(status=OK if is_ready else NOT_OK, checks=needed | told)
    return answer if is_ready else (answer, NOT_READY)


@pages.get("/metrics")
def metrics() -> Response:
    return Response(parts().metrics.exposition(), content_type=CONTENT_TYPE_LATEST)


def _result(name: str, check: Callable[[], None]) -> str:
    try:
        check()
    except AmendsError as error:
        # Anybody may ask; addresses of databases and the like are for the log.
        logger().warning("not ready", check=name, error=str(error))
        return NOT_OK
    return OK
