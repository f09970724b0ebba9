"""What the server says of a policy while it is being typed."""

from tests.web.admin.conftest import AdminPage
from tests.web.admin.test_policy import a_document, a_rule


def test_a_document_is_told_in_words_and_not_kept(page: AdminPage) -> None:
    """Sentences, changes and problems come as for a draft, and there still is none."""
    told = page.send("POST", "/admin/policy/look", {"document": a_document(page, a_rule(offers=[]))})

    assert set(told) == {"rules", "changes", "problems", "findings"}
    assert told["rules"][0]["id"] == "lamp"
    assert told["changes"]
    assert "rules[0].offers" in {problem["path"] for problem in told["problems"]}
    assert page.get("/admin/policy")["draft"] is None


def test_what_is_no_policy_is_told_by_its_place(page: AdminPage) -> None:
    """A number that is none is named by its path, so that the page can say it beside the field."""
    wrong = a_rule(offers=[{"id": "refund", "kind": "refund_full", "cost": "lots"}])
    answer = page.ask("POST", "/admin/policy/look", {"document": a_document(page, wrong)})

    assert answer.status_code == 422
    assert [problem["path"] for problem in answer.json["problems"]] == ["rules[0].offers[0].cost"]
