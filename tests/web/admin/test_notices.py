"""Notices of cancelled orders, read and told apart by the policy on the page."""

from integration.apology.cancellation import CancelReason
from integration.web.admin.labels import CANCEL_REASONS
from tests.web.admin.conftest import AdminPage
from tests.web.admin.test_policy import a_document


def test_a_notice_is_read_as_the_page_words_it(page: AdminPage) -> None:
    """The policy that is sent decides, not the live one; every letter says for which reason and language it is."""
    document = a_document(page) | {"currency": "CHF"}
    told = page.send("POST", "/admin/notices/order_cancelled", {"document": document, "locale": "de"})

    assert told["fingerprint"] == "order_cancelled:CHF"
    assert (told["locale"], told["languages"][0]) == ("de", {"id": "en", "label": "English"})
    assert told["letters"][0] == {
        "reason": "Out of stock",
        "subject": "Your order",
        "text": "Your money comes back in CHF.",
    }
    prints = page.send("POST", "/admin/notices", {"document": document})["notices"]
    assert prints["order_cancelled"] == told["fingerprint"]
    assert set(prints) == {"order_cancelled", "order_cancelled_verification"}


def test_every_reason_has_a_label() -> None:
    """Whatever a shop may give as the reason."""
    assert set(CANCEL_REASONS) == set(CancelReason)


def test_a_type_without_a_notice_has_none(page: AdminPage) -> None:
    """And what is no policy is refused like everywhere."""
    answer = page.ask("POST", "/admin/notices/late_delivery", {"document": a_document(page)})
    assert answer.status_code == 404
    assert page.ask("POST", "/admin/notices", {"document": {"rules": 1}}).status_code == 422
    unknown = {"document": a_document(page), "locale": "xx"}
    assert page.ask("POST", "/admin/notices/order_cancelled", unknown).status_code == 422
