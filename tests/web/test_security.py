"""The headers of every kind of answer."""

from flask.testing import FlaskClient

from tests.web.builders import Page
from tests.web.conftest import House, opened


def test_the_page_may_be_framed_by_its_own_desk_only(client: FlaskClient) -> None:
    """The policy of the page is exactly this, and there is no X-Frame-Options to contradict it."""
    page = opened(client)
    assert page.headers["Content-Security-Policy"] == (
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        "script-src 'self' https://static.zdassets.com; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "frame-ancestors https://acme.zendesk.com"
    )
    assert "X-Frame-Options" not in page.headers
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert page.headers["X-Content-Type-Options"] == "nosniff"


def test_a_refusal_page_may_be_framed_but_runs_nothing(client: FlaskClient) -> None:
    """The sentence must be readable inside any desk; there is nothing on it to trick a click from."""
    policy = opened(client, token="forged").headers["Content-Security-Policy"]
    assert "script-src" not in policy
    assert "default-src 'none'" in policy
    assert policy.endswith("frame-ancestors *")


def test_answers_to_programs_are_never_framed_or_kept(house: House) -> None:
    """JSON is for the page that asked, not for caches or frames."""
    answer = Page(house.client()).suggest()
    assert answer.headers["Content-Security-Policy"].endswith("frame-ancestors 'none'")
    assert answer.headers["Cache-Control"] == "no-store"


def test_files_can_be_cached_but_are_checked(client: FlaskClient) -> None:
    """Scripts may be kept by browsers, which ask whether they changed."""
    script = client.get("/static/sidebar/main.js")
    assert script.status_code == 200
    assert script.headers["Cache-Control"] == "no-cache"
    assert script.headers["X-Content-Type-Options"] == "nosniff"
    script.close()
