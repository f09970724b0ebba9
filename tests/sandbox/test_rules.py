"""What admins set up besides triggers: their categories, and the options of ticket fields."""

from typing import Any

from tests.sandbox.callers import Caller

RULE = {
    "title": "Draft",
    "conditions": {"all": [{"field": "role", "operator": "is", "value": "end_user"}], "any": []},
    "actions": [{"field": "priority", "value": "low"}],
}


def test_where_there_are_categories_a_trigger_needs_one(admin: Caller, agent: Caller) -> None:
    """Before the first there are none, and none is asked for; one with triggers in it cannot be deleted."""
    assert admin.get("trigger_categories")["trigger_categories"] == []
    early = admin.ask("POST", "triggers", {"trigger": RULE}).json()["trigger"]
    made = admin.ask("POST", "trigger_categories", {"trigger_category": {"name": "Ours"}})
    category = made.json()["trigger_category"]

    assert (early["category_id"], made.status_code, category["name"]) == (None, 201, "Ours")
    assert isinstance(category["id"], str)
    assert admin.ask("POST", "trigger_categories", {"trigger_category": {"position": 1}}).status_code == 422
    for wrong in ({}, {"category_id": "7"}):
        assert admin.ask("POST", "triggers", {"trigger": RULE | wrong}).status_code == 422
    trigger = admin.ask("POST", "triggers", {"trigger": RULE | {"category_id": category["id"]}}).json()["trigger"]
    assert admin.ask("PUT", f"triggers/{trigger['id']}", {"trigger": {"category_id": "7"}}).status_code == 422
    assert (
        admin.put(f"triggers/{trigger['id']}", {"trigger": {"title": "X"}})["trigger"]["category_id"] == category["id"]
    )

    named = admin.ask("PATCH", f"trigger_categories/{category['id']}", {"trigger_category": {"name": "Theirs"}})
    assert named.json()["trigger_category"]["name"] == "Theirs"
    assert admin.ask("DELETE", f"trigger_categories/{category['id']}").status_code == 422
    admin.ask("DELETE", f"triggers/{trigger['id']}")
    assert admin.ask("DELETE", f"trigger_categories/{category['id']}").status_code == 204
    assert admin.ask("DELETE", f"trigger_categories/{category['id']}").status_code == 404
    assert agent.ask("GET", "trigger_categories").status_code == 403


def test_a_fields_options_are_those_it_was_given_last(admin: Caller, agent: Caller) -> None:
    """What is not said stays, what a field is stays too, and no two fields share a tag."""
    before = admin.get("ticket_fields/360001")["ticket_field"]
    options = [{"name": "Refund", "value": "remedy_refund"}, {"name": "Call", "value": "remedy_call"}]
    body: dict[str, Any] = {"custom_field_options": options, "agent_description": "Ours", "type": "text"}
    after = admin.put("ticket_fields/360001", {"ticket_field": body})["ticket_field"]

    assert [(each["name"], each["value"]) for each in after["custom_field_options"]] == [
        ("Refund", "remedy_refund"),
        ("Call", "remedy_call"),
    ]
    kept = {key: before[key] for key in ("id", "type", "title", "created_at", "active")}
    assert {key: after[key] for key in kept} == kept
    assert after["agent_description"] == "Ours"
    off = admin.put("ticket_fields/360001", {"ticket_field": {"active": False}})["ticket_field"]
    assert (off["active"], off["custom_field_options"]) == (False, after["custom_field_options"])
    clash = {"type": "tagger", "title": "Other", "custom_field_options": options}
    assert admin.ask("POST", "ticket_fields", {"ticket_field": clash}).status_code == 422
    assert admin.ask("PUT", "ticket_fields/7", {"ticket_field": body}).status_code == 404
    assert agent.ask("PUT", "ticket_fields/360001", {"ticket_field": body}).status_code == 403


def test_a_customer_writes_by_a_form(admin: Caller) -> None:
    """Whoever tries the demo out sends an e-mail without a mail program, and is shown the ticket that it made."""
    form = {
        "name": "Marta",
        "email": "marta@mail.example",
        "subject": "Broken",
        "text": "It is\n\nbroken.",
        "ticket_id": "",
    }
    page = admin.ask("GET", "/sandbox/mail/page").text
    sent = admin.session.post(f"{admin.url}/sandbox/mail", data=form, timeout=5, allow_redirects=False)
    more = admin.session.post(f"{admin.url}/sandbox/mail", data=form | {"ticket_id": "4"}, timeout=5)

    assert all(f'name="{name}"' in page for name in form)
    assert (sent.status_code, sent.headers["Location"]) == (303, "/agent/tickets/4")
    assert more.ok
    assert [each["public"] for each in admin.get("tickets/4/comments")["comments"]] == [True, True]
