"""The policy draft and its versions, as the page asks for them."""

from typing import Any

import pytest

from integration.errors import DeskFailure
from tests.web.admin.conftest import AdminPage
from tests.web.conftest import House

DAMAGED = {"fact": "complaint_type", "operator": "is", "value": "damaged_item"}


def a_rule(**changes: Any) -> dict[str, Any]:
    """One that may be published."""
    return {
        "id": "lamp",
        "name": "Lamps",
        "when": {"all": [DAMAGED]},
        "offers": [{"id": "refund", "kind": "refund_full"}],
    } | changes


def a_document(page: AdminPage, *rules: dict[str, Any]) -> dict[str, Any]:
    document: dict[str, Any] = page.get("/admin/policy")["document"]
    return document | {"rules": list(rules or (a_rule(),))}


def saved(page: AdminPage, *rules: dict[str, Any], revision: int = 0) -> dict[str, Any]:
    body = {"revision": revision, "document": a_document(page, *rules)}
    answer: dict[str, Any] = page.send("PUT", "/admin/policy", body)
    return answer


def test_without_a_draft_the_live_policy_is_on_the_table(page: AdminPage) -> None:
    """Its document, what is live since when, and nothing changed."""
    shown = page.get("/admin/policy")
    live = {"number": 1, "published_at": "2026-05-04T12:00:00+00:00", "published_by": "amends", "note": ""}
    assert shown["live"] == live
    assert shown["draft"] is None
    assert shown["document"]["currency"] == "EUR"
    assert shown["changes"] == []
    assert {"path": "rules", "words": "There are no rules."} in shown["problems"]


def test_a_saved_draft_is_told_in_words(page: AdminPage) -> None:
    """Who changed it when, its rules as sentences, and what is different from the live policy."""
    shown = saved(page)
    assert shown["draft"]["revision"] == 1
    assert (shown["draft"]["base"], shown["draft"]["changed_by"]) == (1, "Amara Cole")
    assert shown["rules"] == [
        {
            "id": "lamp",
            "name": "Lamps",
            "enabled": True,
            "stack": False,
            "sentence": "When complaint is damaged item, offer refund in full.",
        }
    ]
    assert shown["problems"] == []
    assert any("Lamps" in words for words in shown["changes"])
    assert page.get("/admin/policy") == shown


def test_what_is_unwise_may_be_saved(page: AdminPage) -> None:
    """A rule on its way has problems at their places, and is a draft all the same."""
    shown = saved(page, a_rule(name="", offers=[{"id": "off", "kind": "discount_percent"}]))
    paths = {problem["path"] for problem in shown["problems"]}
    assert {"rules[0].name", "rules[0].offers[0].percent"} <= paths


def test_what_is_no_policy_is_refused_at_its_place(house: House, page: AdminPage) -> None:
    """Each wrong value is named by its path, in words that stand beside a field; nothing is saved."""
    wrong = a_rule(offers=[{"id": "r", "kind": "gift"}], colour="red")
    answer = page.ask("PUT", "/admin/policy", {"revision": 0, "document": a_document(page, wrong)})
    assert answer.status_code == 422
    problems = {problem["path"]: problem["words"] for problem in answer.json["problems"]}
    assert problems["rules[0].colour"] == "is not a field of a policy."
    assert problems["rules[0].offers[0].kind"].startswith("is “gift”, and should be")
    assert house.admin.drafts.kept is None


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"revision": 0},
        {"revision": -1, "document": {}},
        {"revision": 2**40, "document": {}},
        {"revision": "x", "document": {}},
        {"revision": 0, "document": []},
        {"revision": 0, "document": {"currency": "EUR"}, "who": "me"},
        {"revision": 0, "document": None},
        [1],
    ],
)
def test_a_body_that_does_not_fit_is_refused(page: AdminPage, body: Any) -> None:
    """Whatever is sent, the answer names what does not fit."""
    answer = page.ask("PUT", "/admin/policy", body)
    assert (answer.status_code, answer.mimetype) == (422, "application/problem+json")


def test_whoever_comes_second_sees_what_is_there(page: AdminPage) -> None:
    """A stale revision changes nothing: the answer has the policy as it is now, and what others changed in it."""
    first = saved(page)
    theirs = saved(page, a_rule(name="Chairs"), revision=1)
    mine = first["document"] | {"currency": "USD"}
    body = {"revision": 1, "document": mine, "was": first["document"]}
    answer = page.ask("PUT", "/admin/policy", body)
    assert answer.status_code == 409
    assert answer.json["current"] == theirs
    assert answer.json["theirs"]
    assert all("Chairs" in words or "name" in words for words in answer.json["theirs"])
    assert page.get("/admin/policy") == theirs


def test_without_what_was_read_all_changes_since_the_live_one_are_told(page: AdminPage) -> None:
    """The page may not know what it read; too much is then told rather than too little."""
    theirs = saved(page)
    answer = page.ask("PUT", "/admin/policy", {"revision": 0, "document": theirs["document"]})
    assert answer.json["theirs"] == theirs["changes"]


def test_a_draft_is_thrown_away(page: AdminPage) -> None:
    """What was on the table is the live policy again; a stale revision throws nothing away."""
    saved(page)
    assert page.ask("DELETE", "/admin/policy?revision=7").status_code == 409
    assert page.ask("DELETE", "/admin/policy").status_code == 422
    assert page.send("DELETE", "/admin/policy?revision=1")["draft"] is None


