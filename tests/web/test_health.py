"""What monitors read."""

from integration.errors import OutsideFailure
from tests.web.conftest import House, opened


def test_alive_needs_nothing_but_the_process(house: House) -> None:
    """A broken part does not make the process look dead."""
    house.checks["database"] = _away
    answer = house.client().get("/health")
    assert (answer.status_code, answer.json) == (200, {"status": "ok", "version": "0.1.0"})


def test_ready_names_each_part(house: House) -> None:
    """All parts well is 200; one that is not makes it 503 and is named."""
    house.checks["schema"] = lambda: None
    assert house.client().get("/ready").json == {"status": "ok", "checks": {"schema": "ok"}}
    house.checks["database"] = _away
    answer = house.client().get("/ready")
    assert answer.status_code == 503
    assert answer.json["checks"] == {"schema": "ok", "database": "not ready"}


def test_what_is_only_told_makes_nobody_unready(house: House) -> None:
    """A worker that is away is seen, and this server still serves."""
    house.checks["database"] = lambda: None
    house.told |= {"worker": _away, "store": lambda: None}
    answer = house.client().get("/ready")
    assert answer.status_code == 200
    assert answer.json == {"status": "ok", "checks": {"database": "ok", "worker": "not ready", "store": "ok"}}


def test_metrics_count_requests(house: House) -> None:
    """Refusals and times are there for Prometheus."""
    client = house.client()
    opened(client, token="forged")
    text = client.get("/metrics").text
    assert 'amends_refused_requests_total{reason="bad_signature"} 1.0' in text
    assert 'amends_request_seconds_count{endpoint="sidebar.sidebar"} 1.0' in text


def _away() -> None:
    raise OutsideFailure("10.0.0.7 does not answer.", permanent=False)
