"""The body of a request as it came in."""

from flask import request
from werkzeug.exceptions import HTTPException

from integration.errors import Malformed
from integration.flows.receiving_ports import ReceivingReason


def raw_body() -> bytes:
    """All of it. Raises Malformed for one that cannot be read to its end, and RequestEntityTooLarge."""
    try:
        return request.get_data()
    except HTTPException:
        raise
    except Exception as error:  # each server has errors of its own for what is no body
        raise Malformed(ReceivingReason.MALFORMED, "The body of this request cannot be read to its end.") from error