def test_a_draft_is_published_with_a_note(page: AdminPage) -> None:
    """It is live from then on, under the next number, and the table is clear."""
    saved(page)
    shown = page.send("POST", "/admin/policy/publish", {"revision": 1, "note": " Lamps are dear now "})
    assert (shown["live"]["number"], shown["live"]["note"]) == (2, "Lamps are dear now")
    assert shown["live"]["published_by"] == "Amara Cole"
    assert (shown["draft"], shown["changes"]) == (None, [])


def test_a_draft_with_problems_is_not_published(house: House, page: AdminPage) -> None:
    """The problems come back at their places, and the live policy stays."""
    saved(page, a_rule(name=""))
    answer = page.ask("POST", "/admin/policy/publish", {"revision": 1})
    assert answer.status_code == 422
    assert [problem["path"] for problem in answer.json["problems"]] == ["rules[0].name"]
    assert house.admin.versions.number == 1


@pytest.mark.parametrize("revision", [0, 2])
def test_only_what_was_read_is_published(page: AdminPage, revision: int) -> None:
    """Another revision than the newest is a conflict that shows what is there."""
    shown = saved(page)
    answer = page.ask("POST", "/admin/policy/publish", {"revision": revision})
    assert (answer.status_code, answer.json["current"]) == (409, shown)


def test_versions_are_listed_shown_and_rolled_back(page: AdminPage) -> None:
    """An old version is shown with what it would change, and can be made live again under its number."""
    saved(page)
    page.send("POST", "/admin/policy/publish", {"revision": 1, "note": "Lamps"})
    listed = page.get("/admin/policy/versions")["versions"]
    assert [(line["number"], line["note"], line["live"]) for line in listed] == [(2, "Lamps", True), (1, "", False)]
    first = page.get("/admin/policy/versions/1")
    assert first["number"] == 1
    assert any("Lamps" in words for words in first["changes"])
    assert page.get("/admin/policy/versions/2")["changes"] == []
    assert page.send("POST", "/admin/policy/rollback", {"number": 1, "note": "Too dear"})["live"]["number"] == 1
    assert page.ask("GET", "/admin/policy/versions/9").status_code == 404
    assert page.ask("GET", f"/admin/policy/versions/{2**70}").status_code == 404
    assert page.ask("POST", "/admin/policy/rollback", {"number": 9}).status_code == 404


def test_a_policy_goes_out_and_comes_in_again(page: AdminPage) -> None:
    """YAML of the draft or the live policy; what comes in is the draft, and the same policy."""
    shown = saved(page)
    text = page.ask("GET", "/admin/policy/export?which=draft").text
    assert "name: Lamps" in text
    assert "Lamps" not in page.ask("GET", "/admin/policy/export?which=live").text
    page.send("DELETE", "/admin/policy?revision=1")
    again = page.send("POST", "/admin/policy/import", {"revision": 0, "yaml": text})
    assert again["document"] == shown["document"]
    assert page.ask("GET", "/admin/policy/export?which=all").status_code == 422


@pytest.mark.parametrize(
    ("yaml", "path"),
    [
        ("rules: [", ""),
        ("currency: EUR\nrules: []\ncontacts: []\ncolour: red", "colour"),
        ("currency: EUR\ncurrency: USD", ""),
        ("a: &a [*a]", ""),
        ("", ""),
    ],
)
def test_what_is_no_policy_does_not_come_in(page: AdminPage, yaml: str, path: str) -> None:
    """The line or the field is named, and there is no draft."""
    answer = page.ask("POST", "/admin/policy/import", {"revision": 0, "yaml": yaml})
    assert answer.status_code == 422
    assert path in [problem["path"] for problem in answer.json["problems"]]
    assert page.get("/admin/policy")["draft"] is None


WITH_TITLES = """
currency: EUR
contacts: []
field_map: {order: order}
rules:
  - id: dear
    name: Dear
    when: {any: [{fact: "field:Value", operator: greater_than, value: 100}]}
    offers: [{id: call, kind: phone_call}]
"""


def test_fields_may_come_in_by_their_titles(page: AdminPage) -> None:
    """The account's own fields give them their ids."""
    document = page.send("POST", "/admin/policy/import", {"revision": 0, "yaml": WITH_TITLES})["document"]
    assert document["rules"][0]["when"]["any"][0]["fact"] == "field:360002"
    assert document["field_map"] == {"order": "360001"}


def test_titles_that_nobody_knows_or_two_have_are_refused(house: House, page: AdminPage) -> None:
    """Each is named at its place; where Zendesk does not answer, nothing comes in."""
    house.admin.setup.fields = (("1", "Value", "text"), ("2", " value ", "text"))
    answer = page.ask("POST", "/admin/policy/import", {"revision": 0, "yaml": WITH_TITLES})
    assert answer.json["problems"] == [
        {
            "path": "rules[0].when.any[0].fact",
            "words": "Zendesk has 2 ticket fields “Value”; write the id of the one you mean.",
        },
        {"path": "field_map.order", "words": "Zendesk has no ticket field “order”."},
    ]
    house.admin.setup.failure = DeskFailure("DNS", permanent=False)
    assert page.ask("POST", "/admin/policy/import", {"revision": 0, "yaml": WITH_TITLES}).status_code == 503


def test_logs_have_no_word_of_the_policy(page: AdminPage, capsys: pytest.CaptureFixture[str]) -> None:
    """A conflict and a refusal are logged as such, without the document."""
    saved(page, a_rule(name="Lamps of Mrs Secret"))
    page.ask("PUT", "/admin/policy", {"revision": 0, "document": a_document(page)})
    page.ask("PUT", "/admin/policy", {"revision": 1, "document": {"rules": "Mrs Secret"}})
    captured = capsys.readouterr()
    assert "request refused" in captured.out + captured.err
    assert "Secret" not in captured.out + captured.err
